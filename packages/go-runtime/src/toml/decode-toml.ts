import { bytesOf } from '../bytes/index.ts';
import { GoError, type GoMap } from '../reflect/index.ts';
import { quoteRune } from '../strconv/index.ts';
import { readKey, readName } from './read-toml-key.ts';
import { readValue } from './read-toml-value.ts';
import {
  backUp,
  beginToken,
  END,
  errorHere,
  isBlank,
  isLineEnd,
  next,
  peek,
  skipBlanks,
  skipComment,
  type TomlCursor,
} from './toml-cursor.ts';
import {
  createDocument,
  defineValue,
  enterImplicitTables,
  enterTable,
  enterTableOfArray,
  noteKind,
} from './toml-document.ts';

/**
 * toml.Unmarshal of BurntSushi/toml v1.6.0 into an empty map[string]interface{}, as Helm's fromToml: integers become
 * int64, times time.Time, arrays of tables `[]map[string]interface{}`. Throws GoError with the text of its error, and
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
const DOT = 0x2e;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

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
    if (code !== DOT) {
      throw errorHere(cursor, `expected '.' or ']' to end table name, but got ${quoteRune(code)} instead`);
    }
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
