import { bytesOf } from '../bytes/index.ts';
import type { GoMap, GoValue } from '../reflect/index.ts';
import { quote } from '../strconv/index.ts';

/** What parsing gave: a value and the index behind it, or the text of Go's syntax error and the index of the fault. */
export type ParsedJson =
  | { readonly ok: true; readonly value: GoValue; readonly end: number }
  | { readonly ok: false; readonly problem: string; readonly at: number };

/** Turns the text of a number into a value. */
export type NumberReader = (text: string) => GoValue;

/** Go: encoding/json/scanner.go, maxNestingDepth. */
const MAX_DEPTH = 10_000;
const END = 'unexpected end of JSON input';

interface Cursor {
  readonly text: string;
  readonly wellFormed: boolean;
  /** Whether more may follow the first value. */
  readonly stream: boolean;
  at: number;
  problem: string | undefined;
}

/**
 * Parses one JSON text as encoding/json does: objects become Maps (the last of equal keys counts), invalid UTF-8 and
 * half surrogate pairs become U+FFFD. The first syntax error in the text is reported in Go's words. Does not recurse.
 */
export function parseJson(text: string, readNumber: NumberReader): ParsedJson {
  return parse({ text, wellFormed: text.isWellFormed(), stream: false, at: 0, problem: undefined }, readNumber);
}

/** Parses the JSON value that begins at an index, as one Decode of a json.Decoder; what follows it is not looked at. */
export function parseJsonValue(text: string, start: number, readNumber: NumberReader): ParsedJson {
  // Whether the whole text is well-formed is not asked: a stream of many values would pay for it with each.
  return parse({ text, wellFormed: false, stream: true, at: start, problem: undefined }, readNumber);
}

function parse(cursor: Cursor, readNumber: NumberReader): ParsedJson {
  const value = readDocument(cursor, readNumber);
  const { problem, at } = cursor;
  return problem === undefined ? { ok: true, value, end: at } : { ok: false, problem, at };
}

function readDocument(cursor: Cursor, readNumber: NumberReader): GoValue {
  const open: (GoMap | GoValue[])[] = [];
  const keys: string[] = [];
  let container: GoMap | GoValue[] | undefined;
  for (;;) {
    // At the beginning of a value.
    let value: GoValue;
    const code = skipSpace(cursor);
    if (code === 0x7b || code === 0x5b) {
      if (open.length === MAX_DEPTH) return fail(cursor, 'exceeded max depth');
      cursor.at++;
      const inner: GoMap | GoValue[] = code === 0x7b ? new Map<string, GoValue>() : [];
      const next = skipSpace(cursor);
      if (next === (code === 0x7b ? 0x7d : 0x5d)) {
        cursor.at++;
        value = inner;
      } else {
        if (code === 0x7b && !readKey(cursor, keys)) return undefined;
        open.push(inner);
        container = inner;
        continue;
      }
    } else {
      value = readScalar(cursor, code, readNumber);
      if (cursor.problem !== undefined) return undefined;
    }
    // After a value: store it, then close as many containers as end here.
    for (;;) {
      if (container === undefined) {
        if (!cursor.stream && !Number.isNaN(skipSpace(cursor))) fail(cursor, 'after top-level value');
        return value;
      }
      const next: number = store(cursor, container, keys, value);
      if (next === 0x2c) {
        cursor.at++;
        if (container instanceof Map && !readKey(cursor, keys)) return undefined;
        break;
      }
      if (next !== (container instanceof Map ? 0x7d : 0x5d)) {
        return fail(cursor, container instanceof Map ? 'after object key:value pair' : 'after array element');
      }
      cursor.at++;
      value = open.pop()!;
      container = open[open.length - 1];
    }
  }
}

/** Puts a value where it belongs and gives the next character that is not space. */
function store(cursor: Cursor, container: GoMap | GoValue[], keys: string[], value: GoValue): number {
  if (container instanceof Map) container.set(keys.pop()!, value);
  else container.push(value);
  return skipSpace(cursor);
}

function readKey(cursor: Cursor, keys: string[]): boolean {
  if (skipSpace(cursor) !== 0x22) {
    fail(cursor, 'looking for beginning of object key string');
    return false;
  }
  const key = readString(cursor);
  if (cursor.problem !== undefined) return false;
  if (skipSpace(cursor) !== 0x3a) {
    fail(cursor, 'after object key');
    return false;
  }
  cursor.at++;
  keys.push(key);
  return true;
}

function readScalar(cursor: Cursor, code: number, readNumber: NumberReader): GoValue {
  switch (code) {
    case 0x22:
      return readString(cursor);
    case 0x74:
      return readWord(cursor, 'true', true);
    case 0x66:
      return readWord(cursor, 'false', false);
    case 0x6e:
      return readWord(cursor, 'null', null);
    default:
      if (code === 0x2d || isDigit(code)) return readNumberText(cursor, readNumber);
      return fail(cursor, 'looking for beginning of value');
  }
}

function readWord(cursor: Cursor, word: string, value: GoValue): GoValue {
  if (cursor.text.startsWith(word, cursor.at)) {
    cursor.at += word.length;
    return value;
  }
  let matched = 1;
  while (cursor.text[cursor.at + matched] === word[matched]) matched++;
  cursor.at += matched;
  return failInToken(cursor, `in literal ${word} (expecting '${word[matched]}')`);
}

function readNumberText(cursor: Cursor, readNumber: NumberReader): GoValue {
  const { text, at: start } = cursor;
  let at = start;
  if (text.charCodeAt(at) === 0x2d) at++;
  if (text.charCodeAt(at) === 0x30) at++;
  else if (isDigit(text.charCodeAt(at))) at = skipDigits(text, at);
  else return failInToken(cursor, 'in numeric literal', at);
  if (text.charCodeAt(at) === 0x2e) {
    at++;
    if (!isDigit(text.charCodeAt(at))) return failInToken(cursor, 'after decimal point in numeric literal', at);
    at = skipDigits(text, at);
  }
  if ((text.charCodeAt(at) | 0x20) === 0x65) {
    at++;
    if (text[at] === '+' || text[at] === '-') at++;
    if (!isDigit(text.charCodeAt(at))) return failInToken(cursor, 'in exponent of numeric literal', at);
    at = skipDigits(text, at);
  }
  cursor.at = at;
  return readNumber(text.slice(start, at));
}

function readString(cursor: Cursor): string {
  const { text } = cursor;
  let start = cursor.at + 1;
  let out = '';
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      cursor.at = at + 1;
      const piece = text.slice(start, at);
      return out + (cursor.wellFormed ? piece : piece.toWellFormed());
    }
    if (code === 0x5c) {
      const piece = text.slice(start, at);
      out += cursor.wellFormed ? piece : piece.toWellFormed();
      cursor.at = at + 1;
      out += readEscape(cursor);
      if (cursor.problem !== undefined) return out;
      start = cursor.at;
      at = start - 1;
    } else if (!(code >= 0x20)) {
      cursor.at = at;
      fail(cursor, 'in string literal');
      return out;
    }
  }
}

/** Reads what follows a backslash. Go: encoding/json/decode.go, unquoteBytes. */
function readEscape(cursor: Cursor): string {
  const letter = cursor.text[cursor.at];
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      cursor.at++;
      return letter;
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      cursor.at++;
      return { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }[letter];
    case 'u':
      return readUnicodeEscape(cursor);
    default:
      failInToken(cursor, 'in string escape code');
      return '';
  }
}

function readUnicodeEscape(cursor: Cursor): string {
  for (let digit = 1; digit <= 4; digit++) {
    if (!isHexDigit(cursor.text.charCodeAt(cursor.at + digit))) {
      failInToken(cursor, 'in \\u hexadecimal character escape', cursor.at + digit);
      return '';
    }
  }
  const unit = unitAt(cursor.text, cursor.at);
  cursor.at += 5;
  if (unit < 0xd800 || unit > 0xdfff) return String.fromCharCode(unit);
  if (unit < 0xdc00 && cursor.text.startsWith('\\u', cursor.at)) {
    const low = unitAt(cursor.text, cursor.at + 1);
    if (low >= 0xdc00 && low <= 0xdfff) {
      cursor.at += 6;
      return String.fromCharCode(unit, low);
    }
  }
  return '\ufffd';
}

/** The unit of an escape whose `u` stands at the offset, or NaN. */
function unitAt(text: string, at: number): number {
  const digits = text.slice(at + 1, at + 5);
  return /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
}

/** Moves to the next character that is not space and gives its code, NaN at the end. */
function skipSpace(cursor: Cursor): number {
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code > 0x20 || (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09)) return code;
    cursor.at++;
  }
}

function fail(cursor: Cursor, context: string): undefined {
  cursor.problem =
    cursor.at >= cursor.text.length ? END : `invalid character ${quoteByte(cursor.text, cursor.at)} ${context}`;
  return undefined;
}

/**
 * As fail, inside a token: there Go's scanner feeds itself a space at the end of the input and complains about that.
 */
function failInToken(cursor: Cursor, context: string, at = cursor.at): undefined {
  const found = at >= cursor.text.length ? "' '" : quoteByte(cursor.text, at);
  cursor.at = at;
  cursor.problem = `invalid character ${found} ${context}`;
  return undefined;
}

/** Go: encoding/json/scanner.go, quoteChar. It sees bytes, so of é only the first one, taken as U+00C3. */
function quoteByte(text: string, at: number): string {
  const char = String.fromCharCode(bytesOf(String.fromCodePoint(text.codePointAt(at)!))[0]!);
  if (char === "'") return "'\\''";
  if (char === '"') return `'"'`;
  return `'${quote(char).slice(1, -1)}'`;
}

function skipDigits(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}
