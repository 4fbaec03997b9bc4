import { stringOf } from '@metachart/go-runtime/bytes';
import { sprint } from '@metachart/go-runtime/fmt';
import { BYTES, GoInt, GoNil, type GoValue, typeOf } from '@metachart/go-runtime/reflect';

/** A value as `%v` prints it. */
export function printValue(value: GoValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    // Within these bounds Go and ECMAScript write the same shortest digits without an exponent (rule N2).
    const magnitude = Math.abs(value);
    if (magnitude >= 1e-4 && magnitude < 1e6) return String(value);
  } else if (value instanceof GoInt && value.goType.methods === undefined) {
    return String(value.value);
  }
  return sprint([value]);
}

/** A value as text, sprig's strval: strings and bytes as they are, then Error and String methods, then `%v`. */
export function stringValue(value: GoValue): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return stringOf(value);
  if (value instanceof GoNil && value.goType.name === BYTES.name) return '';
  const methods = typeOf(value)?.methods;
  const method = methods?.get('Error') ?? methods?.get('String');
  const text = method?.params.length === 0 ? method.call(value) : undefined;
  return typeof text === 'string' ? text : printValue(value);
}
