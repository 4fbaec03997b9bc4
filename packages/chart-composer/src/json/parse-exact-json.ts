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
 * those of encoding/json's Decoder, and its own where something follows the value.
 */
export function parseExactJson(text: string): ExactJson {
  const { start, end } = findJsonValue(text);
  if (skipJsonSpace(text, end) < text.length) throw new GoError('invalid character after top-level value');
  return readValue({ text, at: start });
}

interface Reader {
  readonly text: string;
  at: number;
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
  while (nextToken(reader) !== '}') {
    const key = readString(reader);
    nextToken(reader, 0);
    nextToken(reader);
    object.set(key, readValue(reader));
    if (nextToken(reader, 0) === '}') break;
  }
  reader.at++;
  return object;
}

function readArray(reader: Reader): ExactJson[] {
  const array: ExactJson[] = [];
  while (nextToken(reader) !== ']') {
    array.push(readValue(reader));
    if (nextToken(reader, 0) === ']') break;
  }
  reader.at++;
  return array;
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
