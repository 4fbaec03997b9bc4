export interface Encoding {
  readonly form: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Bytes of the byte order mark. */
  readonly markLength: number;
}

/** A text as go-yaml's reader hands it to the scanner: piece by piece, up to the first problem. */
export interface DecodedPieces {
  readonly text: string;
  /** The end of each piece in `text`. */
  readonly ends: readonly number[];
  /** What is wrong in the piece after the last one. */
  readonly problem: string | undefined;
}

/**
 * Decodes as go-yaml does (readerc.go, yaml_parser_update_buffer): it takes up to 512 bytes at a time, leaves a cut
 * character for the next turn, and checks all characters of a piece before the scanner sees any of them.
 */
export function decodePieces(bytes: Uint8Array, encoding: Encoding): DecodedPieces {
  const measure =
    encoding.form === 'utf-8' ? measureUtf8 : encoding.form === 'utf-16le' ? measureUtf16Le : measureUtf16Be;
  const decoder = new TextDecoder(encoding.form === 'utf-8' ? 'utf-8' : 'utf-16le', { ignoreBOM: true });
  const swapped = encoding.form === 'utf-16be' ? swapPairs(bytes) : bytes;
  const ends: number[] = [];
  const parts: string[] = [];
  let length = 0;
  let at = encoding.markLength;
  let end = Math.min(PIECE_SIZE, bytes.length);
  for (;;) {
    const from = at;
    for (;;) {
      const size = measure(bytes, at, end);
      if (typeof size === 'string') return { text: parts.join(''), ends, problem: size };
      if (size === 0) break;
      at += size;
    }
    const part = decoder.decode(swapped.subarray(from, at));
    parts.push(part);
    length += part.length;
    ends.push(length);
    if (end === bytes.length) break;
    end = Math.min(at + PIECE_SIZE, bytes.length);
  }
  const problem = at === bytes.length ? undefined : incompleteAt(bytes, at, encoding);
  return { text: parts.join(''), ends, problem };
}

const PIECE_SIZE = 512;
const CONTROL = 'control characters are not allowed';

/** The size of the character at `at`, 0 where it does not end before `end`, or what is wrong with it. */
function measureUtf8(bytes: Uint8Array, at: number, end: number): number | string {
  if (at >= end) return 0;
  const lead = bytes[at]!;
  if (lead < 0x80) return isAllowed(lead) ? 1 : CONTROL;
  const size = (lead & 0xe0) === 0xc0 ? 2 : (lead & 0xf0) === 0xe0 ? 3 : (lead & 0xf8) === 0xf0 ? 4 : 0;
  if (size === 0) return 'invalid leading UTF-8 octet';
  if (at + size > end) return 0;
  let code = lead & (0x7f >> size);
  for (let i = 1; i < size; i++) {
    const next = bytes[at + i]!;
    if ((next & 0xc0) !== 0x80) return 'invalid trailing UTF-8 octet';
    code = (code << 6) | (next & 0x3f);
  }
  if (code < (size === 2 ? 0x80 : size === 3 ? 0x800 : 0x10000)) return 'invalid length of a UTF-8 sequence';
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return 'invalid Unicode character';
  return isAllowed(code) ? size : CONTROL;
}

function measureUtf16Le(bytes: Uint8Array, at: number, end: number): number | string {
  return measureUtf16(bytes, { at, end, low: 0 });
}

function measureUtf16Be(bytes: Uint8Array, at: number, end: number): number | string {
  return measureUtf16(bytes, { at, end, low: 1 });
}

function measureUtf16(
  bytes: Uint8Array,
  { at, end, low }: { readonly at: number; readonly end: number; readonly low: 0 | 1 },
): number | string {
  if (at + 2 > end) return 0;
  const unit = bytes[at + low]! | (bytes[at + 1 - low]! << 8);
  if ((unit & 0xfc00) === 0xdc00) return 'unexpected low surrogate area';
  if ((unit & 0xfc00) !== 0xd800) return isAllowed(unit) ? 2 : CONTROL;
  if (at + 4 > end) return 0;
  const next = bytes[at + 2 + low]! | (bytes[at + 3 - low]! << 8);
  return (next & 0xfc00) === 0xdc00 ? 4 : 'expected low surrogate area';
}

function isAllowed(code: number): boolean {
  if (code < 0x80) return (code >= 0x20 && code <= 0x7e) || code === 0x09 || code === 0x0a || code === 0x0d;
  return code === 0x85 || (code >= 0xa0 && code !== 0xfffe && code !== 0xffff);
}

function incompleteAt(bytes: Uint8Array, at: number, encoding: Encoding): string {
  if (encoding.form === 'utf-8') return 'incomplete UTF-8 octet sequence';
  return bytes.length - at < 2 ? 'incomplete UTF-16 character' : 'incomplete UTF-16 surrogate pair';
}

function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) swapped[i ^ 1] = bytes[i]!;
  return swapped;
}
