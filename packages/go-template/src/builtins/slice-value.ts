import { byteLength, sliceBytes } from '@metachart/go-runtime/bytes';
import { GoError, GoNil, GoPointer, GoSlice, type GoValue, typeOf } from '@metachart/go-runtime/reflect';
import { indexArgument } from './index-argument.ts';

/**
 * `slice x 1 2` is Go's `x[1:2]`, `slice x 1 2 3` its `x[1:2:3]`; capacity counts as length. Throws GoError with Go's texts.
 */
export function sliceValue(item: GoValue, indexes: readonly GoValue[]): GoValue {
  if (item == null) throw new GoError('slice of untyped nil');
  if (item instanceof GoNil && item.goType.kind === 'ptr') throw new GoError('slice of nil pointer');
  if (indexes.length > 3) throw new GoError(`too many slice indexes: ${indexes.length}`);
  const length = lengthOf(item);
  if (typeof item === 'string' && indexes.length === 3) throw new GoError('cannot 3-index slice a string');
  const [start = 0, end = length, limit] = indexes.map((index) => indexArgument(index, length));
  if (start > end) throw new GoError(`invalid slice index: ${start} > ${end}`);
  if (limit !== undefined && end > limit) throw new GoError(`invalid slice index: ${end} > ${limit}`);
  return cut(item, start, end);
}

function lengthOf(item: GoValue): number {
  if (typeof item === 'string') return byteLength(item);
  if (Array.isArray(item) || item instanceof Uint8Array) return item.length;
  if (item instanceof GoSlice) return item.items.length;
  if (item instanceof GoNil && item.goType.kind === 'slice') return 0;
  const type = item instanceof GoPointer ? item.target.goType : typeOf(item)!;
  throw new GoError(`can't slice item of type ${type.name}`);
}

function cut(item: GoValue, start: number, end: number): GoValue {
  if (typeof item === 'string') return sliceBytes(item, start, end);
  if (Array.isArray(item)) return item.slice(start, end);
  if (item instanceof GoSlice) return new GoSlice(item.goType, item.items.slice(start, end));
  return item instanceof Uint8Array ? item.slice(start, end) : item;
}
