import { GoInt, type GoValue, INT64 } from '../reflect/index.ts';
import { floatIfValid, quote, quoteRune } from '../strconv/index.ts';
import { accept, backUp, errorHere, isDigit, isHexDigit, next, peek, type TomlCursor, tokenOf } from './toml-cursor.ts';
import { tomlError } from './toml-error.ts';
import { parseTomlTime } from './toml-time.ts';

/** Reads an integer, float, date or time that begins with the digit at the cursor. */
export function readNumberOrTime(cursor: TomlCursor): GoValue {
  let code = next(cursor);
  if (code === ZERO) {
    code = next(cursor);
    const base = BASES.get(code);
    if (base !== undefined) return readBasedInteger(cursor, base);
    // Dates and times begin with two digits at least.
    if (!isDigit(code)) return readDecimal(cursor, code);
  }
  while (isDigit(code)) code = next(cursor);
  return code === MINUS || code === COLON ? readTime(cursor) : readDecimal(cursor, code);
}

/** Reads a number whose sign stands before the cursor. */
export function readSignedNumber(cursor: TomlCursor): GoValue {
  const code = next(cursor);
  if (code === LETTER_I || code === LETTER_N) {
    const [second, third] = code === LETTER_I ? ['n', 'f'] : ['a', 'n'];
    if (!accept(cursor, second!) || !accept(cursor, third!)) {
      throw errorHere(cursor, `invalid float: '${tokenOf(cursor)}'`);
    }
    return toFloat(cursor);
  }
  if (code === DOT) throw errorHere(cursor, "floats must start with a digit, not '.'");
  if (!isDigit(code)) throw errorHere(cursor, `expected a digit but got ${quoteRune(code)}`);
  if (code === ZERO) {
    const letter = peek(cursor);
    if (BASES.has(letter)) {
      const sign = `${tokenOf(cursor)}${String.fromCodePoint(letter)}`;
      throw errorHere(cursor, `cannot use sign with non-decimal numbers: '${sign}'`);
    }
  }
  return readDecimal(cursor, next(cursor));
}

/** The float that the current token is. */
export function toFloat(cursor: TomlCursor): number {
  const token = tokenOf(cursor);
  const fail = (reason: string): Error => tomlError(cursor.document, cursor.line, reason);
  const parts = token.split(/[.eE]/).filter((part) => part !== '');
  if (!parts.every(areUnderscoresInside)) {
    throw fail(`Invalid float ${quote(token)}: underscores must be surrounded by digits`);
  }
  if (parts.length > 0 && hasLeadingZero(parts[0]!)) {
    throw fail(`Invalid float ${quote(token)}: cannot have leading zeroes`);
  }
  if (/\.(?![0-9])/.test(token)) {
    throw fail(`Invalid float ${quote(token)}: '.' must be followed by one or more digits`);
  }
  if (SPECIAL_FLOATS.has(token)) return token.endsWith('nan') ? Number.NaN : token[0] === '-' ? -Infinity : Infinity;
  const plain = token.replaceAll('_', '');
  const value = floatIfValid(plain, 64);
  if (value !== undefined) return value;
  if (/^[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(plain)) throw fail(`${token} is out of range for float64`);
  throw fail(`Invalid float value: ${quote(token)}`);
}

interface Base {
  readonly radix: string;
  readonly name: string;
  readonly isDigit: (code: number) => boolean;
}

const ZERO = 0x30;
const MINUS = 0x2d;
const COLON = 0x3a;
const DOT = 0x2e;
const UNDERSCORE = 0x5f;
const LETTER_I = 0x69;
const LETTER_N = 0x6e;
const BASES: ReadonlyMap<number, Base> = new Map([
  [0x62, { radix: '0b', name: 'a binary', isDigit: (code) => code === 0x30 || code === 0x31 }],
  [0x6f, { radix: '0o', name: 'an octal', isDigit: (code) => code >= 0x30 && code <= 0x37 }],
  [0x78, { radix: '0x', name: 'a hexadecimal', isDigit: isHexDigit }],
]);
const SPECIAL_FLOATS: ReadonlySet<string> = new Set(['inf', '+inf', '-inf', 'nan', '+nan', '-nan']);

function readBasedInteger(cursor: TomlCursor, base: Base): GoValue {
  const first = peek(cursor);
  if (!base.isDigit(first)) {
    throw errorHere(cursor, `not ${base.name} number: '${tokenOf(cursor)}${String.fromCodePoint(first)}'`);
  }
  let code = next(cursor);
  while (base.isDigit(code) || code === UNDERSCORE) code = next(cursor);
  backUp(cursor);
  return toInteger(cursor);
}

/** Reads on after the digits and the character after them: an integer, or a float. */
function readDecimal(cursor: TomlCursor, after: number): GoValue {
  let code = after;
  while (isDigit(code) || code === UNDERSCORE) code = next(cursor);
  if (code !== DOT && (code | 0x20) !== 0x65) {
    backUp(cursor);
    return toInteger(cursor);
  }
  while (isDigit(code) || FLOAT_CHARS.has(code)) code = next(cursor);
  backUp(cursor);
  return toFloat(cursor);
}

const FLOAT_CHARS: ReadonlySet<number> = new Set(Array.from('_.-+eE', (char) => char.charCodeAt(0)));
const TIME_CHARS: ReadonlySet<number> = new Set(Array.from('-:Tt .Zz+', (char) => char.charCodeAt(0)));

function readTime(cursor: TomlCursor): GoValue {
  let code = next(cursor);
  while (isDigit(code) || TIME_CHARS.has(code)) code = next(cursor);
  backUp(cursor);
  const text = tokenOf(cursor).trim().replaceAll('z', 'Z').replaceAll(/[t ]/g, 'T');
  const time = parseTomlTime(text);
  if (time === undefined) throw tomlError(cursor.document, cursor.line, `invalid datetime: ${quote(text)}`);
  return time;
}

function toInteger(cursor: TomlCursor): GoInt {
  const token = tokenOf(cursor);
  if (!areUnderscoresInside(token)) {
    throw tomlError(
      cursor.document,
      cursor.line,
      `Invalid integer ${quote(token)}: underscores must be surrounded by digits`,
    );
  }
  if (hasLeadingZero(token)) {
    throw tomlError(cursor.document, cursor.line, `Invalid integer ${quote(token)}: cannot have leading zeroes`);
  }
  const plain = token.replaceAll('_', '').replace(/^\+/, '');
  const size = plain.startsWith('-') ? plain.slice(1) : plain;
  // No int64 has more digits than 66, and a BigInt of a megabyte of them is not worth building.
  const value = size.length > 66 && !/^0[xbo]0+/.test(size) ? 2n ** 64n : BigInt(size);
  const signed = size === plain ? value : -value;
  if (signed !== BigInt.asIntN(64, signed)) {
    throw tomlError(cursor.document, cursor.line, `${token} is out of range for int64`);
  }
  return new GoInt(INT64, signed);
}

/** Whether each underscore stands between digits; the digits of the largest base count (parse.go, numUnderscoresOK). */
function areUnderscoresInside(text: string): boolean {
  if (SPECIAL_FLOATS.has(text)) return true;
  let afterDigit = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === UNDERSCORE && !afterDigit) return false;
    afterDigit = isHexDigit(code);
  }
  return afterDigit;
}

function hasLeadingZero(text: string): boolean {
  if (text.length > 1 && text[0] === '0') return !/[box]/.test(text[1]!);
  return text.length > 2 && (text[0] === '-' || text[0] === '+') && text[1] === '0';
}
