import { bytesOf, isValidUtf8 } from '@metachart/go-runtime/bytes';
import { defineFunc, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { nodeCrypto } from './node-crypto.ts';

const text = { params: [STRING], result: STRING } as const;

/** Sprig's checksums: hexadecimal digests, and Adler-32 as a decimal number. */
export const checksumFuncs: readonly GoFunc[] = [
  defineFunc('sha1sum', text, (subject) => shortDigest('sha1', sha1, subject)),
  defineFunc('sha256sum', text, (subject) => shortDigest('sha256', sha256, subject)),
  defineFunc('sha512sum', text, (subject) => hexDigest('sha512', subject)),
  defineFunc('adler32sum', text, adler32),
];

/**
 * Nearly every chart digests its configuration, so the usual digests do not load node:crypto for the few kilobytes that a
 * configuration has.
 */
function shortDigest(
  algorithm: 'sha1' | 'sha256',
  digest: (message: Uint8Array) => Uint8Array,
  subject: string,
): string {
  return subject.length < 0x10000 ? bytesToHex(digest(bytesOf(subject))) : hexDigest(algorithm, subject);
}

function hexDigest(algorithm: 'sha1' | 'sha256' | 'sha512', subject: string): string {
  return nodeCrypto().hash(algorithm, isValidUtf8(subject) ? subject : bytesOf(subject), 'hex');
}

/** The largest prime below 2^16. */
const modulus = 65521;
/** As many bytes as can be added before a sum passes 2^32. */
const chunkLength = 5552;

function adler32(subject: string): string {
  const bytes = bytesOf(subject);
  let low = 1;
  let high = 0;
  for (let start = 0; start < bytes.length; start += chunkLength) {
    const end = Math.min(start + chunkLength, bytes.length);
    for (let i = start; i < end; i++) {
      low += bytes[i]!;
      high += low;
    }
    low %= modulus;
    high %= modulus;
  }
  return String(high * 0x10000 + low);
}
