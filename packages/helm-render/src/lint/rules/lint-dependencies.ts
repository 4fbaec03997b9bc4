import type { Chart } from '@metachart/chart-composer';
import { GoError } from '@metachart/go-runtime/reflect';
import type { ChartFolder } from '../chart-folder.ts';
import type { LintMessage } from '../lint-message.ts';

/** The rules that hold what Chart.yaml depends on against charts/ (Helm: pkg/lint/rules/dependencies.go). */
export function lintDependencies(folder: ChartFolder): LintMessage[] {
  let chart: Chart;
  try {
    chart = folder.load();
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    return [{ severity: 'error', path: '', text: `unable to load chart\n\t${error.message}` }];
  }
  const declared = (chart.metadata.dependencies ?? []).map(({ name }) => name);
  const present = chart.dependencies.map(({ metadata }) => metadata.name);
  const found: readonly [LintMessage['severity'], string, readonly string[]][] = [
    ['error', 'chart metadata is missing these dependencies: ', present.filter((name) => !declared.includes(name))],
    ['error', 'multiple dependencies with name or alias: ', repeatedKeys(chart)],
    ['warning', 'chart directory is missing these dependencies: ', declared.filter((name) => !present.includes(name))],
  ];
  return found
    .filter(([, , names]) => names.length > 0)
    .map(([severity, text, names]) => ({ severity, path: folder.path, text: text + names.join(',') }));
}

function repeatedKeys({ metadata }: Chart): string[] {
  const seen = new Set<string>();
  const repeated: string[] = [];
  for (const { name, alias } of metadata.dependencies ?? []) {
    const key = alias === '' ? name : alias;
    if (seen.has(key)) repeated.push(key);
    seen.add(key);
  }
  return repeated;
}
