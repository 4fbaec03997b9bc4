import { expect, test } from 'vitest';
import { linesOf, review } from './review.ts';

const unread = (...args: Parameters<typeof review>) =>
  linesOf(review(...args).filter(({ code }) => code === 'lint/unread-value'));

test('a value that no template names is told, with the place where it is set', () => {
  const files = {
    'values.yaml': 'image: nginx\n# left over\nreplicas: 1\n',
    'templates/a.yaml': 'image: {{ .Values.image }}\nreplicas: {{ .Values.replicaCount | default 1 }}\n',
  };
  expect(unread(files)).toEqual(['web/values.yaml:3:1 no template reads replicas']);
  expect(review(files)[0]!.hint).toBe('remove it, or look for the name that was meant');
});

test('a misspelt value of the user is told in the file of the user, with what was meant', () => {
  const files = { 'values.yaml': 'replicaCount: 1\n', 'templates/a.yaml': 'n: {{ .Values.replicaCount }}\n' };
  expect(unread(files, 'replicaCuont: 3\n')).toEqual(['user.yaml:1:1 no template reads replicaCuont']);
  expect(review(files, 'replicaCuont: 3\n')[0]!.hint).toBe('did you mean "replicaCount"?');
});

test('of a table that nothing reads only the table is told', () => {
  const files = {
    'values.yaml': 'cache:\n  size: 1\n  nodes: {a: 1}\nport: 80\n',
    'templates/a.yaml': 'p: {{ .Values.port }}\n',
  };
  expect(unread(files)).toEqual(['web/values.yaml:1:1 no template reads cache']);
});

test('in a table that is read the other keys are told', () => {
  const files = {
    'values.yaml': 'image:\n  repository: a\n  tagg: b\n',
    'templates/a.yaml': 'i: {{ .Values.image.repository }}:{{ .Values.image.tag }}\n',
  };
  expect(unread(files)).toEqual(['web/values.yaml:3:3 no template reads image.tagg']);
});

test.each([
  ['toYaml', '{{ toYaml .Values.a }}'],
  ['toJson of all values', '{{ toJson .Values }}'],
  ['range', '{{ range $key, $value := .Values.a }}{{ $key }}{{ end }}'],
  ['with and the bare dot', '{{ with .Values.a }}{{ toYaml . }}{{ end }}'],
  ['index', '{{ index .Values "a" "b" }}'],
  ['get', '{{ get .Values.a "b" }}'],
  ['dig', '{{ dig "a" "b" "" .Values.AsMap }}'],
  ['hasKey', '{{ hasKey .Values.a "b" }}'],
  ['pluck', '{{ pluck "b" .Values.a }}'],
  ['an included template', '{{ include "x" .Values }}{{ define "x" }}{{ .a.b }}{{ end }}'],
  ['a computed key', '{{ $key := print "a" }}{{ index .Values $key "b" }}'],
  ['merge', '{{ merge (dict) .Values.a | toYaml }}'],
  ['tpl', '{{ tpl "{{ .Values.a.b }}" . }}'],
  ['a branch that is not taken', '{{ if .Values.enabled }}{{ .Values.a.b }}{{ end }}'],
  ['a table handed on in a branch that is not taken', '{{ if .Values.enabled }}{{ toYaml .Values.a }}{{ end }}'],
  ['a variable', '{{ $v := .Values }}{{ $v.a.b }}'],
])('%s counts as reading', (_, template) => {
  expect(unread({ 'values.yaml': 'a:\n  b: 1\n', 'templates/a.yaml': `x: ${template}\n` })).toEqual([]);
});

test('a template in a text of the values may read others', () => {
  const files = {
    'values.yaml': 'greeting: "{{ .Values.who }}"\nwho: you\n',
    'templates/a.yaml': 'x: {{ tpl .Values.greeting . }}\n',
  };
  expect(unread(files)).toEqual([]);
});

test('values that a comment offers to templates of the user are left alone', () => {
  const files = {
    'values.yaml': '# extra: "{{ .Values.extraContext.a }}"\nextraContext: {a: 1}\nextra: ""\n',
    'templates/a.yaml': '{{ tpl .Values.extra . }}\n',
  };
  expect(unread(files)).toEqual([]);
});

test('values of charts below: read ones, unread ones, and those of disabled charts', () => {
  const chart = (dependencies: string) => `apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: ${dependencies}\n`;
  const files = {
    'Chart.yaml': chart(
      '[{name: db, version: 1.0.0, repository: ""}, {name: spare, version: 1.0.0, repository: "", condition: spare.enabled}]',
    ),
    'values.yaml':
      'db:\n  size: 1\n  sise: 2\nspare:\n  enabled: false\n  whatever: 1\nglobal:\n  registry: x\ntags:\n  all: true\n',
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/values.yaml': 'size: 0\nunused: here\n',
    'charts/db/templates/a.yaml': 's: {{ .Values.size }}\n',
    'charts/spare/Chart.yaml': 'apiVersion: v2\nname: spare\nversion: 1.0.0\n',
  };
  expect(unread(files)).toEqual(['web/values.yaml:3:3 no template reads db.sise']);
});

test('recording what is read changes nothing that is rendered', () => {
  const template = [
    'a: {{ .Values.a | toYaml | nindent 2 }}',
    'b: {{ keys .Values.a | sortAlpha | join "," }} {{ len .Values.a }} {{ kindOf .Values.a }} {{ typeOf .Values }}',
    '{{ $_ := set .Values "new" (dict "x" 1) }}c: {{ .Values.new.x }} {{ .Values.a | deepCopy | toJson }}',
  ].join('\n');
  const files = {
    'values.yaml': 'a: {d: 1, c: [1, {e: 2}]}\n',
    'templates/a.yaml': `${template}\nunread: {{ 1e6 }}\n`,
  };
  expect(review(files)).toEqual([]);
});
