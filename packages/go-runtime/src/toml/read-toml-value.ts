import { DiagnosticError } from '@metachart/diagnostics';
import type { GoMap, GoValue } from '../reflect/index.ts';
import { quote, quoteRune } from '../strconv/index.ts';
import { isLetter } from '../strings/index.ts';
import { formatKeyPath } from './quote-toml.ts';
import { readKey } from './read-toml-key.ts';
import { readNumberOrTime, readSignedNumber, toFloat } from './read-toml-number.ts';
import { readString } from './read-toml-string.ts';
import {
  accept,
  backUp,
  END,
  errorBefore,
  errorHere,
  isBlank,
  isDigit,
  isLineEnd,
  next,
  skipBlanks,
  skipComment,
  type TomlCursor,
} from './toml-cursor.ts';
import {
  defineValue,
  enterImplicitTables,
  enterTable,
  enterTableOfArray,
  markImplicit,
  noteKind,
} from './toml-document.ts';
import { tomlError } from './toml-error.ts';

export interface ReadValue {
  readonly value: GoValue;
  readonly kind: 'array' | 'other';
}

export interface ValuePlace {
  readonly inArray: boolean;
  readonly depth: number;
}

const MAX_DEPTH = 500;
const HASH = 0x23;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Reads a value and whether it is an array in brackets. */
export function readValue(cursor: TomlCursor, place: ValuePlace): ReadValue {
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
 * Reads an inline table. Its keys are also defined in the document as those of a table would be, which is how
 * BurntSushi/toml finds contradictions (parse.go, valueInlineTable).
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
