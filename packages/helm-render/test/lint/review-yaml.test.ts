import { expect, test } from 'vitest';
import { linesOf, review } from './review.ts';

const template = { 'templates/a.yaml': '# {{ toYaml .Values }}\n' };

test('of a key given twice the second counts (Y3)', () => {
  const findings = review({ ...template, 'values.yaml': 'a:\n  b: 1\n  c: 2\n  b: 3\n' });
  expect(linesOf(findings)).toEqual([
    'web/values.yaml:4:3 a.b is given twice: this one counts, the one before it is dropped',
  ]);
  expect(findings[0]!.related?.[0]?.span.start).toEqual({ line: 2, column: 3 });
});

test('the files of the user are looked at too', () => {
  expect(linesOf(review(template, 'a: 1\na: 2\n'))).toEqual([
    'user.yaml:2:1 a is given twice: this one counts, the one before it is dropped',
  ]);
});

test.each([
  ['a key y (Y1)', 'y: 1', 'the key y is read as the boolean true and becomes "true"'],
  ['a key on', 'on: 1', 'the key on is read as the boolean true and becomes "true"'],
  ['a key false', 'false: 1', 'the key false is a boolean, which Helm turns into the text "false"'],
  ['a value n', 'a: n', 'n is read as the boolean false'],
  ['a leading zero (Y2)', 'zip: 0123', '0123 is read as an octal number: 83'],
  ['a leading zero that is no octal', 'zip: 0189', '0189 is read without its leading zero: 189'],
  ['an underscore', 'id: 1_000', '1_000 is read as the number 1000'],
  ['base 60', 'at: 12:30', '12:30 is text to Helm, but a number in base 60 to other readers of YAML 1.1'],
  ['an image tag', 'image: {tag: 1.10}', '1.10 is read as a number and printed as 1.1'],
  ['a version in a list of tags', 'tags: [2.0]', undefined],
  ['a list of versions', 'version: [2.0]', '2.0 is read as a number and printed as 2'],
  ['a hash that is a number', 'tag: 12e4', '12e4 is read as a number and printed as 120000'],
])('%s', (_, values, message) => {
  const findings = review({ ...template, 'values.yaml': `${values}\n` });
  expect(findings.map((finding) => finding.message)).toEqual(message === undefined ? [] : [message]);
});

test.each([
  'a: yes',
  'a: on',
  'defaultMode: 0644',
  'a: "0123"',
  'a: !!str 0123',
  'tag: "1.10"',
  'tag: 1.5',
  'a: 1.10',
  'a: 0',
  'at: 1:75',
])('%s is as it should be', (values) => {
  expect(review({ ...template, 'values.yaml': `${values}\n` })).toEqual([]);
});

test('an appVersion without quotes loses its zero (N12)', () => {
  const chart = 'apiVersion: v2\nname: web\nversion: 1.0.0\nappVersion: 1.10\n';
  expect(linesOf(review({ 'Chart.yaml': chart }))).toEqual([
    'web/Chart.yaml:4:13 1.10 is read as a number and printed as 1.1',
  ]);
});

test('a document that is no YAML is for Helm to tell', () => {
  expect(review(template, '')).toEqual([]);
});
