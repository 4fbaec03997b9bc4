import type { SourcePosition } from '@metachart/diagnostics';
import { byteLength } from '@metachart/go-runtime/bytes';

/** A place as Go's errors give it (lines from 1, columns in bytes from 0) and as editors count (both from 1). */
export interface TemplatePosition {
  readonly line: number;
  readonly column: number;
  readonly start: SourcePosition;
}

/** The place of an offset in a text (P12). */
export function positionOf(text: string, offset: number): TemplatePosition {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  const column = byteLength(text.slice(lineStart, offset));
  return { line, column, start: { line, column: offset - lineStart + 1 } };
}
