import { compareStrings } from '@metachart/go-runtime/bytes';

/** The keys of a map in the order in which Go prints and ranges over them: that of their bytes. */
export function sortedKeys(map: ReadonlyMap<string, unknown>): string[] {
  const keys = [...map.keys()];
  if (keys.length < 2) return keys;
  let isSorted = true;
  for (let i = 1; i < keys.length && isSorted; i++) isSorted = keys[i - 1]! < keys[i]!;
  if (keys.some(hasSurrogate)) return keys.sort(compareStrings);
  return isSorted ? keys : keys.sort();
}

/** Only above these units does the order of UTF-16 differ from that of bytes. */
function hasSurrogate(key: string): boolean {
  for (let i = 0; i < key.length; i++) {
    if (key.charCodeAt(i) >= 0xd800) return true;
  }
  return false;
}
