/** A set of code points: the ascending places at which membership changes, from outside. */
export type CodePointSet = Uint32Array;

/** Reads a set in the notation of code-point-tables.ts. */
export function decodeCodePointSet(table: string): CodePointSet {
  const lengths = table.trim().split(/\s+/);
  const changes = new Uint32Array(lengths.length);
  let at = 0;
  for (let i = 0; i < lengths.length; i++) {
    at += Number.parseInt(lengths[i]!, 36);
    changes[i] = at;
  }
  return changes;
}

/** Whether a code point is in the set. */
export function hasCodePoint(set: CodePointSet, code: number): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (set[middle]! <= code) low = middle + 1;
    else high = middle;
  }
  return (low & 1) === 1;
}
