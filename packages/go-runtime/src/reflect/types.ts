import type { GoMethod, GoType } from './go-type.ts';
import type { GoComplex, GoInt, GoMap, GoNil, GoSlice, GoValue } from './go-value.ts';

export const BOOL: GoType<boolean> = { kind: 'bool', name: 'bool' };
export const STRING: GoType<string> = { kind: 'string', name: 'string' };
export const FLOAT64: GoType<number> = { kind: 'float64', name: 'float64' };
export const COMPLEX128: GoType<GoComplex> = { kind: 'complex128', name: 'complex128' };
export const INT: GoType<GoInt> = { kind: 'int', name: 'int' };
export const INT8: GoType<GoInt> = { kind: 'int8', name: 'int8' };
export const INT16: GoType<GoInt> = { kind: 'int16', name: 'int16' };
export const INT32: GoType<GoInt> = { kind: 'int32', name: 'int32' };
export const INT64: GoType<GoInt> = { kind: 'int64', name: 'int64' };
export const UINT: GoType<GoInt> = { kind: 'uint', name: 'uint' };
export const UINT8: GoType<GoInt> = { kind: 'uint8', name: 'uint8' };
export const UINT16: GoType<GoInt> = { kind: 'uint16', name: 'uint16' };
export const UINT32: GoType<GoInt> = { kind: 'uint32', name: 'uint32' };
export const UINT64: GoType<GoInt> = { kind: 'uint64', name: 'uint64' };
/** The empty interface. */
export const ANY: GoType = { kind: 'interface', name: 'interface {}' };
export const ERROR: GoType = { kind: 'interface', name: 'error' };
export const MAP: GoType<GoMap | GoNil> = { kind: 'map', name: 'map[string]interface {}', key: STRING, elem: ANY };
export const STRING_MAP: GoType<GoMap | GoNil> = { kind: 'map', name: 'map[string]string', key: STRING, elem: STRING };
export const ANY_SLICE: GoType<GoValue[] | GoNil> = { kind: 'slice', name: '[]interface {}', elem: ANY };
export const STRING_SLICE: GoType<GoSlice | GoNil> = sliceOf(STRING) as GoType<GoSlice | GoNil>;
export const INT_SLICE: GoType<GoSlice | GoNil> = sliceOf(INT) as GoType<GoSlice | GoNil>;
export const BYTES: GoType<Uint8Array | GoNil> = { kind: 'slice', name: '[]uint8', elem: UINT8 };

export function sliceOf(elem: GoType): GoType {
  return { kind: 'slice', name: `[]${elem.name}`, elem };
}

export function pointerTo(elem: GoType, methods?: ReadonlyMap<string, GoMethod>): GoType {
  const own = methods ?? pointerMethodSet(elem);
  return { kind: 'ptr', name: `*${elem.name}`, elem, ...(own ? { methods: own } : {}) };
}

function pointerMethodSet(elem: GoType): ReadonlyMap<string, GoMethod> | undefined {
  if (elem.pointerMethods === undefined) return elem.methods;
  return elem.methods ? new Map([...elem.methods, ...elem.pointerMethods]) : elem.pointerMethods;
}

/** A type of the same shape under another name, with a method set of its own (`type Values map[string]interface{}`). */
export function namedType<Value extends GoValue>(
  name: string,
  underlying: GoType<Value>,
  methods: readonly GoMethod[] = [],
): GoType<Value> {
  return { ...underlying, name, methods: new Map(methods.map((method) => [method.name, method])) };
}
