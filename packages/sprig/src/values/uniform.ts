/** Numbers drawn from random bytes: every whole number from 0 up to, not including, `limit` (at most 2^32) is equally likely. */
export function createUniform(random: (bytes: number) => Uint8Array): (limit: number) => number {
  let pool: Uint8Array = new Uint8Array(0);
  let used = 0;
  const take = (bytes: number): number => {
    let value = 0;
    for (let i = 0; i < bytes; i++) {
      if (used === pool.length) {
        pool = random(pool.length === 0 ? 64 : 1024);
        used = 0;
      }
      value = value * 256 + pool[used++]!;
    }
    return value;
  };
  return (limit) => {
    const bytes = limit <= 0x100 ? 1 : limit <= 0x10000 ? 2 : 4;
    const range = 256 ** bytes;
    // Values at or above the last whole multiple of the limit would favour small results.
    const unbiased = range - (range % limit);
    for (;;) {
      const value = take(bytes);
      if (value < unbiased) return value % limit;
    }
  };
}
