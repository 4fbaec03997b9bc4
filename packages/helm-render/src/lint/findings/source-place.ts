import { originOf, placeOf } from '@metachart/chart-composer';
import type { SourceSpan } from '@metachart/diagnostics';
import type { GoMap } from '@metachart/go-runtime/reflect';

/** Where the value of a key was set: its place in a file, or the beginning of what is no file; undefined if unknown. */
export function placeOfValue(table: GoMap, key: string): SourceSpan | undefined {
  const origin = originOf(table, key);
  if (origin === undefined) return undefined;
  const place = placeOf(origin);
  if (place === undefined) return { file: origin.source.name, start: { line: 1, column: 1 } };
  const { file, start, end } = place;
  return {
    file,
    start: { line: start.line, column: start.column },
    ...(end ? { end: { line: end.line, column: end.column } } : {}),
  };
}

/** The place of an offset in a text. */
export function placeAt(source: { readonly file: string; readonly text: string }, offset: number): SourceSpan {
  const { file, text } = source;
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', end + 1)) {
    line++;
    start = end + 1;
  }
  return { file, start: { line, column: offset - start + 1 } };
}
