import type { Diagnostic } from './diagnostic.ts';
import { formatPlace, type SourceSpan } from './source-span.ts';

export interface FormatOptions {
  /** Returns the text of a file named in a span, or undefined where it is not at hand; then no excerpt is shown. */
  readonly sourceOf?: (file: string) => string | undefined;
}

/**
 * A diagnostic as lines of text: severity, code and message; the place with the offending line and a caret below it;
 * related places in order; the hint last. Colours nothing and ends without a newline.
 */
export function formatDiagnostic(diagnostic: Diagnostic, options: FormatOptions = {}): string {
  const lines = [`${diagnostic.severity}[${diagnostic.code}]: ${diagnostic.message}`];
  if (diagnostic.span) lines.push(...framePlace(diagnostic.span, options));
  for (const place of diagnostic.related ?? []) lines.push(`  ${place.message} (${formatPlace(place.span)})`);
  if (diagnostic.hint) lines.push(`  hint: ${diagnostic.hint}`);
  return lines.join('\n');
}

const excerptWidth = 160;

function framePlace(span: SourceSpan, options: FormatOptions): string[] {
  const lines = [`  --> ${formatPlace(span)}`];
  const text = options.sourceOf?.(span.file)?.split('\n')[span.start.line - 1];
  if (text === undefined) return lines;
  const gutter = String(span.start.line);
  const start = Math.max(0, span.start.column - 1 - excerptWidth / 2);
  const excerpt = text.slice(start, start + excerptWidth).replace(/\r$/, '');
  const before = excerpt.slice(0, span.start.column - 1 - start);
  const sameLine = span.end?.line === span.start.line ? span.end.column - span.start.column : 1;
  const width = Math.max(1, Math.min(sameLine, excerpt.length - before.length));
  lines.push(`   ${gutter} | ${excerpt}`);
  // Tabs are kept, so that the caret stands below its character at any tab width.
  lines.push(`   ${' '.repeat(gutter.length)} | ${before.replace(/[^\t]/g, ' ')}${'^'.repeat(width)}`);
  return lines;
}
