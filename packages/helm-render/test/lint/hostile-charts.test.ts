import { expect, test } from 'vitest';
import { review } from './review.ts';

const deep = (depth: number) => `${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`;
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

test.each([
  ['values that nest deeply', { 'values.yaml': `x: ${deep(5_000)}\n`, 'templates/a.yaml': '{{ .Values.y }}' }],
  ['a rendered object that nests deeply', { 'templates/a.yaml': `apiVersion: v1\nkind: Pod\nspec: ${deep(5_000)}\n` }],
  ['templates that nest deeply', { 'templates/a.yaml': '{{ if true }}'.repeat(20_000) + '{{ end }}'.repeat(20_000) }],
  ['expressions that nest deeply', { 'templates/a.yaml': `{{ ${'('.repeat(5_000)}.a${')'.repeat(5_000)} }}` }],
  [
    'lists in lists',
    { 'templates/a.yaml': `${'{apiVersion: v1, kind: List, items: ['.repeat(3_000)}${']}'.repeat(3_000)}` },
  ],
  [
    'thousands of wrong fields',
    {
      'templates/a.yaml': many(
        3_000,
        (i) => `apiVersion: v1\nkind: Service\nmetadata: {name: s${i}}\nspec:\n  ports: [{port: x}]\n---\n`,
      ),
    },
  ],
  [
    'thousands of values that nobody reads',
    { 'values.yaml': many(5_000, (i) => `key${i}: ${i}000000\n`), 'templates/a.yaml': 'a: b\n' },
  ],
  [
    'a long line of numbers',
    { 'values.yaml': 'a: 1000000\n', 'templates/a.yaml': `a: ${'1e+06 '.repeat(100_000)}{{ .Values.a }}` },
  ],
  [
    'aliases of aliases',
    {
      'templates/a.yaml':
        `apiVersion: v1\nkind: Pod\na0: &a0 [x]\n${many(60, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`)}` +
        'spec: {containers: [{args: *a60}]}\n---\napiVersion: v1\nkind: Service\nspec: {selector: {app: long}}\n',
    },
  ],
  [
    'aliases that multiply',
    {
      'templates/a.yaml':
        `apiVersion: v1\nkind: Pod\nports: &p [${'{containerPort: 1}, '.repeat(3_000)}]\ncontainer: &c {ports: *p}\n` +
        `spec: {containers: [${'*c, '.repeat(3_000)}]}\n`,
    },
  ],
])('%s are examined in seconds', (_, files) => {
  const start = performance.now();
  review(files);
  expect(performance.now() - start).toBeLessThan(10_000);
});
