import { readFileSync } from 'node:fs';
import type { GoValue } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import {
  composeUserValues,
  findTable,
  loadChart,
  originOf,
  processDependencies,
  selectChartFiles,
  toRenderValues,
} from '../src/index.ts';
import { chartFiles } from './case-files.ts';

function example(): string {
  const directory = chartFiles({
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'values.yaml': 'replicas: 1\n',
    '.helmignore': '*.md\n',
  });
  const release = { name: 'r', namespace: 'n', revision: 1, isUpgrade: false };
  const capabilities: GoValue = null;

  const files = selectChartFiles(directory); // .helmignore, order, limits
  const chart = loadChart(files);
  const user = composeUserValues({ files: [{ name: 'prod.yaml', text: 'replicas: 3' }], set: ['db.enabled=false'] });
  const processed = processDependencies(chart, user);
  const { values } = toRenderValues(processed.chart, user, { release, capabilities });
  const origin = originOf(findTable(values, 'Values')!, 'replicas'); // prod.yaml

  return origin!.source.name;
}

test('the example of the README runs and prints what it says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const code = /```ts\n(.*?)```/s.exec(readme)![1]!.trim();
  const source = readFileSync(new URL(import.meta.url), 'utf8').replaceAll(/^ {2}/gm, '');
  expect(source).toContain(code);
  expect(code).toContain(`// ${example()}`);
});
