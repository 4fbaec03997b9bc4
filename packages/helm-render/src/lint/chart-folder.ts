import type { Chart } from '@metachart/chart-composer';

/**
 * The directory of a chart as lint looks at it: Helm reads some files there itself and has its loader read all of them
 * twice. The methods throw GoError with the texts of Go's os package and Helm's loader.
 */
export interface ChartFolder {
  /** The absolute path; messages about dependencies begin with it. */
  readonly path: string;
  /** What stands at a path inside. */
  stat(name: string): 'missing' | 'file' | 'directory';
  /** The text of a file as a Go string; for a directory or a missing file it throws. */
  read(name: string): string;
  /** Loads the chart; what it logs goes to lint's `onLog`. */
  load(): Chart;
}
