export interface Random {
  /** An integer from 0 to below the limit. */
  readonly int: (limit: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/** Numbers that are the same in every run of a seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (limit: number): number => Math.floor(next() * limit);
  return { int, pick: (items) => items[int(items.length)]! };
}
