/**
 * Go strings are byte sequences. Here a Go string is a JS string in which each byte that is not part of valid UTF-8
 * stands as a lone low surrogate U+DC80..U+DCFF (0xDC00 + byte). Valid text is itself; nothing is lost either way.
 */

const anySurrogate = /[\ud800-\udfff]/;
const nonAscii = /[^\x00-\x7f]/;
const beyondLatin1 = /[^\x00-\xff]/;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

export function isAscii(text: string): boolean {
  return !nonAscii.test(text);
}

/** Whether every byte of the string belongs to valid UTF-8, as Go's utf8.ValidString. */
export function isValidUtf8(text: string): boolean {
  return text.isWellFormed();
}

/** The bytes of a Go string. */
export function bytesOf(text: string): Uint8Array {
  if (text.isWellFormed()) return encoder.encode(text);
  const out = new Uint8Array(byteLength(text));
  let at = 0;
  for (const unit of text) {
    const code = unit.codePointAt(0)!;
    if (isEscapedByte(code)) out[at++] = code - 0xdc00;
    else at += encoder.encodeInto(unit, out.subarray(at)).written;
  }
  return out;
}

/** A Go string from bytes; invalid ones are kept as lone surrogates. */
export function stringOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return decodeLossless(bytes);
  }
}

/** Length in bytes, as Go's len. */
export function byteLength(text: string): number {
  if (!nonAscii.test(text)) return text.length;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(i + 1))) {
      length += 4;
      i++;
    } else if (isEscapedByte(unit)) length += 1;
    else length += 3;
  }
  return length;
}

/** `text[start:end]` by byte offsets; a cut through a rune leaves its bytes as invalid ones. Offsets must be in range. */
export function sliceBytes(text: string, start: number, end?: number): string {
  if (!nonAscii.test(text)) return text.slice(start, end);
  return stringOf(bytesOf(text).subarray(start, end));
}

/**
 * Joins Go strings. Plain concatenation is not enough where both sides hold broken halves of one rune: the bytes
 * C3 and A9 side by side are the valid rune é.
 */
export function concatStrings(left: string, right: string): string {
  const joined = left + right;
  if (right === '' || left === '' || !isEscapedByte(left.charCodeAt(left.length - 1))) return joined;
  return isEscapedByte(right.charCodeAt(0)) ? stringOf(bytesOf(joined)) : joined;
}

/** Heals a string that was built by plain concatenation of pieces that may be broken (see concatStrings). */
export function normalizeString(text: string): string {
  return text.isWellFormed() ? text : stringOf(bytesOf(text));
}

/** Whether V8 needs two bytes for each character of the string. */
export function isWide(text: string): boolean {
  return beyondLatin1.test(text);
}

/**
 * The same string, at one byte a character where it is not wide itself: V8 keeps a slice of a wide string at two bytes, and
 * then everything that the slice becomes a part of.
 */
export function narrowSlice(slice: string): string {
  // Strings of one character are shared and narrow; joined, they are as wide as they need be.
  return isWide(slice) ? slice : slice.split('').join('');
}

/** Byte order, which for valid text is code point order (UTF-16 order differs above U+D7FF). */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  if (!anySurrogate.test(a) && !anySurrogate.test(b)) return a < b ? -1 : 1;
  return compareBytes(bytesOf(a), bytesOf(b));
}

/** Lexicographic order of byte sequences, as Go's bytes.Compare. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

/** Code points in order, invalid bytes as U+FFFD each, as Go's range over a string. */
export function runesOf(text: string): number[] {
  const runes: number[] = [];
  for (const unit of text) {
    const code = unit.codePointAt(0)!;
    runes.push(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code);
  }
  return runes;
}

/** Replaces every invalid byte by U+FFFD, as encoding/json and strings.ToValidUTF8 with that replacement rune by rune. */
export function toWellFormed(text: string): string {
  return text.toWellFormed();
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function isEscapedByte(unit: number): boolean {
  return unit >= 0xdc80 && unit <= 0xdcff;
}

function decodeLossless(bytes: Uint8Array): string {
  const parts: string[] = [];
  let validFrom = 0;
  let at = 0;
  while (at < bytes.length) {
    const size = runeSize(bytes, at);
    if (size > 0) {
      at += size;
      continue;
    }
    if (at > validFrom) parts.push(decoder.decode(bytes.subarray(validFrom, at)));
    parts.push(String.fromCharCode(0xdc00 + bytes[at]!));
    at += 1;
    validFrom = at;
  }
  if (at > validFrom) parts.push(decoder.decode(bytes.subarray(validFrom, at)));
  return parts.join('');
}

/** Size of the valid UTF-8 sequence at an offset, or 0 where there is none (Go: unicode/utf8, table 3-7 of Unicode). */
function runeSize(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let i = 2; i < size; i++) {
    const next = bytes[at + i] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return size;
}
