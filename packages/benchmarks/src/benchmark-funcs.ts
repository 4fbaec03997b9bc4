import { randomBytes } from 'node:crypto';
import type { FuncMap } from '@metachart/go-runtime/reflect';
import { UTC } from '@metachart/go-runtime/time';
import { helmFuncs } from '@metachart/helm-render';

/** The functions of a real run: the system's clock and randomness. */
export function benchmarkFuncs(): FuncMap {
  return helmFuncs({ now: systemInstant, random: randomBytes, localZone: 'UTC' });
}

function systemInstant() {
  const milliseconds = Date.now();
  return {
    seconds: BigInt(Math.floor(milliseconds / 1000)),
    nanoseconds: (milliseconds % 1000) * 1_000_000,
    location: UTC,
  };
}
