import type { Instant } from '@metachart/go-runtime/time';

/** What sprig's functions take from outside: nothing here is read from the process. */
export interface SprigEnvironment {
  /** The present time: `now`, and what dates of other types fall to (rule P17). */
  readonly now: () => Instant;
  /** Random bytes for passwords, identifiers, salts and nonces; private keys come from node:crypto. */
  readonly random: (bytes: number) => Uint8Array;
  /** The zone that Go calls Local, for instance `UTC` or `Europe/Berlin`. */
  readonly localZone: string;
  /** An address of a host for getHostByName; without it the function gives "". */
  readonly resolveHost?: ((name: string) => string) | undefined;
}
