import { expect, test } from 'vitest';
import { linesOf, review } from './review.ts';

const large = (...args: Parameters<typeof review>) =>
  linesOf(review(...args).filter(({ code }) => code === 'lint/large-number'));

test('a million that comes out as 1e+06 is told where the template prints it (N2)', () => {
  const files = {
    'values.yaml': 'limits:\n  size: 1000000\n',
    'templates/a.yaml': 'a: b\nsize: {{ .Values.limits.size }}\n',
  };
  expect(large(files)).toEqual(['web/templates/a.yaml:2:10 limits.size is 1000000, but it is printed as 1e+06']);
  expect(review(files)[0]!.related).toEqual([
    {
      message: 'set here',
      span: { file: 'web/values.yaml', start: { line: 2, column: 3 }, end: { line: 2, column: 7 } },
    },
  ]);
});

test.each([
  ['quote', '{{ .Values.size | quote }}', 1],
  ['printf with a unit', '{{ printf "%v" .Values.size }}Mi', 1],
  ['an argument of a program', '--size={{ .Values.size }}', 1],
  ['toYamlPretty (N3)', '{{ dict "a" .Values.size | toYamlPretty }}', 1],
  ['int64', '{{ .Values.size | int64 }}', 0],
  ['toYaml (N3)', '{{ toYaml .Values.size }}', 0],
  ['toJson', '{{ toJson .Values.size }}', 0],
  ['printf with digits', '{{ printf "%.0f" .Values.size }}', 0],
])('%s', (_, template, count) => {
  expect(large({ 'values.yaml': 'size: 12345678\n', 'templates/a.yaml': `size: ${template}\n` })).toHaveLength(count);
});

test.each([
  ['below a million', 'size: 999999'],
  ['a text', 'size: "1000000"'],
  ['a text that looks so', 'size: "1e+06"'],
])('%s is fine', (_, values) => {
  expect(large({ 'values.yaml': `${values}\n`, 'templates/a.yaml': 'size: {{ .Values.size }}\n' })).toEqual([]);
});

test('1e+06 in the text of a template is meant', () => {
  const files = {
    'values.yaml': 'size: 1000000\n',
    'templates/a.yaml': 'size: {{ .Values.size | int64 }} # not 1e+06\n',
  };
  expect(large(files)).toEqual([]);
});

test('a number of the user, negative and with a fraction, printed by an included template', () => {
  const files = {
    'templates/a.yaml': '{{ include "size" .Values }}\n',
    'templates/_h.tpl': '{{ define "size" }}s: {{ .size }}{{ end }}',
  };
  expect(large(files, 'size: -2500000.5\n')).toEqual([
    'web/templates/_h.tpl:1:26 size is -2500000.5, but it is printed as 2.5000005e+06',
  ]);
});

test('numbers inside of charts below are theirs, numbers given to them are ours', () => {
  const files = {
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/values.yaml': 'own: 2000000\ngiven: 1\n',
    'charts/db/templates/a.yaml': 'own: {{ .Values.own }}\ngiven: {{ .Values.given }}\n',
    'values.yaml': 'db: {given: 3000000}\n',
  };
  expect(large(files)).toEqual(['web/charts/db/templates/a.yaml:2:11 db.given is 3000000, but it is printed as 3e+06']);
});
