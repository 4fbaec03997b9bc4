import { compareStrings } from '@metachart/go-runtime/bytes';

const surrogate = /[\ud800-\udfff]/;

/** The keys of a map in the order in which Go prints and ranges over them: that of their bytes. */
export function sortedKeys(map: ReadonlyMap<string, unknown>): string[] {
  const keys = [...map.keys()];
  if (keys.length < 2) return keys;
  let isSorted = true;
  for (let i = 1; i < keys.length && isSorted; i++) isSorted = keys[i - 1]! < keys[i]!;
  if (surrogate.test(keys.join(''))) return keys.sort(compareStrings);
  return isSorted ? keys : keys.sort();
}
