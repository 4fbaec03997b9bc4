import { compareStrings } from '@metachart/go-runtime/bytes';

const surrogate = /[\ud800-\udfff]/;

/** The keys of a map in the order in which Go prints and ranges over them: that of their bytes. */
export function sortedKeys(map: ReadonlyMap<string, unknown>): string[] {
  const keys = [...map.keys()];
  let isSorted = true;
  let hasSurrogate = false;
  for (let i = 0; i < keys.length; i++) {
    if (i > 0 && keys[i - 1]! >= keys[i]!) isSorted = false;
    if (surrogate.test(keys[i]!)) hasSurrogate = true;
  }
  if (hasSurrogate) return keys.sort(compareStrings);
  return isSorted ? keys : keys.sort();
}
