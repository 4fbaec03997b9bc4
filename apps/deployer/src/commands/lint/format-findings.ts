import { formatPlace } from '@metachart/diagnostics';
import type { Finding } from '@metachart/helm-render';
import type { ChartReport, ReportOptions } from './chart-report.ts';

/**
 * What was found beyond Helm's rules, below Helm's report: a block for each chart that has findings, each with its place in
 * front, so that terminals and editors make a link of it. Empty where there are none.
 */
export function formatFindings(reports: readonly ChartReport[], { quiet }: ReportOptions): string {
  const blocks = reports.flatMap(({ path, findings }) => {
    const shown = findings.filter(({ severity }) => !quiet || severity !== 'info');
    return shown.length === 0 ? [] : [[`==> Further findings in ${path}`, ...shown.map(formatFinding)].join('\n')];
  });
  return blocks.length === 0 ? '' : `\n${blocks.join('\n\n')}\n`;
}

function formatFinding({ span, severity, message, code, hint, related }: Finding): string {
  const lines = [`${formatPlace(span)}: ${severity}: ${message} [${code}]`];
  for (const place of related ?? []) lines.push(`    ${place.message}: ${formatPlace(place.span)}`);
  lines.push(`    hint: ${hint}`);
  return lines.join('\n');
}
