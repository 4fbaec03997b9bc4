import { composeUserValues, loadChart } from '@metachart/chart-composer';
import { formatPlace } from '@metachart/diagnostics';
import { bytesOf } from '@metachart/go-runtime/bytes';
import { defaultCapabilities, type Finding, reviewChart } from '../../src/index.ts';
import { testFuncs } from './test-funcs.ts';

export interface ReviewedCharts {
  /** The files of the chart besides Chart.yaml, which is made up where it is not given. */
  readonly [file: string]: string;
}

/** The findings in a chart, with a values file of the user. */
export function review(files: ReviewedCharts, userValues?: string): Finding[] {
  const all = { 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n', ...files };
  const chart = loadChart(
    Object.entries(all).map(([name, text]) => ({ name, data: bytesOf(text) })),
    { path: 'web' },
  );
  const given = userValues === undefined ? [] : [{ name: 'user.yaml', text: userValues }];
  return reviewChart(chart, {
    path: 'web',
    values: composeUserValues({ files: given }),
    valuesFiles: given.map(({ name, text }) => ({ file: name, text })),
    namespace: 'default',
    capabilities: defaultCapabilities(),
    funcs: testFuncs,
  });
}

/** Findings as one line each: place, message and, where asked for, hint. */
export function linesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ span, message }) => `${formatPlace(span)} ${message}`);
}
