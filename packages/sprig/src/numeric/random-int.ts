import { defineFunc, GoError, type GoFunc, INT, int } from '@metachart/go-runtime/reflect';
import type { SprigEnvironment } from '../sprig-environment.ts';

/** randInt: a number from the first argument up to, not including, the second; equal or reversed bounds are Go's panic. */
export function randomIntFuncs({ random }: Pick<SprigEnvironment, 'random'>): readonly GoFunc[] {
  return [
    defineFunc('randInt', { params: [INT, INT], result: INT }, (min, max) => {
      const range = BigInt.asIntN(64, max.value - min.value);
      if (range <= 0n) throw new GoError('invalid argument to Intn');
      return int(min.value + randomBelow(range, random));
    }),
  ];
}

function randomBelow(limit: bigint, random: SprigEnvironment['random']): bigint {
  const range = 2n ** 64n;
  // Values at or above the last whole multiple of the limit would favour small results.
  const unbiased = range - (range % limit);
  for (;;) {
    const value = Buffer.from(random(8)).readBigUInt64BE();
    if (value < unbiased) return value % limit;
  }
}
