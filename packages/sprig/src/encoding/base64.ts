import { bytesOf, isAscii } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';

/** Go's base64.StdEncoding.EncodeToString of a text's bytes. */
export function encodeBase64(text: string): string {
  return isAscii(text) ? Buffer.from(text, 'latin1').toString('base64') : Buffer.from(bytesOf(text)).toString('base64');
}

/**
 * Go's base64.StdEncoding.DecodeString: line breaks are skipped, padding is required, unused bits may be set. Throws
 * GoError with Go's text and byte offset.
 */
export function decodeBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0 || !canonical.test(text)) checkSyntax(bytesOf(text));
  return Buffer.from(text, 'base64');
}

const canonical = /^[A-Za-z0-9+/]*={0,2}$/;
const pad = 0x3d;

/** Go: encoding/base64/base64.go, decodeQuantum. `digits` counts those of the present group of four. */
function checkSyntax(source: Uint8Array): void {
  let digits = 0;
  for (let at = 0; at < source.length; at++) {
    const byte = source[at]!;
    if (isLineBreak(byte)) continue;
    if (byte === pad) {
      checkPadding(source, at, digits);
      return;
    }
    if (!isDigit(byte)) throw corruptAt(at);
    digits = (digits + 1) % 4;
  }
  if (digits > 0) throw corruptAt(source.length - digits);
}

function checkPadding(source: Uint8Array, first: number, digits: number): void {
  if (digits < 2) throw corruptAt(first);
  let at = skipLineBreaks(source, first + 1);
  if (digits === 2) {
    if (at === source.length) throw corruptAt(at);
    if (source[at] !== pad) throw corruptAt(at - 1);
    at = skipLineBreaks(source, at + 1);
  }
  if (at < source.length) throw corruptAt(at);
}

function skipLineBreaks(source: Uint8Array, from: number): number {
  let at = from;
  while (at < source.length && isLineBreak(source[at]!)) at += 1;
  return at;
}

function isLineBreak(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function isDigit(byte: number): boolean {
  const letter = byte | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2f;
}

function corruptAt(offset: number): GoError {
  return new GoError(`illegal base64 data at input byte ${offset}`);
}
