import { formatLintMessage } from '@metachart/helm-render';
import { type ChartReport, isFailed, type ReportOptions } from './chart-report.ts';

/**
 * What `helm lint` writes to standard output: a block for each chart, then the summary unless charts failed (Helm:
 * cmd/helm/lint.go). When quiet, charts with nothing above an [INFO] are left out.
 */
export function formatHelmReport(reports: readonly ChartReport[], options: ReportOptions): string {
  const shown = options.quiet ? reports.filter(isNoteworthy) : reports;
  const blocks = shown.map((report) => formatChart(report, options));
  if (!reports.some((report) => isFailed(report, options)) && (!options.quiet || shown.length > 0)) {
    blocks.push(`${reports.length} chart(s) linted, 0 chart(s) failed\n`);
  }
  return blocks.join('');
}

function isNoteworthy({ messages, problem }: ChartReport): boolean {
  return problem !== undefined || messages.some(({ severity }) => severity !== 'info');
}

function formatChart({ path, messages, problem }: ChartReport, { quiet }: ReportOptions): string {
  const lines = messages.filter(({ severity }) => !quiet || severity !== 'info').map(formatLintMessage);
  if (problem !== undefined) lines.push(`Error ${problem}`);
  return [`==> Linting ${path}`, ...lines, '', ''].join('\n');
}
