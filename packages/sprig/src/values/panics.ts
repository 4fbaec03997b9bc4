import { GoError } from '@metachart/go-runtime/reflect';

/** What Go's runtime says where sprig uses the type of a nil interface. */
export function nilDereference(): GoError {
  return new GoError('runtime error: invalid memory address or nil pointer dereference');
}

/** What Go's runtime says for a[low:high] out of range; `bounds` is the part in brackets, such as `:5` or `3:2`. */
export function sliceOutOfRange(bounds: string, of = ''): GoError {
  return new GoError(`runtime error: slice bounds out of range [${bounds}]${of}`);
}

/** What Go's runtime says for make with a negative or enormous length. */
export function makeOutOfRange(): GoError {
  return new GoError('runtime error: makeslice: len out of range');
}
