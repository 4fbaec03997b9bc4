import { type FuncMap, GoError, type GoValue } from '@metachart/go-runtime/reflect';
import { instantOfUnix, UTC } from '@metachart/go-runtime/time';
import { sprigFuncs } from '../src/index.ts';

/** 2024-05-06 07:08:09 UTC. */
export const testNow = instantOfUnix(1_714_979_289n, 0n, UTC);

/** The functions at a fixed time in New York, with bytes that look random but are the same each time. */
export const testFuncs: FuncMap = sprigFuncs({
  now: () => testNow,
  random: createRandomBytes(1),
  localZone: 'America/New_York',
});

export function callFunc(name: string, ...args: GoValue[]): GoValue {
  const func = testFuncs.get(name);
  if (func === undefined) throw new Error(`no function ${name}`);
  return func.call(...args);
}

/** The text of the GoError that a call throws. */
export function errorOf(call: () => GoValue): string {
  try {
    call();
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** A stream of bytes from a seed (xorshift32). */
export function createRandomBytes(seed: number): (bytes: number) => Uint8Array {
  let state = seed;
  return (bytes) => {
    const out = new Uint8Array(bytes);
    for (let i = 0; i < bytes; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      out[i] = state;
    }
    return out;
  };
}
