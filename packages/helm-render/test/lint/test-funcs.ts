import { instantOfUnix, loadLocation } from '@metachart/go-runtime/time';
import { helmFuncs } from '../../src/index.ts';

/** Template functions in a world that stands still. */
export const testFuncs = helmFuncs({
  now: () => instantOfUnix(1_700_000_000n, 0n, loadLocation('UTC')),
  random: (bytes) => new Uint8Array(bytes),
  localZone: 'UTC',
});
