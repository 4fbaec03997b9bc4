import { DiagnosticError } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import { findJsonValue, skipJsonSpace } from './read-json-value.ts';

/** A number as it is written: JSON Schema compares numbers exactly and shows them as written. Go: json.Number. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type ExactJson = null | boolean | string | JsonNumber | ExactJson[] | Map<string, ExactJson>;

/**
 * Parses a JSON document and keeps its numbers as written. Throws GoError with the texts of jsonschema's UnmarshalJSON:
 * those of encoding/json's Decoder, and its own where something follows the value. DiagnosticError where it nests
 * deeper than 1,000 levels (Go: 10,000).
 */
export function parseExactJson(text: string): ExactJson {
  const parsed = parseNatively(text);
  if (parsed !== undefined) return parsed;
  const { start, end } = findJsonValue(text);
  if (skipJsonSpace(text, end) < text.length) throw new GoError('invalid character after top-level value');
  return readValue({ text, at: start, depth: 0 });
}

/**
 * What the JavaScript engine makes of a text, which is the same and faster; undefined where it gives up, and where the text
 * holds halves of characters, which Go replaces.
 */
function parseNatively(text: string): ExactJson | undefined {
  if (!text.isWellFormed() || /\\u[dD][89a-fA-F]/.test(text)) return undefined;
  try {
    return JSON.parse(text, toExact);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function toExact(_: string, value: unknown, context?: { readonly source: string }): unknown {
  if (typeof value === 'number') return new JsonNumber(context?.source ?? String(value));
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof JsonNumber) return value;
  return new Map(Object.entries(value));
}

const MAX_DEPTH = 1_000;

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
}

// The syntax has been checked, so what follows only tells the kinds of values apart.

function readValue(reader: Reader): ExactJson {
  switch (reader.text[reader.at]) {
    case '{':
      return readObject(reader);
    case '[':
      return readArray(reader);
    case '"':
      return readString(reader);
    case 't':
      reader.at += 4;
      return true;
    case 'f':
      reader.at += 5;
      return false;
    case 'n':
      reader.at += 4;
      return null;
    default:
      return readNumber(reader);
  }
}

function readObject(reader: Reader): Map<string, ExactJson> {
  const object = new Map<string, ExactJson>();
  enter(reader);
  while (nextToken(reader) !== '}') {
    const key = readString(reader);
    nextToken(reader, 0);
    nextToken(reader);
    object.set(key, readValue(reader));
    if (nextToken(reader, 0) === '}') break;
  }
  reader.at++;
  reader.depth--;
  return object;
}

function readArray(reader: Reader): ExactJson[] {
  const array: ExactJson[] = [];
  enter(reader);
  while (nextToken(reader) !== ']') {
    array.push(readValue(reader));
    if (nextToken(reader, 0) === ']') break;
  }
  reader.at++;
  reader.depth--;
  return array;
}

function enter(reader: Reader): void {
  if (++reader.depth <= MAX_DEPTH) return;
  throw new DiagnosticError('values/schema-too-deep', {
    message: `the schema nests deeper than ${MAX_DEPTH} levels`,
    hint: 'give the inner schemas names in $defs, and refer to them',
  });
}

/** Steps over the current character (or none) and white space; the character that follows. */
function nextToken(reader: Reader, step = 1): string | undefined {
  reader.at = skipJsonSpace(reader.text, reader.at + step);
  return reader.text[reader.at];
}

function readString(reader: Reader): string {
  const start = reader.at;
  let at = start + 1;
  while (reader.text[at] !== '"') at += reader.text[at] === '\\' ? 2 : 1;
  reader.at = at + 1;
  const raw = reader.text.slice(start, at + 1);
  const parsed: string = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1);
  return parsed.toWellFormed();
}

const numberEnd = /[^-+.0-9eE]|$/g;

function readNumber(reader: Reader): JsonNumber {
  numberEnd.lastIndex = reader.at;
  const end = numberEnd.exec(reader.text)!.index;
  const number = new JsonNumber(reader.text.slice(reader.at, end));
  reader.at = end;
  return number;
}
