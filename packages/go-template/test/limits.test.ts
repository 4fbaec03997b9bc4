import { isDiagnosticError } from '@metachart/diagnostics';
import { int } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import { addTemplate, type ExecutionLimits, executeTemplate, TemplateError } from '../src/index.ts';
import { catchError } from './catch-error.ts';
import { createTestSet } from './functions.ts';

function run(text: string, limits?: ExecutionLimits, data = int(0)): unknown {
  const set = createTestSet({ name: 'root' });
  addTemplate(set, 't', text);
  return catchError(() => executeTemplate(set, 't', data, limits));
}

test.each([
  ['a loop over a huge number', '{{range 1000000000}}{{end}}'],
  ['a template that calls itself', '{{define "x"}}{{range 2}}{{template "x"}}{{end}}{{end}}{{template "x"}}'],
  [
    'an include that calls itself in a loop',
    '{{define "x"}}{{range 3}}{{include "x" 1}}{{end}}{{end}}{{include "x" 1}}',
  ],
])('%s is stopped after the steps it has', (_, text) => {
  const error = run(text, { maxSteps: 500 });
  expect(isDiagnosticError(error) && error.code).toBe('template/step-limit');
  expect(isDiagnosticError(error) && error.diagnostic.span?.file).toBe('t');
});

test.each([
  ['a loop', '{{range 1000000000}}12345678901234567890{{end}}'],
  [
    'templates that double',
    '{{define "x"}}{{with .}}{{template "x" slice . 1}}{{template "x" slice . 1}}{{end}}abc{{end}}{{template "x" "123456789012345678901234567890"}}',
  ],
  ['a single text', 'a'.repeat(2000)],
  ['text in two bytes each', 'é'.repeat(600)],
])('%s that prints too much is stopped', (_, text) => {
  const error = run(text, { maxOutputBytes: 1000 });
  expect(isDiagnosticError(error) && error.code).toBe('template/output-limit');
});

test('what stays below the limits is not disturbed', () => {
  expect(run('{{range 400}}é{{end}}', { maxOutputBytes: 800, maxSteps: 401 })).toBeUndefined();
});

test.each([
  ['a string that doubles', '{{$x := "0123456789"}}{{range 60}}{{$x = print $x $x}}{{end}}'],
  ['a string that each escape makes longer', '{{$x := "&"}}{{range 60}}{{$x = html $x $x}}{{end}}'],
  ['a list that doubles', '{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{$x}}'],
  ['a list that doubles, printed by a function', '{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{print $x}}'],
])('%s until the machine cannot hold it is refused', (_, text) => {
  const error = run(text);
  expect(error).toBeInstanceOf(TemplateError);
  const { cause } = error as TemplateError;
  expect(isDiagnosticError(cause) ? cause.code : cause).toBe('template/size-limit');
});

test('many long strings that a template keeps are stopped', () => {
  const text = '{{$x := repeat 5000 "x"}}{{$all := list}}{{range 1000}}{{$all = list $all (print $x .)}}{{end}}';
  const error = run(text, { maxTextLength: 1_000_000 });
  expect(isDiagnosticError(error) && error.code).toBe('template/output-limit');
});

test('parentheses and pipelines of thousands are executed', () => {
  const set = createTestSet();
  addTemplate(set, 't', `{{ 1${' | same'.repeat(5000)} }}`);
  addTemplate(set, 'p', `{{ ${'('.repeat(500)}1${')'.repeat(500)} }}`);
  expect([executeTemplate(set, 't', null), executeTemplate(set, 'p', null)]).toEqual(['1', '1']);
});
