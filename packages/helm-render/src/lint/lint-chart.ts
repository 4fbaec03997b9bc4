import type { ChartFolder } from './chart-folder.ts';
import type { LintMessage } from './lint-message.ts';
import { lintChartFile } from './rules/lint-chart-file.ts';
import { lintDependencies } from './rules/lint-dependencies.ts';
import { type LintTemplatesOptions, lintTemplates } from './rules/lint-templates.ts';
import { lintValuesFile } from './rules/lint-values-file.ts';

export type LintChartOptions = LintTemplatesOptions;

/**
 * What `helm lint` finds in a chart, in its order and with its texts (Helm: pkg/lint/lint.go). Nothing is thrown for what
 * is wrong with the chart. The tables in `options.values` take up defaults of the chart, as they do in Helm when several
 * charts are linted in one run.
 */
export function lintChart(folder: ChartFolder, options: LintChartOptions): LintMessage[] {
  return [
    ...lintChartFile(folder),
    ...lintValuesFile(folder, options.values, options.onLog),
    ...lintTemplates(folder, options),
    ...lintDependencies(folder),
  ];
}
