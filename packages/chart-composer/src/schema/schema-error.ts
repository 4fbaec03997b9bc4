import { quote } from '@metachart/go-runtime/strconv';
import { escapeToken } from './json-pointer.ts';

/** One finding of a validation, with those that led to it. */
export interface SchemaError {
  /** The keys and indexes on the way to the value. */
  readonly path: readonly string[];
  readonly message: string;
  /** The whole validation, or a group or reference, which show differently. */
  readonly role: 'finding' | 'group' | 'reference' | 'whole';
  readonly causes: readonly SchemaError[];
}

/** The errors as indented lines, as jsonschema's ValidationError prints them. */
export function formatSchemaError(error: SchemaError): string {
  const lines: string[] = [];
  appendLines(lines, error, 0);
  return lines.join('\n');
}

/** A text in single quotes. Go: jsonschema util.go quote. */
export function quoteSingle(text: string): string {
  return `'${quote(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Texts in single quotes, with commas between them. */
export function quoteList(texts: readonly string[]): string {
  return texts.map(quoteSingle).join(', ');
}

function appendLines(lines: string[], error: SchemaError, depth: number): void {
  // A reference with one cause does not show.
  const shows = error.role !== 'reference' || error.causes.length !== 1;
  if (shows) lines.push(formatLine(error, depth));
  for (const cause of error.causes) appendLines(lines, cause, shows ? depth + 1 : depth);
}

function formatLine({ role, path, message }: SchemaError, depth: number): string {
  const indent = depth === 0 ? '' : `${'  '.repeat(depth - 1)}- `;
  if (role === 'whole') return `${indent}${message}`;
  return `${indent}at ${quoteSingle(path.map((token) => `/${escapeToken(token)}`).join(''))}: ${message}`;
}
