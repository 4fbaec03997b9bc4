import type { GoType } from './go-type.ts';
import { GoComplex, GoInt, GoNil, GoPointer, GoSlice, GoStruct, GoTypedMap, type GoValue } from './go-value.ts';
import { ANY_SLICE, BOOL, BYTES, COMPLEX128, FLOAT64, MAP, STRING } from './types.ts';

const FUNC: GoType = { kind: 'func', name: 'func()' };

/** The dynamic type of a value, or undefined for nil and invalid, as reflect.TypeOf. */
export function typeOf(value: GoValue): GoType | undefined {
  switch (typeof value) {
    case 'undefined':
      return undefined;
    case 'string':
      return STRING;
    case 'number':
      return FLOAT64;
    case 'boolean':
      return BOOL;
    default:
      return typeOfObject(value);
  }
}

function typeOfObject(value: object | null): GoType | undefined {
  if (value === null) return undefined;
  if (value instanceof GoTypedMap) return value.goType;
  if (value instanceof Map) return MAP;
  if (Array.isArray(value)) return ANY_SLICE;
  if (value instanceof GoInt || value instanceof GoSlice || value instanceof GoStruct) return value.goType;
  if (value instanceof GoNil || value instanceof GoPointer) return value.goType;
  if (value instanceof Uint8Array) return BYTES;
  if (value instanceof GoComplex) return COMPLEX128;
  return FUNC;
}
