/** Helm's severities (pkg/lint/support/message.go), lowest first. */
export type LintSeverity = 'info' | 'warning' | 'error';

/** One finding of Helm's own rules: `path` is what Helm prints before the text, which may span several lines. */
export interface LintMessage {
  readonly severity: LintSeverity;
  readonly path: string;
  readonly text: string;
}

/** A message as `helm lint` prints it, without a line break at the end. */
export function formatLintMessage({ severity, path, text }: LintMessage): string {
  return `[${severity.toUpperCase()}] ${path}: ${text}`;
}
