import type { GoMap } from '@metachart/go-runtime/reflect';
import { listOrTextReader, type ReadText, readSetJson, readSetLiteral, typedSetValue } from './read-set-value.ts';
import { parseSetLine, type SetGrammar, type SetOptions } from './set-parser.ts';

const textGrammar = { escapes: true, keyStops: '=[,.' };

const typed: SetGrammar = { ...textGrammar, readValue: listOrTextReader(typedSetValue) };
const strings: SetGrammar = { ...textGrammar, readValue: listOrTextReader((text) => text) };
const json: SetGrammar = { ...textGrammar, readValue: readSetJson };
const literal: SetGrammar = { escapes: false, keyStops: '=[.', readValue: readSetLiteral };

/** Merges a line of `--set` into `data`, in place. Throws GoError. Go: strvals.ParseInto (L9). */
export function parseSetInto(line: string, data: GoMap, options: SetOptions = {}): void {
  parseSetLine(line, data, { ...typed, ...options });
}

/** As parseSetInto, every value a string (`--set-string`). Go: strvals.ParseIntoString. */
export function parseSetStringInto(line: string, data: GoMap, options: SetOptions = {}): void {
  parseSetLine(line, data, { ...strings, ...options });
}

/** As parseSetInto, every value JSON (`--set-json`). Go: strvals.ParseJSON. */
export function parseSetJsonInto(line: string, data: GoMap, options: SetOptions = {}): void {
  parseSetLine(line, data, { ...json, ...options });
}

/** As parseSetInto, every value read by its name (`--set-file`). Go: strvals.ParseIntoFile. */
export function parseSetFileInto(line: string, data: GoMap, readFile: ReadText, options: SetOptions = {}): void {
  parseSetLine(line, data, { ...textGrammar, readValue: listOrTextReader(readFile), ...options });
}

/** Merges one `key=value`, the value taken as it is (`--set-literal`). Go: strvals.ParseLiteralInto. */
export function parseSetLiteralInto(line: string, data: GoMap, options: SetOptions = {}): void {
  parseSetLine(line, data, { ...literal, ...options });
}
