import { bytesOf } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const pad = 0x3d;

/** Go's base32.StdEncoding.EncodeToString of a text's bytes. */
export function encodeBase32(text: string): string {
  let out = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytesOf(text)) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += alphabet[(held >> bits) & 31];
    }
  }
  if (bits > 0) out += alphabet[(held << (5 - bits)) & 31];
  return out + '='.repeat((8 - (out.length % 8)) % 8);
}

/**
 * Go's base32.StdEncoding.DecodeString: line breaks are skipped, padding is required. Throws GoError with Go's text; the
 * offset does not count line breaks.
 */
export function decodeBase32(text: string): Uint8Array {
  const source = bytesOf(text).filter((byte) => byte !== 0x0a && byte !== 0x0d);
  const decoded: number[] = [];
  let held = 0;
  let bits = 0;
  const digits = countDigits(source);
  for (let at = 0; at < digits; at++) {
    held = ((held << 5) | digitValue(source[at]!)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      decoded.push((held >> bits) & 0xff);
    }
  }
  return Uint8Array.from(decoded);
}

/** How many digits stand before the padding. Go: encoding/base32/base32.go, decode. */
function countDigits(source: Uint8Array): number {
  for (let at = 0; at < source.length; at++) {
    const byte = source[at]!;
    const inGroup = at % 8;
    const after = source.length - at - 1;
    if (byte === pad && inGroup >= 2 && after < 8) {
      checkPadding(source, { first: at, inGroup });
      return at;
    }
    if (digitValue(byte) < 0) throw corruptAt(at);
  }
  const partial = source.length % 8;
  if (partial > 0) throw corruptAt(source.length - partial);
  return source.length;
}

function checkPadding(
  source: Uint8Array,
  { first, inGroup }: { readonly first: number; readonly inGroup: number },
): void {
  const after = source.length - first - 1;
  const wanted = 7 - inGroup;
  if (after < wanted) throw corruptAt(source.length);
  for (let i = 0; i < wanted; i++) {
    if (source[first + 1 + i] !== pad) throw corruptAt(first + i);
  }
  if (inGroup === 3 || inGroup === 6) throw corruptAt(first);
}

function digitValue(byte: number): number {
  if (byte >= 0x41 && byte <= 0x5a) return byte - 0x41;
  return byte >= 0x32 && byte <= 0x37 ? byte - 0x32 + 26 : -1;
}

function corruptAt(offset: number): GoError {
  return new GoError(`illegal base32 data at input byte ${offset}`);
}
