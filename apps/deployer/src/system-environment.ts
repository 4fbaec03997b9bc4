import { closeSync, openSync, readlinkSync, readSync } from 'node:fs';
import { instantOfUnix, type Location, localLocation } from '@metachart/go-runtime/time';
import type { SprigEnvironment } from '@metachart/sprig';

/**
 * What template functions take from this machine: clock, randomness, time zone, and with `dns` the resolver. Nothing is
 * asked for before a template asks.
 */
export function systemEnvironment(options: { readonly dns?: boolean } = {}): SprigEnvironment {
  return {
    now: () => {
      const milliseconds = Date.now();
      const seconds = Math.floor(milliseconds / 1000);
      const nanoseconds = BigInt(milliseconds - seconds * 1000) * 1_000_000n;
      return instantOfUnix(BigInt(seconds), nanoseconds, systemLocation());
    },
    random: randomBytes,
    get localZone() {
      return localZone();
    },
    ...(options.dns ? { resolveHost } : {}),
  };
}

/** The time zone of this machine. */
export function systemLocation(): Location {
  return localLocation(localZone());
}

/**
 * From the kernel's generator, which is also what node:crypto is seeded from; loading that takes as long as rendering a
 * small chart.
 */
function randomBytes(length: number): Uint8Array {
  let source: number;
  try {
    source = openSync('/dev/urandom', 'r');
  } catch {
    return process.getBuiltinModule('node:crypto').randomBytes(length);
  }
  try {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; ) at += readSync(source, bytes, { offset: at });
    return bytes;
  } finally {
    closeSync(source);
  }
}

/** Go reads TZ, where empty means UTC, and without it /etc/localtime, a link into the zone files. */
function localZone(): string {
  const zone = process.env.TZ;
  if (zone !== undefined) return zone === '' ? 'UTC' : zone.replace(/^:/, '');
  try {
    return /zoneinfo\/(.+)$/.exec(readlinkSync('/etc/localtime'))?.[1] ?? configuredZone();
  } catch {
    return configuredZone();
  }
}

function configuredZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const lookupScript =
  "require('node:dns').lookup(process.argv[1],(error,address)=>process.stdout.write(error?'':address))";

/** Templates are rendered without a pause, so the resolver is asked by a process that can be waited for. */
function resolveHost(name: string): string {
  const { execFileSync } = process.getBuiltinModule('node:child_process');
  return execFileSync(process.execPath, ['-e', lookupScript, name], { encoding: 'utf8', timeout: 30_000 });
}
