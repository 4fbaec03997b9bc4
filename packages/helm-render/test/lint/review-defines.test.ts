import { expect, test } from 'vitest';
import { linesOf, review } from './review.ts';

const helper = (name: string, body: string) => `{{- define "${name}" }}${body}{{ end -}}\n`;
const subchart = (name: string) => ({
  [`charts/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
});

test('of two files of one folder the alphabetically first defines (L1)', () => {
  const findings = review({ 'templates/_a.tpl': helper('x', 'one'), 'templates/_b.tpl': `\n${helper('x', 'two')}` });
  expect(linesOf(findings)).toEqual([
    'web/templates/_b.tpl:2:1 define "x" has no effect: the one in web/templates/_a.tpl counts, because of the files in one ' +
      'folder the alphabetically first counts',
  ]);
});

test('a chart beats the charts below it, and of those the alphabetically first wins', () => {
  const findings = review({
    ...subchart('a'),
    ...subchart('b'),
    'charts/a/templates/_h.tpl': helper('name', 'a') + helper('other', 'a'),
    'charts/b/templates/_h.tpl': helper('other', 'b'),
    'templates/_h.tpl': helper('name', 'root'),
  });
  expect(linesOf(findings)).toEqual([
    'web/charts/a/templates/_h.tpl:1:1 define "name" has no effect: the one in web/templates/_h.tpl counts, because the ' +
      'chart nearer to the root counts',
    'web/charts/b/templates/_h.tpl:1:1 define "other" has no effect: the one in web/charts/a/templates/_h.tpl counts, ' +
      'because of charts at one depth the alphabetically first counts',
  ]);
});

test('a file nearer to templates/ beats one in a folder', () => {
  const findings = review({ 'templates/_h.tpl': helper('x', '1'), 'templates/a/_h.tpl': helper('x', '2') });
  expect(findings[0]!.message).toContain('because of one chart the file nearer to templates/ counts');
});

test('definitions that say the same, and empty ones, are no matter (P5)', () => {
  const files = {
    'templates/_a.tpl': helper('x', 'one') + helper('y', ' '),
    'templates/_b.tpl': helper('x', 'one') + helper('y', 'two'),
  };
  expect(review(files)).toEqual([]);
});

test('a library that comes twice in different versions is told once', () => {
  const library = (body: string) => [1, 2, 3, 4, 5].map((n) => helper(`common.${n}`, body)).join('');
  const findings = review({
    ...subchart('a'),
    ...subchart('b'),
    'charts/a/templates/_h.tpl': library('old'),
    'charts/b/templates/_h.tpl': library('new'),
  });
  expect(linesOf(findings)).toEqual([
    'web/charts/b/templates/_h.tpl:1:1 5 defines have no effect: those in web/charts/a/templates/_h.tpl count, because of ' +
      'charts at one depth the alphabetically first counts (common.1, common.2, common.3, …)',
  ]);
  expect(findings[0]!.related).toHaveLength(5);
});
