import { sortByBytes } from '../../json/sort-by-bytes.ts';

/** Up to here go-yaml's own sort is an insertion sort too. */
const SMALL = 12;

/**
 * Whether the order of go-yaml v2 may contradict itself over keys of which this is one: a letter right after a digit,
 * or numbers beyond int64. Go then gives one of several orders, at random.
 */
const unordered = /[0-9](?:[A-Za-z]|[0-9]{17})|[^\x00-\x7f]/;

/**
 * Sorts keys in place. Where the comparator contradicts itself (rule E7) the result is still defined: the keys go in by
 * their bytes, and each neighbouring pair of the result is in the comparator's order, which makes it one of Go's own
 * results.
 */
export function sortKeys(keys: string[], compare: (a: string, b: string) => number): string[] {
  if (keys.length < 2) return keys;
  if (keys.length > SMALL) {
    sortByBytes(keys);
    return mergeSort(keys, compare);
  }
  if (keys.some((key) => unordered.test(key))) sortByBytes(keys);
  return insertionSort(keys, compare);
}

function insertionSort(keys: string[], compare: (a: string, b: string) => number): string[] {
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!;
    let at = i;
    while (at > 0 && compare(key, keys[at - 1]!) < 0) {
      keys[at] = keys[at - 1]!;
      at--;
    }
    keys[at] = key;
  }
  return keys;
}

/** Bottom-up merge sort: stable, and every neighbouring pair of the result has been compared. */
function mergeSort(keys: string[], compare: (a: string, b: string) => number): string[] {
  let from = keys;
  let to: string[] = new Array<string>(keys.length);
  for (let width = 1; width < keys.length; width *= 2) {
    for (let start = 0; start < keys.length; start += width * 2) mergeRuns(from, to, { start, width, compare });
    [from, to] = [to, from];
  }
  return from;
}

interface MergeStep {
  readonly start: number;
  readonly width: number;
  readonly compare: (a: string, b: string) => number;
}

function mergeRuns(from: readonly string[], to: string[], { start, width, compare }: MergeStep): void {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + width * 2, from.length);
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takeRight = left === middle || (right < end && compare(from[right]!, from[left]!) < 0);
    to[at] = takeRight ? from[right++]! : from[left++]!;
  }
}
