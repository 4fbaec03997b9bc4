import { DiagnosticError } from '@metachart/diagnostics';
import { trimSpace } from '@metachart/go-runtime/bytes';
import { defaultCapabilities } from '@metachart/helm-render';
import { readTextFile } from '@metachart/workspace';
import { type FlagValues, formatFlags, parseFlags } from '../../flags/index.ts';
import type { Terminal } from '../../terminal.ts';
import { chooseNamespace } from '../choose-namespace.ts';
import { collectValues } from '../collect-values.ts';
import { readKubeVersion } from '../read-kube-version.ts';
import { type ChartReport, isFailed } from './chart-report.ts';
import { checkLintFlags } from './check-lint-flags.ts';
import { examineChart } from './examine-chart.ts';
import { formatFindings } from './format-findings.ts';
import { formatHelmReport } from './format-helm-report.ts';
import { lintFlags } from './lint-flags.ts';
import { lintTargets } from './lint-targets.ts';

/**
 * `metachart lint [PATH...]`: examines charts and prints what `helm lint` prints (Helm: cmd/helm/lint.go), then what else was
 * found. Throws where charts failed, and when strict where there are findings.
 */
export async function runLint(args: readonly string[], terminal: Terminal): Promise<void> {
  const { flags, positional, help } = parseFlags(lintFlags, args);
  if (help) return terminal.out(`${usage}\nFlags:\n${formatFlags(lintFlags)}`);
  checkLintFlags(flags);
  const capabilities = defaultCapabilities(readKubeVersion(flags.kubeVersion));
  const paths = lintTargets(positional, flags);
  const namespace = chooseNamespace(flags, terminal.env);
  const values = collectValues(flags, terminal);
  const valuesFiles = paths.length === 1 && flags.findings ? readValuesFiles(flags.values) : undefined;
  const reports = paths.map((path) =>
    examineChart(path, { ...flags, values, valuesFiles, namespace, capabilities, terminal }),
  );
  terminal.out(flags.output === 'json' ? formatJson(reports, flags) : formatText(reports, flags));
  throwIfFailed(reports, flags);
}

type Flags = FlagValues<typeof lintFlags>;

function readValuesFiles(names: readonly string[]): { readonly file: string; readonly text: string }[] {
  return names.filter((name) => trimSpace(name) !== '-').map((file) => ({ file, text: readTextFile(file) }));
}

function formatText(reports: readonly ChartReport[], flags: Flags): string {
  return formatHelmReport(reports, flags) + formatFindings(reports, flags);
}

function formatJson(reports: readonly ChartReport[], flags: Flags): string {
  const charts = reports.map((report) => ({ ...report, failed: isFailed(report, flags) }));
  const failed = charts.filter((chart) => chart.failed).length;
  return `${JSON.stringify({ linted: charts.length, failed, charts }, null, 2)}\n`;
}

function throwIfFailed(reports: readonly ChartReport[], flags: Flags): void {
  const failed = reports.filter((report) => isFailed(report, flags)).length;
  if (failed > 0) {
    const message = `${reports.length} chart(s) linted, ${failed} chart(s) failed`;
    throw new DiagnosticError('lint/charts-failed', { message });
  }
  const findings = reports.flatMap((report) => report.findings).filter(({ severity }) => severity !== 'info').length;
  if (!flags.strict || findings === 0) return;
  throw new DiagnosticError('lint/findings-when-strict', {
    message: `${findings} further finding(s), and lint is strict`,
  });
}

const usage = `Examines charts for possible issues, as "helm lint" does, and beyond: values that no template
reads, numbers printed as 1e+06, selectors that match nothing, and more.

Usage:
  metachart lint [PATH...] [flags]
`;
