import { compareStrings } from '../bytes/index.ts';

const surrogate = /[\ud800-\udfff]/;

/** Sorts in place by the bytes of the strings, as Go's sort.Strings, and returns the same array. */
export function sortByBytes(keys: string[]): string[] {
  // UTF-16 order, which is what sort() alone uses, differs from byte order only where surrogates take part.
  return keys.some((key) => surrogate.test(key)) ? keys.sort(compareStrings) : keys.sort();
}
