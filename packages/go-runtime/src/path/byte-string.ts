import { bytesOf, isAscii, stringOf } from '../bytes/index.ts';

/**
 * A Go string with one character U+0000..U+00FF for each byte. ASCII text is itself, so nothing is paid for it; matching
 * other text on bytes keeps what Go does with halves of runes.
 */
export function byteStringOf(text: string): string {
  if (isAscii(text)) return text;
  const bytes = bytesOf(text);
  let out = '';
  for (let at = 0; at < bytes.length; at += 4096) out += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return out;
}

/** The Go string of a byte string. */
export function textOfByteString(bytes: string): string {
  if (isAscii(bytes)) return bytes;
  return stringOf(Uint8Array.from(bytes, (unit) => unit.charCodeAt(0)));
}

/** Number of bytes of the rune at an offset: 1 for an invalid byte, 0 at the end. */
export function runeWidthAt(bytes: string, at: number, end: number): number {
  if (at >= end) return 0;
  const lead = bytes.charCodeAt(at);
  if (lead < 0xc2 || lead > 0xf4) return 1;
  const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at + width > end) return 1;
  const second = bytes.charCodeAt(at + 1);
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 1;
  for (let i = 2; i < width; i++) {
    if ((bytes.charCodeAt(at + i) & 0xc0) !== 0x80) return 1;
  }
  return width;
}

/** The rune at an offset, U+FFFD for an invalid byte or at the end, as Go's utf8.DecodeRuneInString. */
export function runeAt(bytes: string, at: number, end: number): number {
  if (at >= end) return 0xfffd;
  const lead = bytes.charCodeAt(at);
  if (lead < 0x80) return lead;
  switch (runeWidthAt(bytes, at, end)) {
    case 2:
      return ((lead & 0x1f) << 6) | trail(bytes, at + 1);
    case 3:
      return ((lead & 0x0f) << 12) | (trail(bytes, at + 1) << 6) | trail(bytes, at + 2);
    case 4:
      return ((lead & 0x07) << 18) | (trail(bytes, at + 1) << 12) | (trail(bytes, at + 2) << 6) | trail(bytes, at + 3);
    default:
      return 0xfffd;
  }
}

function trail(bytes: string, at: number): number {
  return bytes.charCodeAt(at) & 0x3f;
}
