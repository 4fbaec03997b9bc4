import { copyValues } from '@metachart/chart-composer';
import { type Diagnostic, isDiagnosticError } from '@metachart/diagnostics';
import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import {
  type Capabilities,
  type ChartFolder,
  type Finding,
  helmFuncs,
  lintChart,
  type ReviewChartOptions,
  reviewChart,
} from '@metachart/helm-render';
import { systemEnvironment } from '../../system-environment.ts';
import type { Terminal } from '../../terminal.ts';
import { printWarning } from '../print-warning.ts';
import type { ChartReport } from './chart-report.ts';
import { openChart, shownPath } from './open-chart.ts';

export interface ExamineOptions {
  readonly values: GoMap;
  readonly valuesFiles: ReviewChartOptions['valuesFiles'];
  readonly namespace: string;
  readonly capabilities: Capabilities;
  readonly skipSchemaValidation: boolean;
  /** Whether to look for more than Helm does, and for what not. */
  readonly findings: boolean;
  readonly ignore: readonly string[];
  readonly terminal: Terminal;
}

/** Examines the chart at a path: by Helm's rules, and beyond. What Helm logs goes to standard error. */
export function examineChart(path: string, options: ExamineOptions): ChartReport {
  const { terminal } = options;
  // Helm's rules change the values, for the charts that follow too.
  const values = copyValues(options.values);
  const onLog = (diagnostic: Diagnostic): void => printLog(diagnostic, terminal);
  try {
    const folder = openChart(path, { warn: onLog });
    const messages = lintChart(folder, { ...options, funcs: helmFuncs(systemEnvironment()), onLog });
    const findings = options.findings ? review(path, { ...options, values }) : [];
    return { path, messages, problem: undefined, findings };
  } catch (error) {
    if (!(error instanceof GoError || isDiagnosticError(error))) throw error;
    return { path, messages: [], problem: error.message, findings: [] };
  }
}

function review(path: string, options: ExamineOptions): Finding[] {
  const chart = loadAgain(openChart(path, { warn: () => {} }));
  if (chart === undefined) return [];
  const funcs = helmFuncs(systemEnvironment());
  const findings = reviewChart(chart, { ...options, path: shownPath(path), funcs });
  return findings.filter(({ code }) => !options.ignore.includes(code));
}

/** A chart that cannot be loaded was told about by Helm's rules. */
function loadAgain(folder: ChartFolder): ReturnType<ChartFolder['load']> | undefined {
  try {
    return folder.load();
  } catch (error) {
    if (error instanceof GoError || isDiagnosticError(error)) return undefined;
    throw error;
  }
}

/** What templates say through `required` and `fail` is marked as in Helm. */
function printLog(diagnostic: Diagnostic, terminal: Terminal): void {
  if (diagnostic.code === 'lint/chart-message') terminal.err(`[INFO] ${diagnostic.message}\n`);
  else printWarning(diagnostic, terminal);
}
