import { ANY_SLICE, GoSlice, type GoValue, sliceOf } from '@metachart/go-runtime/reflect';
import { makeOutOfRange } from '../values/panics.ts';

const lists = sliceOf(ANY_SLICE);

/** sprig's chunk: lists of `size` elements, the last one shorter. Sizes below 1 come to Go's panic in most cases. */
export function chunkList(items: readonly GoValue[], size: number): GoSlice {
  const count = Math.floor((items.length - 1) / size) + 1;
  if (!(count >= 0 && count < Infinity)) throw makeOutOfRange();
  const chunks: GoValue[][] = [];
  for (let i = 0; i < count; i++) {
    const length = i === count - 1 ? items.length % size || size : size;
    if (length < 0) throw makeOutOfRange();
    chunks.push(items.slice(i * size, i * size + length));
  }
  return new GoSlice(lists, chunks);
}
