import { GoError, GoSlice, type GoValue } from '@metachart/go-runtime/reflect';
import { toInt64 } from '../values/cast.ts';
import { requireItems } from '../values/list-items.ts';

/**
 * sprig's slice: from the first index up to, not including, the second; of an empty list nil. An index out of range is the
 * panic of reflect. Go allows indexes into a slice's spare capacity; here the length is the limit.
 */
export function sliceList(list: GoValue, ...indices: readonly GoValue[]): GoValue {
  const items = requireItems(list, 'list should be type of slice or array but');
  if (items.length === 0) return null;
  const start = indices.length > 0 ? Number(toInt64(indices[0])) : 0;
  const end = indices.length > 1 ? Number(toInt64(indices[1])) : items.length;
  if (list instanceof GoSlice && list.goType.kind === 'array') {
    throw new GoError('reflect.Value.Slice: slice of unaddressable array');
  }
  if (start < 0 || end < start || end > items.length) {
    throw new GoError('reflect.Value.Slice: slice index out of bounds');
  }
  if (list instanceof Uint8Array) return list.subarray(start, end);
  return list instanceof GoSlice ? new GoSlice(list.goType, items.slice(start, end)) : items.slice(start, end);
}
