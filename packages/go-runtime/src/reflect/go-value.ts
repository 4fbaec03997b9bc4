import type { GoFunc } from './define-func.ts';
import type { GoType } from './go-type.ts';

/**
 * A Go value as templates see it:
 *
 * | Go                               | here                                             |
 * |----------------------------------|--------------------------------------------------|
 * | reflect.Value{} (invalid)        | undefined                                        |
 * | nil interface                    | null                                             |
 * | typed nil (map, slice, pointer)  | GoNil                                            |
 * | bool, string                     | boolean, string (see bytes/go-string.ts)         |
 * | float64                          | number                                           |
 * | every integer type               | GoInt                                            |
 * | complex128                       | GoComplex                                        |
 * | map[string]interface {}          | Map                                              |
 * | another map with string keys     | GoTypedMap                                       |
 * | []interface {}                   | Array                                            |
 * | []uint8                          | Uint8Array                                       |
 * | another slice or array           | GoSlice                                          |
 * | struct                           | GoStruct                                         |
 * | pointer                          | GoPointer                                        |
 * | func                             | GoFunc                                           |
 *
 * Containers are shared by reference, as in Go. A Map keeps insertion order; whoever iterates for output sorts the keys.
 */
export type GoValue =
  | undefined
  | null
  | boolean
  | number
  | string
  | GoInt
  | GoComplex
  | GoNil
  | Map<string, GoValue>
  | GoValue[]
  | Uint8Array
  | GoSlice
  | GoStruct
  | GoPointer
  | GoFunc;

export type GoMap = Map<string, GoValue>;

/** An integer of any Go integer type, named ones such as time.Duration included. `value` is in the type's range. */
export class GoInt {
  readonly goType: GoType;
  readonly value: bigint;

  constructor(goType: GoType, value: bigint) {
    this.goType = goType;
    this.value = value;
  }
}

export class GoComplex {
  readonly real: number;
  readonly imaginary: number;

  constructor(real: number, imaginary: number) {
    this.real = real;
    this.imaginary = imaginary;
  }
}

/** A nil that knows its type: `map[string]interface{}(nil)`, `[]string(nil)`, `(*T)(nil)`. */
export class GoNil {
  readonly goType: GoType;

  constructor(goType: GoType) {
    this.goType = goType;
  }
}

/** A map of another type than map[string]interface {}, for instance chartutil.Values or map[string]string. */
export class GoTypedMap extends Map<string, GoValue> {
  readonly goType: GoType;

  constructor(goType: GoType, entries?: Iterable<readonly [string, GoValue]>) {
    super(entries);
    this.goType = goType;
  }
}

/** A slice or array whose element type is not interface {}, for instance []string or []int. */
export class GoSlice {
  readonly goType: GoType;
  readonly items: readonly GoValue[];

  constructor(goType: GoType, items: readonly GoValue[]) {
    this.goType = goType;
    this.items = items;
  }
}

/** A struct. `native` holds what the methods of types such as time.Time work on, and is invisible to templates. */
export class GoStruct {
  readonly goType: GoType;
  readonly fields: ReadonlyMap<string, GoValue>;
  readonly native: unknown;

  constructor(goType: GoType, fields: ReadonlyMap<string, GoValue>, native?: unknown) {
    this.goType = goType;
    this.fields = fields;
    this.native = native;
  }
}

export class GoPointer {
  readonly goType: GoType;
  readonly target: GoStruct;

  constructor(goType: GoType, target: GoStruct) {
    this.goType = goType;
    this.target = target;
  }
}
