import type { Diagnostic, SourceSpan } from '@metachart/diagnostics';
import { compareStrings } from '@metachart/go-runtime/bytes';

/** What is examined beyond Helm's own rules. */
export const findingCodes = [
  'lint/duplicate-key',
  'lint/idle-selector',
  'lint/large-number',
  'lint/malformed-address',
  'lint/malformed-port',
  'lint/malformed-quantity',
  'lint/shadowed-define',
  'lint/unread-value',
  'lint/yaml-base-60',
  'lint/yaml-boolean',
  'lint/yaml-number',
  'lint/yaml-version',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** A finding always has a place and says what to do about it. */
export interface Finding extends Diagnostic {
  readonly code: FindingCode;
  readonly severity: 'warning' | 'info';
  readonly span: SourceSpan;
  readonly hint: string;
}

/** Findings in the order of their places, each once. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  const unique = findings.filter(({ code, span, message }) => {
    const key = JSON.stringify([code, span.file, span.start.line, span.start.column, message]);
    return !seen.has(key) && seen.add(key);
  });
  return unique.sort(
    (a, b) =>
      compareStrings(a.span.file, b.span.file) ||
      a.span.start.line - b.span.start.line ||
      a.span.start.column - b.span.start.column ||
      compareStrings(a.code, b.code),
  );
}
