import { quote } from '../strconv/index.ts';
import {
  accept,
  backUp,
  beginToken,
  END,
  errorBefore,
  errorHere,
  isHexDigit,
  isLineEnd,
  next,
  peek,
  type TomlCursor,
  tokenOf,
} from './toml-cursor.ts';
import { tomlError } from './toml-error.ts';

/** Reads a string whose opening quote stands before the cursor, or the rest of three of them. */
export function readString(cursor: TomlCursor, mark: '"' | "'"): string {
  if (accept(cursor, mark)) {
    if (accept(cursor, mark)) {
      beginToken(cursor);
      return mark === '"' ? readMultiline(cursor) : readRawMultiline(cursor);
    }
    backUp(cursor);
  }
  beginToken(cursor);
  return readOneLine(cursor, mark);
}

/** Reads a string on one line; the opening quote stands before the cursor. */
export function readOneLine(cursor: TomlCursor, mark: '"' | "'"): string {
  let escaped = false;
  for (;;) {
    const code = next(cursor);
    if (code === END) throw errorHere(cursor, `unexpected EOF; expected ${mark === '"' ? `'"'` : `"'"`}`);
    if (isLineEnd(code)) throw errorBefore(cursor, 'strings cannot contain newlines');
    if (code === BACKSLASH && mark === '"') {
      escaped = true;
      readEscape(cursor);
    } else if (code === mark.charCodeAt(0)) {
      const text = cursor.text.slice(cursor.start, cursor.at - 1);
      beginToken(cursor);
      return escaped ? replaceEscapes(cursor, text) : text;
    }
  }
}

function readMultiline(cursor: TomlCursor): string {
  for (;;) {
    const code = next(cursor);
    if (code === END) throw errorHere(cursor, `unexpected EOF; expected '"""'`);
    if (code === BACKSLASH) {
      if (isLineEnd(next(cursor))) continue;
      backUp(cursor);
      readEscape(cursor);
    } else if (code === QUOTE && endsHere(cursor, '"')) {
      const text = closeMultiline(cursor);
      return replaceEscapes(cursor, joinEscapedLines(stripFirstLineEnd(text)));
    }
  }
}

function readRawMultiline(cursor: TomlCursor): string {
  for (;;) {
    const code = next(cursor);
    if (code === END) throw errorHere(cursor, `unexpected EOF; expected "'''"`);
    if (code === APOSTROPHE && endsHere(cursor, "'")) return stripFirstLineEnd(closeMultiline(cursor));
  }
}

/**
 * Whether the quote before the cursor is the first of the three that end the string; then all three are behind the
 * cursor. Up to two quotes may stand before them.
 */
function endsHere(cursor: TomlCursor, mark: '"' | "'"): boolean {
  if (!accept(cursor, mark)) return false;
  if (!accept(cursor, mark)) {
    backUp(cursor);
    return false;
  }
  if (peek(cursor) !== mark.charCodeAt(0)) return true;
  const token = tokenOf(cursor);
  if (token.endsWith(mark.repeat(5)) && !(mark === '"' && token.endsWith(`\\${mark.repeat(5)}`))) {
    throw errorHere(cursor, mark === '"' ? `unexpected '""""""'` : `unexpected "''''''"`);
  }
  backUp(cursor);
  backUp(cursor);
  return false;
}

function closeMultiline(cursor: TomlCursor): string {
  const text = cursor.text.slice(cursor.start, cursor.at - 3);
  beginToken(cursor);
  return text;
}

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BACKSLASH = 0x5c;
/** A space or tab passes here because spaces may stand between a backslash and the line end it escapes. */
const SIMPLE_ESCAPES = 'btnfre"\\ \t';
const DIGITS: ReadonlyMap<number, { readonly count: number; readonly word: string }> = new Map([
  [0x78, { count: 2, word: 'two' }],
  [0x75, { count: 4, word: 'four' }],
  [0x55, { count: 8, word: 'eight' }],
]);

/** Steps over what follows a backslash. */
function readEscape(cursor: TomlCursor): void {
  const code = next(cursor);
  const digits = DIGITS.get(code);
  if (digits !== undefined) {
    for (let i = 0; i < digits.count; i++) {
      if (isHexDigit(next(cursor))) continue;
      const letter = String.fromCharCode(code);
      const found = quote(tokenOf(cursor));
      throw errorHere(
        cursor,
        `expected ${digits.word} hexadecimal digits after '\\${letter}', but got ${found} instead`,
      );
    }
  } else if (code === END || !SIMPLE_ESCAPES.includes(String.fromCodePoint(code))) {
    const message = `invalid escape in string '\\${String.fromCodePoint(code)}'`;
    throw cursor.atEnd ? errorBefore(cursor, message) : tomlError(cursor.document, cursor.line, message);
  }
}

const escapes = /\\(?:x(..)|u(....)|U(........)|(.))/gs;
const NAMED: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
};

function replaceEscapes(cursor: TomlCursor, text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(escapes, (_, short?: string, medium?: string, long?: string, letter?: string) => {
    const digits = short ?? medium ?? long;
    if (digits === undefined) {
      const char = NAMED[letter!];
      if (char === undefined) throw tomlError(cursor.document, cursor.line, `invalid escape: '\\${letter}'`);
      return char;
    }
    const code = Number.parseInt(digits, 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
      throw tomlError(cursor.document, cursor.line, `Escaped character '\\u${digits}' is not valid UTF-8.`);
    }
    return String.fromCodePoint(code);
  });
}

function stripFirstLineEnd(text: string): string {
  if (text.startsWith('\n')) return text.slice(1);
  return text.startsWith('\r\n') ? text.slice(2) : text;
}

/** A backslash at the end of a line takes all white space up to the next other character with it. */
function joinEscapedLines(text: string): string {
  return text.replace(/\\(?:\\|([ \t\r\n]+))/g, (match, space?: string) => (space?.includes('\n') ? '' : match));
}
