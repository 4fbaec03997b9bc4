import { compareStrings } from '../bytes/index.ts';
import type { GoValue } from '../reflect/index.ts';

const surrogate = /[\ud800-\udfff]/;

/** A map's keys in byte order, as internal/fmtsort gives them for string keys. */
export function sortedKeys(map: ReadonlyMap<string, GoValue>): string[] {
  const keys = Array.from(map.keys());
  // UTF-16 order, which is what sort() alone uses, differs from byte order only where surrogates take part.
  return keys.some((key) => surrogate.test(key)) ? keys.sort(compareStrings) : keys.sort();
}
