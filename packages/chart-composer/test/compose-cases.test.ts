import { GoError } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import {
  type Chart,
  coalesceValues,
  formatHelmLog,
  loadChart,
  parseSetInto,
  processDependencies,
  readValues,
} from '../src/index.ts';
import { chartFiles, plain, readCases } from './case-files.ts';

interface ComposeCase {
  readonly rule: string;
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly values: string;
  readonly set?: readonly string[];
  readonly result?: unknown;
  readonly charts?: unknown;
  readonly error?: string;
  readonly logs?: readonly string[];
}

// The cases are answered by Helm: ProcessDependenciesWithMerge, then ToRenderValues.
test.each(readCases<ComposeCase>('compose-cases.json'))('$rule: $name', (given) => {
  const composed = compose(given);
  if (given.error !== undefined) {
    expect(composed).toBe(given.error);
    return;
  }
  expect(composed).toEqual({ result: given.result, charts: given.charts ?? [], logs: given.logs ?? [] });
});

function compose({ files, values, set }: ComposeCase): unknown {
  const logs: string[] = [];
  try {
    const user = readValues(values);
    for (const line of set ?? []) parseSetInto(line, user);
    const chart = loadChart(chartFiles(files), { warn: (warning) => logs.push(formatHelmLog(warning)) });
    const processed = processDependencies(chart, user);
    const coalesced = coalesceValues(processed.chart, user);
    logs.push(...[...processed.diagnostics, ...coalesced.diagnostics].map(formatHelmLog));
    const { charts = [] } = view(processed.chart);
    return { result: plain(coalesced.values), charts, logs: logs.sort() };
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
}

interface ChartView {
  readonly name: string;
  readonly path: string;
  readonly declared?: readonly unknown[];
  readonly charts?: readonly ChartView[];
}

function view({ metadata, fullPath, dependencies }: Chart): ChartView {
  const declared = metadata.dependencies?.map(({ name, enabled, importValues }) => ({
    name,
    enabled,
    ...(importValues ? { importValues: importValues.map(plain) } : {}),
  }));
  const charts = dependencies.map(view).sort((a, b) => (a.path + a.name < b.path + b.name ? -1 : 1));
  return {
    name: metadata.name,
    path: fullPath,
    ...(declared ? { declared } : {}),
    ...(charts.length > 0 ? { charts } : {}),
  };
}
