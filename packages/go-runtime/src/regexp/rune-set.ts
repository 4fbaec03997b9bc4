/** A set of runes: pairs of first and last, ascending, no two touching. */
export type RuneSet = readonly number[];

export const MAX_RUNE = 0x10ffff;
export const NO_RUNE: RuneSet = [];
export const ANY_RUNE: RuneSet = [0, MAX_RUNE];
export const ANY_RUNE_BUT_NEWLINE: RuneSet = [0, 0x09, 0x0b, MAX_RUNE];

/** A set from pairs in any order, which may overlap. */
export function runeSetOf(pairs: readonly number[]): RuneSet {
  if (pairs.length <= 2) return pairs;
  const sorted = isAscending(pairs) ? pairs : sortPairs(pairs);
  const merged = [sorted[0]!, sorted[1]!];
  for (let i = 2; i < sorted.length; i += 2) {
    const low = sorted[i]!;
    const high = sorted[i + 1]!;
    if (low > merged[merged.length - 1]! + 1) merged.push(low, high);
    else if (high > merged[merged.length - 1]!) merged[merged.length - 1] = high;
  }
  return merged;
}

/** All runes that are not in the set. */
export function negateRunes(set: RuneSet): RuneSet {
  const negated: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    if (next < set[i]!) negated.push(next, set[i]! - 1);
    next = set[i + 1]! + 1;
  }
  if (next <= MAX_RUNE) negated.push(next, MAX_RUNE);
  return negated;
}

export function hasRune(set: RuneSet, rune: number): boolean {
  let low = 0;
  let high = set.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rune > set[2 * middle + 1]!) low = middle + 1;
    else if (rune < set[2 * middle]!) high = middle;
    else return true;
  }
  return false;
}

/** For each ASCII code 1 where it is a member. */
export function asciiTable(set: RuneSet): Uint8Array {
  const table = new Uint8Array(0x80);
  for (let i = 0; i < set.length && set[i]! < 0x80; i += 2) table.fill(1, set[i], set[i + 1]! + 1);
  return table;
}

export function uniteRunes(sets: readonly RuneSet[]): RuneSet {
  if (sets.length === 0) return NO_RUNE;
  return sets.length === 1 ? sets[0]! : runeSetOf(sets.flat());
}

/** Whether two sets have a rune in common. */
export function runesOverlap(a: RuneSet, b: RuneSet): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i + 1]! < b[j]!) i += 2;
    else if (b[j + 1]! < a[i]!) j += 2;
    else return true;
  }
  return false;
}

function isAscending(pairs: readonly number[]): boolean {
  for (let i = 2; i < pairs.length; i += 2) {
    if (pairs[i]! < pairs[i - 2]!) return false;
  }
  return true;
}

function sortPairs(pairs: readonly number[]): number[] {
  const keys = new Float64Array(pairs.length >> 1);
  for (let i = 0; i < keys.length; i++) keys[i] = pairs[2 * i]! * 0x200000 + pairs[2 * i + 1]!;
  keys.sort();
  const sorted: number[] = [];
  for (const key of keys) sorted.push(Math.floor(key / 0x200000), key % 0x200000);
  return sorted;
}
