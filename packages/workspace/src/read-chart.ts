import { readFileSync, statSync } from 'node:fs';
import { type Chart, loadChart, loadChartFile } from '@metachart/chart-composer';
import type { Diagnostic } from '@metachart/diagnostics';
import { withGoErrors } from './go-file-error.ts';
import { readChartFiles } from './read-chart-files.ts';

export interface ReadChartOptions {
  /** Takes what Helm logs while it loads a chart. */
  readonly warn?: (diagnostic: Diagnostic) => void;
}

/**
 * Loads the chart at a path: a directory or a packed chart (Helm: pkg/chart/loader Load). `.helmignore` counts for
 * directories only. Throws GoError with Helm's text for what cannot be read or is no chart.
 */
export function readChart(path: string, options: ReadChartOptions = {}): Chart {
  const load = { path, ...(options.warn ? { warn: options.warn } : {}) };
  const entry = withGoErrors('stat', path, () => statSync(path));
  if (entry.isDirectory()) return loadChart(readChartFiles(path, options), load);
  const bytes = withGoErrors('open', path, () => readFileSync(path));
  return loadChartFile(path, bytes, load);
}
