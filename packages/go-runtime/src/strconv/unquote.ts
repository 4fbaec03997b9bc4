import { normalizeString } from '../bytes/index.ts';
import { GoError } from '../reflect/index.ts';

/**
 * Go's strconv.Unquote: the value of a double-quoted, single-quoted or backquoted literal. Throws GoError
 * `invalid syntax`.
 */
export function unquote(text: string): string {
  const value = unquoteIfValid(text);
  if (value === undefined) throw new GoError('invalid syntax');
  return value;
}

/** unquote for callers to whom a failure is an ordinary answer: undefined instead of an error. */
export function unquoteIfValid(text: string): string | undefined {
  if (text.length < 2) return undefined;
  const mark = text[0]!;
  if (mark === '`') return unquoteRaw(text);
  if (mark !== '"' && mark !== "'") return undefined;
  if (text[text.length - 1] !== mark) return undefined;
  return unescapeText(text, mark);
}

function unquoteRaw(text: string): string | undefined {
  if (text.indexOf('`', 1) !== text.length - 1) return undefined;
  return text.slice(1, -1).replaceAll('\r', '');
}

function unescapeText(text: string, mark: string): string | undefined {
  const end = text.length - 1;
  const markCode = mark.charCodeAt(0);
  let out = '';
  let copied = 1;
  let runes = 0;
  for (let at = 1; at < end; runes++) {
    const unit = text.charCodeAt(at);
    if (unit === markCode || unit === 0x0a) return undefined;
    if (unit !== 0x5c) {
      at += text.codePointAt(at)! >= 0x10000 ? 2 : 1;
      continue;
    }
    const read = readEscape(text, { at, end, mark: markCode });
    if (read === undefined) return undefined;
    out += rawText(text, copied, at) + read.value;
    at += read.length;
    copied = at;
  }
  if (mark === "'" && runes > 1) return undefined;
  return copied === 1 ? rawText(text, 1, end) : normalizeString(out + rawText(text, copied, end));
}

/** Go reads the unescaped parts rune by rune, so invalid bytes come out as U+FFFD. */
function rawText(text: string, from: number, to: number): string {
  return text.slice(from, to).toWellFormed();
}

interface Escape {
  readonly value: string;
  readonly length: number;
}

function readEscape(
  text: string,
  { at, end, mark }: { readonly at: number; readonly end: number; readonly mark: number },
): Escape | undefined {
  if (at + 1 >= end) return undefined;
  const letter = text[at + 1]!;
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) return { value: simple, length: 2 };
  if (letter === "'" || letter === '"') {
    return letter.charCodeAt(0) === mark ? { value: letter, length: 2 } : undefined;
  }
  const width = hexWidths.get(letter);
  if (width !== undefined) return readHexEscape(text.slice(at + 2, Math.min(at + 2 + width, end)), width);
  const octal = text.slice(at + 1, Math.min(at + 4, end));
  if (!/^[0-7]{3}$/.test(octal)) return undefined;
  const byte = Number.parseInt(octal, 8);
  return byte > 255 ? undefined : { value: byteString(byte), length: 4 };
}

function readHexEscape(digits: string, width: number): Escape | undefined {
  if (digits.length !== width || !/^[0-9a-fA-F]+$/.test(digits)) return undefined;
  const code = Number.parseInt(digits, 16);
  const length = width + 2;
  if (width === 2) return { value: byteString(code), length };
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { value: String.fromCodePoint(code), length };
}

function byteString(byte: number): string {
  return String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
]);

const hexWidths: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);
