import { DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import { defineFunc, funcMap, GoError, STRING } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import { addTemplate, describeTemplateError, executeTemplate, TemplateError } from '../src/index.ts';
import { catchError } from './catch-error.ts';
import { createTestSet } from './functions.ts';

function errorOf(files: Readonly<Record<string, string>>, data: Map<string, string> = new Map()): TemplateError {
  const set = createTestSet({ name: 'root', missingKey: 'zero' });
  for (const [name, text] of Object.entries(files)) addTemplate(set, name, text);
  const error = catchError(() => executeTemplate(set, 't', data));
  expect(error).toBeInstanceOf(TemplateError);
  return error as TemplateError;
}

test('P12: an execution error carries its place, its context and what was nil', () => {
  const { details, kind } = errorOf({ t: 'é\n  {{ .missing.image.tag }}' });
  expect(kind).toBe('execution');
  expect(details).toMatchObject({
    file: 't',
    line: 2,
    column: 13,
    template: 't',
    context: '.missing.image.tag',
    reason: 'nil pointer evaluating interface {}.image',
    nilPath: '.missing',
  });
  expect(details.hint).toContain('(.missing).image');
});

test('a place is given in bytes for Go and in characters for editors', () => {
  const { details } = errorOf({ t: 'éé{{ .x.y }}' });
  expect(details.column).toBe(9);
  expect(details.span?.start).toEqual({ line: 1, column: 8 });
});

test('the trace leads from the failing line through includes and templates to the file', () => {
  const error = errorOf({
    h: '{{define "a"}}{{template "b" .}}{{end}}{{define "b"}}\n{{ .x.y }}{{end}}',
    t: '\n\n{{ include "a" . | upper }}',
  });
  expect(error.origin.details.reason).toBe('nil pointer evaluating interface {}.y');
  const trace = error.trace.map(
    ({ kind, name, template, span }) => `${kind} ${name} in ${template} ${span.file}:${span.start.line}`,
  );
  expect(trace).toEqual(['template b in a h:1', 'function include in t t:3']);
});

test('a diagnostic tells the innermost reason and the way there', () => {
  const diagnostic = describeTemplateError(errorOf({ h: '{{define "a"}}{{ .x.y }}{{end}}', t: '{{ include "a" . }}' }));
  expect(diagnostic).toMatchObject({
    code: 'template/execution',
    severity: 'error',
    message: 'nil pointer evaluating interface {}.y',
    span: { file: 'h', start: { line: 1, column: 20 } },
    related: [{ message: 'function include called in "t"' }],
  });
});

test('a parse error has a line and a near name for an unknown function', () => {
  const error = catchError(() => addTemplate(createTestSet(), 'f', '\n{{ uper "x" }}')) as TemplateError;
  expect(error.kind).toBe('parse');
  expect(error.message).toBe('template: f:2: function "uper" not defined');
  expect(error.details.hint).toBe('did you mean "upper"?');
  expect(describeTemplateError(error)).toMatchObject({
    code: 'template/parse',
    span: { file: 'f', start: { line: 2 } },
  });
});

test('the error of a function stays the cause', () => {
  const cause = new GoError('HELM_ERR_START no HELM_ERR_END');
  const fail = defineFunc('stop', { params: [], result: STRING }, () => {
    throw cause;
  });
  const set = createTestSet();
  const overlay = { ...set, funcs: funcMap(fail) };
  addTemplate(overlay, 't', '{{ stop }}');
  const error = catchError(() => executeTemplate(overlay, 't', null)) as TemplateError;
  expect(error.message).toBe(
    'template: t:1:3: executing "t" at <stop>: error calling stop: HELM_ERR_START no HELM_ERR_END',
  );
  expect(error.cause).toBe(cause);
  expect(error.details.failedFunction).toBe('stop');
});

test('a coded error of a function gets a place and stays the cause', () => {
  const cause = new DiagnosticError('lookup/no-cluster', { message: 'no cluster to ask' });
  const fail = defineFunc('stop', { params: [], result: STRING }, () => {
    throw cause;
  });
  const set = { ...createTestSet(), funcs: funcMap(fail) };
  addTemplate(set, 't', '{{ stop }}');
  const error = catchError(() => executeTemplate(set, 't', null)) as TemplateError;
  expect(error.message).toContain('<stop>: error calling stop: no cluster to ask');
  expect(isDiagnosticError(error.cause)).toBe(true);
});

test('a mistake in a function of ours is not dressed up as an error of the template', () => {
  const broken = defineFunc('broken', { params: [], result: STRING }, () => {
    throw new TypeError('a bug');
  });
  const set = { ...createTestSet(), funcs: funcMap(broken) };
  addTemplate(set, 't', '{{ broken }}');
  expect(catchError(() => executeTemplate(set, 't', null))).toBeInstanceOf(TypeError);
});
