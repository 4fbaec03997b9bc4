import { byteLength } from '@metachart/go-runtime/bytes';
import { GoError, GoNil, GoPointer, GoSlice, type GoValue, typeOf } from '@metachart/go-runtime/reflect';

/** The builtin len: bytes of a string, elements of a list or map (M1, P11). Throws GoError with Go's texts. */
export function lengthOf(value: GoValue): number {
  if (typeof value === 'string') return byteLength(value);
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  if (value instanceof Map) return value.size;
  if (value instanceof GoSlice) return value.items.length;
  if (value === undefined) throw new GoError('reflect: call of reflect.Value.Type on zero Value');
  if (value === null) throw new GoError('len of nil pointer');
  if (value instanceof GoNil) {
    if (value.goType.kind === 'ptr') throw new GoError('len of nil pointer');
    if (value.goType.kind === 'map' || value.goType.kind === 'slice') return 0;
  }
  throw new GoError(`len of type ${value instanceof GoPointer ? value.target.goType.name : typeOf(value)!.name}`);
}
