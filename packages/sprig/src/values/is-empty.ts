import { GoComplex, GoInt, GoNil, GoPointer, GoSlice, GoStruct, type GoValue } from '@metachart/go-runtime/reflect';

/** Whether a value is unset to `default`, `empty`, `coalesce` and `compact` (rule M4): zero, "", false, nil or no elements. */
export function isEmpty(value: GoValue): boolean {
  switch (typeof value) {
    case 'string':
      return value === '';
    case 'boolean':
      return !value;
    case 'number':
      return value === 0;
    case 'undefined':
      return true;
    default:
      return value === null || isEmptyObject(value);
  }
}

function isEmptyObject(value: Exclude<GoValue, string | boolean | number | null | undefined>): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Map) return value.size === 0;
  if (value instanceof GoInt) return value.value === 0n;
  if (value instanceof GoSlice) return value.items.length === 0;
  if (value instanceof GoStruct || value instanceof GoPointer) return false;
  if (value instanceof GoNil) return true;
  if (value instanceof Uint8Array) return value.length === 0;
  return value instanceof GoComplex && value.real === 0 && value.imaginary === 0;
}
