import type { Finding, LintMessage } from '@metachart/helm-render';

/** What came of one path. */
export interface ChartReport {
  readonly path: string;
  /** What Helm's rules say. */
  readonly messages: readonly LintMessage[];
  /** Why the path could not be examined at all. */
  readonly problem: string | undefined;
  /** What was found beyond Helm's rules. */
  readonly findings: readonly Finding[];
}

export interface ReportOptions {
  readonly strict: boolean;
  readonly quiet: boolean;
}

/** Whether a chart counts as failed to Helm: with errors, and when strict with warnings. */
export function isFailed({ messages, problem }: ChartReport, { strict }: Pick<ReportOptions, 'strict'>): boolean {
  return (
    problem !== undefined || messages.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'))
  );
}
