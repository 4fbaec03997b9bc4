import { toRenderValues } from '@metachart/chart-composer';
import { createParseCache } from '@metachart/go-template';
import { expect, test } from 'vitest';
import { capabilitiesObject, defaultCapabilities, type RenderOptions, renderChart } from '../src/index.ts';
import { chartOf, steadyFuncs, valuesOf } from './chart-of.ts';

function render(files: Record<string, string>, values = '', options: Partial<RenderOptions> = {}) {
  const chart = chartOf(files);
  const composed = toRenderValues(chart, valuesOf(values), {
    release: { name: 'app', namespace: 'default', revision: 1, isUpgrade: false },
    capabilities: capabilitiesObject(defaultCapabilities()),
  });
  return renderChart(chart, composed.values, { funcs: steadyFuncs, ...options });
}

const textsOf = (files: Record<string, string>, values?: string) => Object.fromEntries(render(files, values).files);

const sub = (name: string) => ({ [`charts/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n` });

test('L1: of two definitions of one name the shallower chart wins, then the alphabetically first file', () => {
  const define = (text: string) => `{{ define "x" }}${text}{{ end }}`;
  const use = '{{ include "x" . }}';
  const files = { ...sub('db'), 'charts/db/templates/_h.tpl': define('sub'), 'templates/use.yaml': use };
  expect(textsOf(files)).toEqual({ 'web/templates/use.yaml': 'sub' });
  const deeper = { ...files, 'templates/deep/_h.tpl': define('deep') };
  expect(textsOf(deeper)).toEqual({ 'web/templates/use.yaml': 'deep' });
  const siblings = { ...deeper, 'templates/_z.tpl': define('z'), 'templates/_h.tpl': define('h') };
  expect(textsOf(siblings)).toEqual({ 'web/templates/use.yaml': 'h' });
});

test('L2: templates run from the deepest and from z to a, and see what the ones before did to values', () => {
  const files = {
    ...sub('db'),
    'charts/db/templates/a.yaml': '{{ $_ := set .Values "seen" "sub" }}',
    'templates/a.yaml': '{{ .Values.db.seen }} {{ .Values.mark }}',
    'templates/z.yaml': '{{ $_ := set .Values "mark" "z" }}',
  };
  expect(textsOf(files)['web/templates/a.yaml']).toBe('sub z');
});

test('L2: a chart sees its part of the parent as .Values, and its charts as .Subcharts', () => {
  const files = {
    ...sub('db'),
    'charts/db/templates/a.yaml': '{{ .Values.port }} {{ .Chart.Name }} {{ .Chart.IsRoot }} {{ .Template.BasePath }}',
    'templates/a.yaml': '{{ .Subcharts.db.Values.port }} {{ .Subcharts.db.Chart.Name }}',
  };
  expect(textsOf(files, 'db: {port: 1}')).toEqual({
    'web/charts/db/templates/a.yaml': '1 db false web/charts/db/templates',
    'web/templates/a.yaml': '1 db',
  });
});

test('L3: a library chart offers its partials and prints nothing', () => {
  const files = {
    'charts/lib/Chart.yaml': 'apiVersion: v2\nname: lib\nversion: 0.1.0\ntype: library\n',
    'charts/lib/templates/_h.tpl': '{{ define "lib" }}from the library{{ end }}',
    'charts/lib/templates/a.yaml': 'printed: {{ fail "never" }}',
    'templates/a.yaml': '{{ include "lib" . }}',
  };
  expect(textsOf(files)).toEqual({ 'web/templates/a.yaml': 'from the library' });
});

test('T1: what tpl defines counts inside it, also in templates that it includes, and vanishes with it', () => {
  const files = {
    'templates/_h.tpl': '{{ define "name" }}outer{{ end }}{{ define "greet" }}hello {{ include "name" . }}{{ end }}',
    'templates/a.yaml':
      '{{ tpl "{{ define \\"name\\" }}inner{{ end }}{{ include \\"greet\\" . }}" . }}, {{ include "greet" . }}',
  };
  expect(textsOf(files)).toEqual({ 'web/templates/a.yaml': 'hello inner, hello outer' });
});

test('T1: a blank text inside a text given to tpl is itself, not the text around it', () => {
  const nested = '{{ tpl "a{{ tpl \\"\\" . }}b{{ tpl \\" {{/* c */}} \\" . }}c" . }}';
  expect(textsOf({ 'templates/a.yaml': nested })).toEqual({ 'web/templates/a.yaml': 'ab  c' });
});

test('T2: a file can be included by its path, as for checksums, and runs as the template that includes it', () => {
  const files = {
    'templates/a.yaml': '{{ include (print $.Template.BasePath "/b.yaml") . }}',
    'templates/b.yaml': '{{ .Template.Name }}{{ .Values.missing }}',
  };
  expect(textsOf(files)).toEqual({
    'web/templates/a.yaml': 'web/templates/a.yaml',
    'web/templates/b.yaml': 'web/templates/b.yaml',
  });
});

test('M2: what is missing prints nothing in a file, but is there where an include is worked on', () => {
  const files = {
    'templates/a.yaml': '[{{ .Values.missing }}|{{ include "q" . }}|{{ include "q" . | upper }}|<no value>]',
    'templates/_h.tpl': '{{ define "q" }}{{ .Values.missing }}{{ end }}',
  };
  expect(textsOf(files)).toEqual({ 'web/templates/a.yaml': '[||<NO VALUE>|]' });
});

test('M6: required and fail say only their words and the place in the outermost file', () => {
  const files = {
    'templates/a.yaml': 'x\n{{ include "outer" . }}',
    'templates/_h.tpl':
      '{{ define "outer" }}{{ include "inner" . }}{{ end }}{{ define "inner" }}{{ required "a: b\\nis needed" .Values.a }}{{ end }}',
  };
  expect(() => render(files)).toThrow(
    expect.objectContaining({
      message: 'execution error at (web/templates/a.yaml:2:3): a: b\nis needed',
      code: 'render/execution',
    }),
  );
});

test('an execution error keeps the text of the engine and names the calls that led to it', () => {
  const files = {
    'templates/a.yaml': '{{ include "port" . }}',
    'templates/_h.tpl': '{{ define "port" }}\n{{ .Values.service.port.number }}{{ end }}',
  };
  let error: unknown;
  try {
    render(files, 'service: {prot: 80}');
  } catch (thrown) {
    error = thrown;
  }
  expect((error as Error).message).toBe(
    'template: web/templates/a.yaml:1:3: executing "web/templates/a.yaml" at <include "port" .>: error calling include: ' +
      'template: web/templates/_h.tpl:2:10: executing "port" at <.Values.service.port.number>: nil pointer evaluating interface {}.number',
  );
  expect(error).toMatchObject({
    diagnostic: {
      span: { file: 'web/templates/_h.tpl', start: { line: 2 } },
      related: [{ message: 'function include called in "web/templates/a.yaml"' }],
      hint: 'service.port is not set: set it in a values file or with --set service.port=…, or guard its use with "if" or "with"; did you mean service.prot?',
    },
  });
});

test('a hint about a value of a chart below names the key as the root chart writes it', () => {
  const files = { ...sub('db'), 'charts/db/templates/a.yaml': '{{ .Values.auth.password }}' };
  expect(() => render(files)).toThrow(
    expect.objectContaining({
      diagnostic: expect.objectContaining({ hint: expect.stringContaining('db.auth is not set') }),
    }),
  );
});

test('a hint about a value that is null names the file where it is', () => {
  const files = { 'values.yaml': 'auth:\n', 'templates/a.yaml': '{{ .Values.auth.password }}' };
  expect(() => render(files)).toThrow(
    expect.objectContaining({
      diagnostic: expect.objectContaining({
        hint: 'auth is null in web/values.yaml:1: give it a value there or with --set auth=…',
      }),
    }),
  );
});

test('a parse error keeps the place and the last part of its text', () => {
  expect(() => render({ 'templates/a.yaml': 'x\n{{ if }}' })).toThrow(
    expect.objectContaining({
      message: 'parse error at (web/templates/a.yaml:2): missing value for if',
      code: 'render/parse',
    }),
  );
});

test('P20: lookups are answered by the port and each request is listed once', () => {
  const files = {
    'templates/a.yaml':
      '{{ (lookup "v1" "Secret" "ns" "a").data.key }}|{{ lookup "v1" "Secret" "ns" "b" | toJson }}|{{ lookup "v1" "Secret" "ns" "a" | len }}',
  };
  const { files: rendered, lookups } = render(files, '', {
    lookup: ({ name }) => (name === 'a' ? new Map([['data', new Map([['key', 'value']])]]) : undefined),
  });
  expect(rendered.get('web/templates/a.yaml')).toBe('value|{}|1');
  expect(lookups).toEqual([
    { apiVersion: 'v1', kind: 'Secret', namespace: 'ns', name: 'a' },
    { apiVersion: 'v1', kind: 'Secret', namespace: 'ns', name: 'b' },
  ]);
});

test('T3: for lint, what is required and what fails is reported and gives nothing, and lookups find nothing', () => {
  const files = { 'templates/a.yaml': '[{{ required "need x" .Values.x }}{{ fail "no" }}{{ lookup "v1" "S" "" "" }}]' };
  const rendered = render(files, '', { lint: true, lookup: () => new Map([['found', true]]) });
  expect(rendered.files.get('web/templates/a.yaml')).toBe('[map[]]');
  expect(rendered.diagnostics.map(({ message }) => message)).toEqual(['Missing required value: need x', 'Fail: no']);
});

test('strict rendering stops at a key that is not there', () => {
  expect(() => render({ 'templates/a.yaml': '{{ .Values.x }}' }, '', { strict: true })).toThrow(
    'map has no entry for key "x"',
  );
});

test('P6: an include that includes itself ends with an error', () => {
  const files = { 'templates/a.yaml': '{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}' };
  expect(() => render(files)).toThrow(/rendering template has a nested reference name: a: unable to execute template$/);
});

test('a cache makes the same chart render from parsed templates, with the same result', () => {
  const cache = createParseCache();
  const files = { 'templates/a.yaml': '{{ tpl "{{ .Values.a }}" . }}' };
  expect(render(files, 'a: 1', { cache }).files).toEqual(render(files, 'a: 1', { cache }).files);
  expect(render(files, 'a: 2', { cache }).files.get('web/templates/a.yaml')).toBe('2');
});

test('limits end a template that prints too much', () => {
  const files = { 'templates/a.yaml': '{{ range until 100000 }}0123456789{{ end }}' };
  expect(() => render(files, '', { limits: { maxOutputBytes: 1000 } })).toThrow(
    expect.objectContaining({ code: 'template/output-limit' }),
  );
});

test.each([
  ['loops for ever', '{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}', 'after 10000000 iterations'],
  [
    'doubles its calls',
    '{{ define "r" }}{{ if lt . 60 }}{{ template "r" add 1 . }}{{ template "r" add 1 . }}{{ end }}{{ end }}{{ template "r" 0 }}',
    'after 10000000 iterations',
  ],
  ['prints without end', `{{ range until 100000 }}{{ repeat 4000 "x" }}{{ end }}`, 'printed more than 33554432 bytes'],
])('a template that %s is stopped', (_, text, reason) => {
  expect(() => render({ 'templates/a.yaml': text })).toThrow(reason);
});

test('all templates of a chart share the steps', () => {
  const text = '{{ range until 60 }}{{ end }}';
  const files = { 'templates/a.yaml': text, 'templates/b.yaml': text };
  expect(() => render(files, '', { limits: { maxSteps: 100 } })).toThrow('after 100 iterations');
  expect(render(files, '', { limits: { maxSteps: 200 } }).files.size).toBe(2);
});
