/** A place in a text file. Lines and columns are 1-based; columns count characters (UTF-16 units). */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** A range in a named file; `end` is exclusive and may be left out for a single place. */
export interface SourceSpan {
  readonly file: string;
  readonly start: SourcePosition;
  readonly end?: SourcePosition;
}

/** `file:line:column`, the form that terminals and editors turn into a link. */
export function formatPlace(span: SourceSpan): string {
  return `${span.file}:${span.start.line}:${span.start.column}`;
}
