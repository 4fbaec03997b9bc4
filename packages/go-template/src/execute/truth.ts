import { GoComplex, GoInt, GoNil, GoSlice, type GoValue } from '@metachart/go-runtime/reflect';

/** Whether a value is not the zero of its type; a struct always is, a pointer and a func unless nil (M4). */
export function isTrue(value: GoValue): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'number':
      return value !== 0;
    case 'undefined':
      return false;
    default:
      return value !== null && isTrueObject(value);
  }
}

function isTrueObject(value: object): boolean {
  if (value instanceof Map) return value.size > 0;
  if (value instanceof GoInt) return value.value !== 0n;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length > 0;
  if (value instanceof GoSlice) return value.items.length > 0;
  if (value instanceof GoComplex) return value.real !== 0 || value.imaginary !== 0;
  return !(value instanceof GoNil);
}
