import type { GoValue } from './go-value.ts';

/** Go's reflect.Kind, by the name its String method gives. */
export type GoKind =
  | 'bool'
  | 'int'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'float64'
  | 'complex128'
  | 'string'
  | 'slice'
  | 'array'
  | 'map'
  | 'struct'
  | 'ptr'
  | 'interface'
  | 'func';

/** A method in a type's method set. `func` takes the receiver first. */
export interface GoMethod {
  readonly name: string;
  readonly params: readonly GoType[];
  /** Whether the last of `params` repeats. */
  readonly variadic: boolean;
  readonly call: (receiver: GoValue, ...args: GoValue[]) => GoValue;
}

export interface GoField {
  readonly name: string;
  readonly type: GoType;
  /** The name in JSON, where a tag gives one. */
  readonly json?: string;
  /** The name in YAML, where a tag gives one; toYamlPretty alone reads those. */
  readonly yaml?: string;
  /** Both tags of a field agree in this. */
  readonly omitEmpty?: boolean;
  /** A struct without a field name of its own: its fields and methods count as those of the outer struct. */
  readonly embedded?: boolean;
}

/**
 * A Go type as far as templates can see it. `Value` is a phantom that tells TypeScript what a value of the type is here.
 */
export interface GoType<Value extends GoValue = GoValue> {
  readonly kind: GoKind;
  /** As `%T` prints it, for instance `map[string]interface {}`. */
  readonly name: string;
  /** Of a slice, array, map or pointer. */
  readonly elem?: GoType;
  /** Of a map. */
  readonly key?: GoType;
  /** Of a struct: exported fields, in declaration order. */
  readonly fields?: readonly GoField[];
  readonly methods?: ReadonlyMap<string, GoMethod>;
  /**
   * Of a struct: the methods with a pointer receiver. A pointer to it has them, and so has a field that is reached through
   * a pointer (an addressable one), but not a copy of the struct.
   */
  readonly pointerMethods?: ReadonlyMap<string, GoMethod>;
  readonly _value?: Value;
}
