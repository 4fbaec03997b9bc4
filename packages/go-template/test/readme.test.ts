import { readFileSync } from 'node:fs';
import { defineFunc, funcMap, type GoValue, STRING } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import { addTemplate, createTemplateSet, executeTemplate } from '../src/index.ts';

function example(): string {
  const upper = defineFunc('upper', { params: [STRING], result: STRING }, (text) => text.toUpperCase());
  const set = createTemplateSet({ funcs: funcMap(upper), missingKey: 'zero' });
  addTemplate(set, 'labels', '{{ define "app" }}app: {{ .name | upper }}{{ end }}');
  addTemplate(set, 'page', '{{ template "app" . }}{{ range .ports }} {{ . }}{{ end }}');
  const data = new Map<string, GoValue>(Object.entries({ name: 'web', ports: [80, 443] }));
  const text = executeTemplate(set, 'page', data); // app: WEB 80 443
  return text;
}

test('the example of the README runs and prints what it says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const code = /```ts\n(.*?)```/s.exec(readme)![1]!.trim();
  const source = readFileSync(new URL(import.meta.url), 'utf8').replaceAll(/^ {2}/gm, '');
  expect(source).toContain(code);
  expect(code).toContain(`// ${example()}`);
});
