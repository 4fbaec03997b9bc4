import { isDiagnosticError } from '@metachart/diagnostics';
import { expect, test } from 'vitest';
import { parseManifests } from '../src/index.ts';

const object = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
const text = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

test('one document gives one object', () => {
  expect(parseManifests(text('a'))).toEqual([object('a')]);
});

test('documents are separated by lines of three dashes, with or without a comment; empty ones are left out', () => {
  const all = `---\n# Source: web/a.yaml\n${text('a')}---   # next\n---\n\n---\n# nothing but a comment\n---\n${text('b')}---\r\n${text('c')}`;
  expect(parseManifests(all)).toEqual([object('a'), object('b'), object('c')]);
});

test('three dashes inside a block of text separate nothing', () => {
  const [parsed] = parseManifests(`${text('a')}data:\n  cert: |\n    ---\n    x\n    --- y\n`);
  expect(parsed).toEqual({ ...object('a'), data: { cert: '---\nx\n--- y\n' } });
});

test('a document may begin on the line of the dashes', () => {
  expect(parseManifests('--- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}')).toEqual([object('a')]);
});

test('numbers, booleans, nulls, lists and numeric keys come as plain JSON', () => {
  const [parsed] = parseManifests(`${text('a')}data: {80: x, count: 1e3, b: yes, z: null, l: [1, {a: 2}]}\n`);
  expect(parsed?.data).toEqual({ '80': 'x', count: 1000, b: true, z: null, l: [1, { a: 2 }] });
});

test('a key called __proto__ is a key', () => {
  const [parsed] = parseManifests(`${text('a')}data: {__proto__: x}\n`);
  expect(Object.keys(parsed?.data as object)).toEqual(['__proto__']);
});

test('a list gives its items', () => {
  const list = parseManifests(
    'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n',
  );
  expect(list).toEqual([object('a')]);
});

test('items of a typed list take kind and version from it', () => {
  expect(
    parseManifests('apiVersion: v1\nkind: ConfigMapList\nitems: [{metadata: {name: a}}, {metadata: {name: b}}]\n'),
  ).toEqual([object('a'), object('b')]);
});

test('an empty text gives nothing', () => {
  expect(parseManifests(' \n---\n')).toEqual([]);
});

test.each([
  ['YAML that is none', 'a: b: c', 'manifest/invalid-yaml'],
  ['a text', 'hello', 'manifest/no-object'],
  ['a list of YAML', '- a', 'manifest/no-object'],
  ['no kind', 'apiVersion: v1\nmetadata: {name: a}', 'manifest/no-kind'],
  ['no apiVersion', 'kind: Pod\nmetadata: {name: a}', 'manifest/no-kind'],
  ['no name', 'apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}', 'manifest/no-name'],
  ['a name that is a number', 'apiVersion: v1\nkind: Pod\nmetadata: {name: 12}', 'manifest/no-name'],
  [
    'a namespace that is a number',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: 1}',
    'manifest/invalid-metadata',
  ],
  [
    'a label that is a number',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {v: 1}}',
    'manifest/invalid-metadata',
  ],
  [
    'labels that are a list',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: [v]}',
    'manifest/invalid-metadata',
  ],
  [
    'an item of a list without a kind',
    'apiVersion: v1\nkind: List\nitems: [{metadata: {name: a}}]',
    'manifest/no-kind',
  ],
  ['nesting beyond all measure', `a: ${'['.repeat(600)}${']'.repeat(600)}`, 'manifest/too-deep'],
])('%s is refused', (_, source, code) => {
  expect(codeOf(() => parseManifests(source))).toBe(code);
});

test('a failure names the file and the line in the whole text', () => {
  try {
    parseManifests(`${text('a')}---\n# c\nkind: Pod\nmetadata: name: x\n`, { file: 'web/templates/a.yaml' });
    expect.unreachable();
  } catch (error) {
    if (!isDiagnosticError(error)) throw error;
    expect(error.message).toContain('web/templates/a.yaml: error converting YAML to JSON');
    expect(error.diagnostic.span).toMatchObject({ file: 'web/templates/a.yaml', start: { line: 8 } });
  }
});

test('an alias bomb ends at once', () => {
  const bomb = ['a0: &a0 [x]', ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)];
  expect(codeOf(() => parseManifests(bomb.join('\n')))).toBe('manifest/invalid-yaml');
});

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isDiagnosticError(error)) return error.code;
    throw error;
  }
  return 'none';
}
