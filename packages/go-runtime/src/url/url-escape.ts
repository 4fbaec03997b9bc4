import { bytesOf, isAscii, sliceBytes, stringOf } from '../bytes/index.ts';
import { GoError } from '../reflect/index.ts';
import { quote } from '../strconv/index.ts';

/** Text as one value of a query, as url.QueryEscape: spaces become `+`. */
export function queryEscape(text: string): string {
  return escapeUrlPart(text, 'query');
}

/** Undoes `queryEscape`. Throws GoError `invalid URL escape "…"`. */
export function queryUnescape(text: string): string {
  return unescapeUrlPart(text, 'query');
}

/** Text as one segment of a path, as url.PathEscape: a slash is escaped too. */
export function pathEscape(text: string): string {
  return escapeUrlPart(text, 'path-segment');
}

/** Undoes `pathEscape`. Throws GoError `invalid URL escape "…"`. */
export function pathUnescape(text: string): string {
  return unescapeUrlPart(text, 'path-segment');
}

/** The parts of a URL that differ in which characters stand for themselves. */
export type UrlPart = 'path' | 'path-segment' | 'host' | 'zone' | 'user-password' | 'query' | 'fragment';

/** Escapes what may not stand in a part by itself. */
export function escapeUrlPart(text: string, part: UrlPart): string {
  const plain = plainBytes[part];
  if (isEachPlain(text, plain)) return text;
  let escaped = '';
  for (const byte of bytesOf(text)) {
    if (plain[byte] === 1) escaped += String.fromCharCode(byte);
    else if (byte === SPACE && part === 'query') escaped += '+';
    else escaped += HEX_ESCAPES[byte]!;
  }
  return escaped;
}

/** Undoes the escapes of a part. Throws GoError where one is malformed, or where a host holds what it may not. */
export function unescapeUrlPart(text: string, part: UrlPart): string {
  const escapes = checkEscapes(text, part);
  const spaced = part === 'query' ? text.replaceAll('+', ' ') : text;
  if (escapes === 0) return spaced;
  const source = bytesOf(spaced);
  const bytes = new Uint8Array(source.length - 2 * escapes);
  for (let from = 0, to = 0; from < source.length; from++, to++) {
    const byte = source[from]!;
    bytes[to] = byte === PERCENT ? (hexValue(source[from + 1]!) << 4) | hexValue(source[from + 2]!) : byte;
    if (byte === PERCENT) from += 2;
  }
  return stringOf(bytes);
}

/** Whether the text could be what escaping a path or fragment gives, reserved characters unescaped included. */
export function isValidlyEscaped(text: string, part: UrlPart): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (plainBytes[part][unit] !== 1 && !"!$&'()*+,;=:@[]%".includes(text[at]!)) return false;
  }
  return true;
}

const SPACE = 0x20;
const PERCENT = 0x25;
const HEX_ESCAPES = Array.from({ length: 256 }, (_, byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`);
const UNRESERVED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~';
const HOST_MARKS = '!"$&\'()*+,:;<=>[]';

/** Go: net/url/encoding_table.go. */
const plainBytes: Readonly<Record<UrlPart, Uint8Array>> = {
  path: tableOf('$&+,/:;=@'),
  'path-segment': tableOf('$&+:=@'),
  host: tableOf(HOST_MARKS),
  zone: tableOf(HOST_MARKS),
  'user-password': tableOf('$&+,;='),
  query: tableOf(''),
  fragment: tableOf('!$&()*+,/:;=?@'),
};

function tableOf(marks: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of UNRESERVED + marks) table[character.charCodeAt(0)] = 1;
  return table;
}

function isEachPlain(text: string, plain: Uint8Array): boolean {
  for (let at = 0; at < text.length; at++) {
    if (plain[text.charCodeAt(at)] !== 1) return false;
  }
  return true;
}

/** Number of escapes in a text that may be unescaped. */
function checkEscapes(text: string, part: UrlPart): number {
  const inHost = part === 'host' || part === 'zone';
  if (!inHost && !text.includes('%')) return 0;
  let escapes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === PERCENT) {
      checkEscape(text, at, part);
      escapes++;
      at += 2;
    } else if (inHost && unit < 0x80 && plainBytes[part][unit] !== 1) {
      throw new GoError(`invalid character ${quote(text[at]!)} in host name`);
    }
  }
  return escapes;
}

function checkEscape(text: string, at: number, part: UrlPart): void {
  const high = hexValue(text.charCodeAt(at + 1));
  const low = hexValue(text.charCodeAt(at + 2));
  let valid = high >= 0 && low >= 0;
  const written = text.slice(at, at + 3);
  // In a host only bytes above ASCII may be escaped; in a zone also what it could hold anyway, and spaces.
  if (part === 'host' && high < 8 && written !== '%25') valid = false;
  if (part === 'zone' && valid && written !== '%25') {
    const byte = (high << 4) | low;
    valid = byte === SPACE || plainBytes.host[byte] === 1;
  }
  if (!valid) throw new GoError(`invalid URL escape ${quote(isAscii(written) ? written : sliceBytes(written, 0, 3))}`);
}

/** -1 for what is no hexadecimal digit. */
function hexValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
