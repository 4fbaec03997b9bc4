import { quoteRune } from '../strconv/index.ts';
import { readOneLine } from './read-toml-string.ts';
import {
  backUp,
  beginToken,
  END,
  errorBefore,
  errorHere,
  isDigit,
  next,
  peek,
  skipBlanks,
  type TomlCursor,
  tokenOf,
} from './toml-cursor.ts';

/** Reads a key, dotted or not, and the equals sign. */
export function readKey(cursor: TomlCursor): string[] {
  skipBlanks(cursor);
  const start = peek(cursor);
  if (start === EQUALS || start === END) throw errorHere(cursor, "unexpected '=': key name appears blank");
  if (start === DOT) throw errorHere(cursor, "unexpected '.': keys cannot start with a '.'");
  const path: string[] = [];
  for (;;) {
    skipBlanks(cursor);
    const first = peek(cursor);
    if (first === EQUALS || first === END) throw errorHere(cursor, "unexpected '='");
    if (first === DOT) throw errorHere(cursor, "unexpected '.'");
    path.push(readName(cursor, first));
    if (path.length === 1) cursor.document.keyLine = cursor.line;
    skipBlanks(cursor);
    const code = next(cursor);
    if (code === EQUALS) return path;
    if (code === DOT) continue;
    if (code === END) throw errorHere(cursor, "unexpected EOF; expected key separator '='");
    const message = `expected '.' or '=', but got ${quoteRune(code)} instead`;
    throw code === 0x0a ? errorBefore(cursor, message) : errorHere(cursor, message);
  }
}

const DOT = 0x2e;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Reads one part of a key or table name, which begins with the character at the cursor. */
export function readName(cursor: TomlCursor, first: number): string {
  if (first === QUOTE || first === APOSTROPHE) {
    next(cursor);
    beginToken(cursor);
    return readOneLine(cursor, first === QUOTE ? '"' : "'");
  }
  while (isBareKeyChar(next(cursor)));
  backUp(cursor);
  return tokenOf(cursor);
}

function isBareKeyChar(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === 0x5f || code === 0x2d;
}
