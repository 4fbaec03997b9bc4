import { randomBytes } from 'node:crypto';
import type { FuncMap } from '@metachart/go-runtime/reflect';
import { instantOfUnix, UTC } from '@metachart/go-runtime/time';
import { helmFuncs } from '@metachart/helm-render';

/** The functions of a real run: the system's clock and randomness. */
export function benchmarkFuncs(): FuncMap {
  return helmFuncs({
    now: () => instantOfUnix(0n, BigInt(Date.now()) * 1_000_000n, UTC),
    random: randomBytes,
    localZone: 'UTC',
  });
}
