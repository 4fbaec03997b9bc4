import { DiagnosticError } from '@metachart/diagnostics';
import { bytesOf } from '../bytes/index.ts';
import { GoError, type GoMap, type GoValue } from '../reflect/index.ts';
import { quote, quoteRune } from '../strconv/index.ts';
import { isLetter } from '../strings/index.ts';
import { formatKeyPath } from './quote-toml.ts';
import { readNumberOrTime, readSignedNumber, toFloat } from './read-toml-number.ts';
import { readOneLine, readString } from './read-toml-string.ts';
import {
  accept,
  backUp,
  beginToken,
  END,
  errorBefore,
  errorHere,
  isBlank,
  isDigit,
  isLineEnd,
  next,
  peek,
  skipBlanks,
  type TomlCursor,
  tokenOf,
} from './toml-cursor.ts';
import {
  createDocument,
  defineValue,
  enterImplicitTables,
  enterTable,
  enterTableOfArray,
  markImplicit,
  noteKind,
} from './toml-document.ts';
import { tomlError } from './toml-error.ts';

/**
 * toml.Unmarshal of BurntSushi/toml v1.6.0 into an empty map[string]interface{}, as Helm's fromToml: integers become int64,
 * times time.Time, arrays of tables `[]map[string]interface{}`. Throws GoError with the text of its error, and
 * DiagnosticError `toml/too-deep` beyond 500 levels.
 */
export function decodeToml(text: string): GoMap {
  const source = withoutMark(text);
  if (bytesOf(source.slice(0, 6)).subarray(0, 6).includes(0)) {
    throw new GoError('toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8');
  }
  const document = createDocument();
  const cursor: TomlCursor = { text: source, document, at: 0, line: 1, start: 0, atEnd: false };
  while (readTopLevel(cursor));
  return document.root;
}

/** Byte order marks of UTF-8 and, for what it is worth, of UTF-16 are skipped. */
function withoutMark(text: string): string {
  if (text.startsWith('\ufeff')) return text.slice(1);
  return /^(?:\udcff\udcfe|\udcfe\udcff)/.test(text) ? text.slice(2) : text;
}

/** Reads a table header, a definition, a comment or an empty line; false at the end. */
function readTopLevel(cursor: TomlCursor): boolean {
  const code = next(cursor);
  beginToken(cursor);
  if (isBlank(code) || isLineEnd(code)) return true;
  if (code === END) return false;
  if (code === HASH) {
    skipComment(cursor);
    return true;
  }
  if (code === OPEN_BRACKET) readTableHeader(cursor);
  else {
    backUp(cursor);
    readDefinition(cursor);
  }
  return endLine(cursor);
}

const HASH = 0x23;
const COMMA = 0x2c;
const DOT = 0x2e;
const EQUALS = 0x3d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

function endLine(cursor: TomlCursor): boolean {
  for (;;) {
    const code = next(cursor);
    if (code === END) return false;
    if (isBlank(code)) continue;
    if (code === HASH) skipComment(cursor);
    else if (!isLineEnd(code)) {
      const found = quoteRune(code);
      throw errorHere(
        cursor,
        `expected a top-level item to end with a newline, comment, or EOF, but got ${found} instead`,
      );
    }
    return true;
  }
}

function skipComment(cursor: TomlCursor): void {
  for (;;) {
    const code = next(cursor);
    if (isLineEnd(code) || code === END) break;
  }
  backUp(cursor);
}

function readTableHeader(cursor: TomlCursor): void {
  const { document } = cursor;
  const isArray = peek(cursor) === OPEN_BRACKET;
  if (isArray) next(cursor);
  const path: string[] = [];
  for (;;) {
    skipBlanks(cursor);
    const first = peek(cursor);
    if (first === CLOSE_BRACKET || first === END) {
      throw errorHere(cursor, 'unexpected end of table name (table names cannot be empty)');
    }
    if (first === DOT) throw errorHere(cursor, 'unexpected table separator (table names cannot be empty)');
    path.push(readName(cursor, first));
    // Errors about the whole name are at the line of its first part.
    if (path.length === 1) document.keyLine = cursor.line;
    skipBlanks(cursor);
    const code = next(cursor);
    if (code === CLOSE_BRACKET) break;
    if (code !== DOT)
      throw errorHere(cursor, `expected '.' or ']' to end table name, but got ${quoteRune(code)} instead`);
  }
  if (isArray) {
    const code = next(cursor);
    if (code !== CLOSE_BRACKET) {
      throw errorHere(cursor, `expected end of table array name delimiter ']', but got ${quoteRune(code)} instead`);
    }
    enterTableOfArray(document, path);
  } else enterTable(document, path);
  noteKind(document, '', 'other');
}

/** Reads one part of a key or table name. */
function readName(cursor: TomlCursor, first: number): string {
  if (first === QUOTE || first === APOSTROPHE) {
    next(cursor);
    beginToken(cursor);
    return readOneLine(cursor, first === QUOTE ? '"' : "'");
  }
  while (isBareKeyChar(next(cursor)));
  backUp(cursor);
  return tokenOf(cursor);
}

/** Reads `key = value` at the top level or in a table. */
function readDefinition(cursor: TomlCursor): void {
  const { document } = cursor;
  const outer = document.context;
  const path = readKey(cursor);
  const name = path[path.length - 1]!;
  document.key = name;
  enterImplicitTables(document, path.slice(0, -1));
  const { value, kind } = readValue(cursor, { inArray: false, depth: 0 });
  defineValue(document, name, value);
  noteKind(document, name, kind);
  document.context = outer;
  document.key = '';
}

/** Reads a key, dotted or not, and the equals sign. */
function readKey(cursor: TomlCursor): string[] {
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

interface ReadValue {
  readonly value: GoValue;
  readonly kind: 'array' | 'other';
}

interface ValuePlace {
  readonly inArray: boolean;
  readonly depth: number;
}

const MAX_DEPTH = 500;

function readValue(cursor: TomlCursor, place: ValuePlace): ReadValue {
  skipBlanks(cursor);
  const code = next(cursor);
  if (code === OPEN_BRACKET) return { value: readArray(cursor, place.depth), kind: 'array' };
  return { value: code === OPEN_BRACE ? readInlineTable(cursor, place) : readScalar(cursor, code), kind: 'other' };
}

function readScalar(cursor: TomlCursor, code: number): GoValue {
  if (isDigit(code)) {
    backUp(cursor);
    return readNumberOrTime(cursor);
  }
  switch (String.fromCodePoint(code)) {
    case '"':
      return readString(cursor, '"');
    case "'":
      return readString(cursor, "'");
    case '.':
      throw errorHere(cursor, "floats must start with a digit, not '.'");
    case '+':
    case '-':
      return readSignedNumber(cursor);
    case 'i':
    case 'n':
      if ((accept(cursor, 'n') && accept(cursor, 'f')) || (accept(cursor, 'a') && accept(cursor, 'n'))) {
        return toFloat(cursor);
      }
      break;
    default:
      break;
  }
  if (isLetter(code)) return readBoolean(cursor);
  if (code === END) throw errorHere(cursor, 'unexpected EOF; expected value');
  const message = `expected value but found ${quoteRune(code)} instead`;
  throw code === 0x0a ? errorBefore(cursor, message) : errorHere(cursor, message);
}

function readBoolean(cursor: TomlCursor): boolean {
  backUp(cursor);
  const from = cursor.at;
  while (isLetter(next(cursor)));
  backUp(cursor);
  const word = cursor.text.slice(from, cursor.at);
  if (word === 'true' || word === 'false') return word === 'true';
  throw errorHere(cursor, `expected value but found ${quote(word)} instead`);
}

function readArray(cursor: TomlCursor, depth: number): GoValue[] {
  checkDepth(depth);
  noteKind(cursor.document, cursor.document.key, 'array');
  const items: GoValue[] = [];
  for (;;) {
    const code = skipToItem(cursor);
    if (code === COMMA) throw errorHere(cursor, 'unexpected comma');
    if (code === CLOSE_BRACKET) return items;
    backUp(cursor);
    items.push(readValue(cursor, { inArray: true, depth: depth + 1 }).value);
    const after = skipToItem(cursor);
    if (after === CLOSE_BRACKET) return items;
    if (after !== COMMA) {
      throw errorHere(cursor, `expected a comma (',') or array terminator (']'), but got ${charOrEnd(after)}`);
    }
  }
}

/** Steps over white space and comments, and over the character after them, which it gives. */
function skipToItem(cursor: TomlCursor): number {
  for (;;) {
    const code = next(cursor);
    if (code === HASH) skipComment(cursor);
    else if (!isBlank(code) && !isLineEnd(code)) return code;
  }
}

/**
 * Reads an inline table. Its keys are also defined in the document as those of a table would be, which is how BurntSushi/toml
 * finds contradictions (parse.go, valueInlineTable).
 */
function readInlineTable(cursor: TomlCursor, { inArray, depth }: ValuePlace): GoMap {
  checkDepth(depth);
  const { document } = cursor;
  const { context: outer, key: outerKey } = document;
  const table: GoMap = new Map();
  const context = [...outer, outerKey];
  document.context = context;
  document.key = '';
  markImplicit(document, context);
  if (inArray) enterTableOfArray(document, context);
  else enterTable(document, context);
  for (;;) {
    const code = skipToItem(cursor);
    if (code === COMMA) throw errorHere(cursor, 'unexpected comma');
    if (code === CLOSE_BRACE) break;
    backUp(cursor);
    readInlineDefinition(cursor, table, depth);
    document.context = context;
    const after = skipToItem(cursor);
    if (after === CLOSE_BRACE) break;
    if (after !== COMMA) {
      throw errorHere(
        cursor,
        `expected a comma or an inline table terminator '}', but got ${charOrEnd(after)} instead`,
      );
    }
  }
  document.context = outer;
  document.key = outerKey;
  return table;
}

function readInlineDefinition(cursor: TomlCursor, table: GoMap, depth: number): void {
  const { document } = cursor;
  const path = readKey(cursor);
  const name = path[path.length - 1]!;
  document.key = name;
  enterImplicitTables(document, path.slice(0, -1));
  const { value, kind } = readValue(cursor, { inArray: false, depth: depth + 1 });
  defineValue(document, name, value);
  noteKind(document, name, kind);
  let target = table;
  for (const part of path.slice(0, -1)) {
    if (!target.has(part)) target.set(part, new Map());
    const inner = target.get(part);
    if (!(inner instanceof Map)) {
      throw tomlError(document, document.keyLine, `${quote(formatKeyPath(document.context))} is not a table`);
    }
    target = inner;
  }
  target.set(name, value);
}

function checkDepth(depth: number): void {
  if (depth < MAX_DEPTH) return;
  throw new DiagnosticError('toml/too-deep', {
    message: `arrays and inline tables of the TOML text are nested deeper than ${MAX_DEPTH} levels`,
    hint: 'Check the text for brackets that are never closed.',
  });
}

function charOrEnd(code: number): string {
  return code === END ? 'end of file' : `'${String.fromCodePoint(code)}'`;
}

function isBareKeyChar(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === 0x5f || code === 0x2d;
}
