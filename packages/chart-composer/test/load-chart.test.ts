import { isDiagnosticError } from '@metachart/diagnostics';
import { encodeJson } from '@metachart/go-runtime/json';
import { GoError } from '@metachart/go-runtime/reflect';
import { describe, expect, test } from 'vitest';
import { type Chart, type ChartFile, crdFiles, formatHelmLog, loadChart, metadataValue } from '../src/index.ts';
import { chartFiles, plain } from './case-files.ts';
import { makeArchive } from './make-archive.ts';

const head = 'apiVersion: v2\nname: c\nversion: 1.0.0\n';

test('L4: what is a template, what is a file, and what is neither', () => {
  const chart = load({
    'Chart.yaml': head,
    'values.yaml': 'a: 1',
    'values.schema.json': '{}',
    'templates/a.yaml': '',
    'templates/sub/_b.tpl': '',
    '.helmignore': '',
    'crds/x.yaml': '',
    LICENSE: '',
    'charts/s-1.0.0.tgz.prov': '',
  });
  expect(names(chart.templates)).toEqual(['templates/a.yaml', 'templates/sub/_b.tpl']);
  expect(names(chart.files)).toEqual(['.helmignore', 'crds/x.yaml', 'LICENSE', 'charts/s-1.0.0.tgz.prov']);
  expect(plain(chart.values!)).toEqual({ a: 1 });
  expect(chart.schema).toHaveLength(2);
  expect([chart.fullPath, chart.isRoot]).toEqual(['c', true]);
});

describe('N12: texts of Chart.yaml', () => {
  test.each([
    ['appVersion: 1.10', '"appVersion":"1.1"'],
    ['appVersion: 1e3', '"appVersion":"1000"'],
    ['appVersion: 16777217.0', '"appVersion":"1.6777216e+07"'],
    ['appVersion: 12345678901234567890', '"appVersion":"12345678901234567890"'],
    ['description: true', '"description":"true"'],
    ['keywords: [a, 1, 1.10]', '"keywords":["a","1","1.1"]'],
    ['annotations: {b: 2, 5: yes}', '"annotations":{"5":"true","b":"2"}'],
    ['maintainers: [{name: 1}]', '"maintainers":[{"name":"1"}]'],
    ['description: "a\\tb\\u0007c\\u00a0d"', '"description":"a bc d"'],
    ['HOME: x', '"home":"x"'],
  ])('%s', (line, json) => {
    const { metadata } = load({ 'Chart.yaml': `${head}${line}\n` });
    expect(encodeJson(metadataValue(metadata))).toContain(json);
  });
});

// The texts are those of helm.sh/helm/v3/pkg/chart and its YAML library.
test.each([
  ['no Chart.yaml', { 'values.yaml': '' }, 'Chart.yaml file is missing'],
  ['an empty Chart.yaml', { 'Chart.yaml': '' }, 'validation: chart.metadata.name is required'],
  ['no name', { 'Chart.yaml': 'version: 1.0.0' }, 'validation: chart.metadata.name is required'],
  [
    'a name that is a path',
    { 'Chart.yaml': 'name: a/b\nversion: 1' },
    'validation: chart.metadata.name "a/b" is invalid',
  ],
  ['a name of dots', { 'Chart.yaml': 'name: ..\nversion: 1' }, 'validation: chart.metadata.name ".." is not allowed'],
  ['no version', { 'Chart.yaml': 'name: c' }, 'validation: chart.metadata.version is required'],
  ['a wrong version', { 'Chart.yaml': 'name: c\nversion: x' }, 'validation: chart.metadata.version "x" is invalid'],
  [
    'a wrong type',
    { 'Chart.yaml': `${head}type: x` },
    'validation: chart.metadata.type must be application or library',
  ],
  [
    'a null maintainer',
    { 'Chart.yaml': `${head}maintainers: [null]` },
    'validation: maintainers must not contain empty or null nodes',
  ],
  [
    'a null dependency',
    { 'Chart.yaml': `${head}dependencies: [null]` },
    'validation: dependencies must not contain empty or null nodes',
  ],
  [
    'an alias with a space',
    { 'Chart.yaml': `${head}dependencies: [{name: a, alias: b c}]` },
    'validation: dependency "a" has disallowed characters in the alias',
  ],
  [
    'two dependencies of one name',
    { 'Chart.yaml': `${head}dependencies: [{name: a}, {name: b, alias: a}]` },
    'validation: more than one dependency with name or alias "a"',
  ],
  [
    'a name that is a list',
    { 'Chart.yaml': 'name: [a]' },
    'cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go struct field Metadata.name of type string',
  ],
  [
    'a dependency whose tags are a text',
    { 'Chart.yaml': 'dependencies: [{tags: x}]' },
    'cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct field Dependency.dependencies.tags of type []string',
  ],
  [
    'values that are a list',
    { 'Chart.yaml': head, 'values.yaml': '[]' },
    'cannot load values.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}',
  ],
  [
    'N5: infinity in values',
    { 'Chart.yaml': head, 'values.yaml': 'a: .inf' },
    'cannot load values.yaml: error converting YAML to JSON: json: unsupported value: +Inf',
  ],
  [
    'a lock of a wrong time',
    { 'Chart.yaml': head, 'Chart.lock': 'generated: x\ndigest: [1]' },
    'cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"',
  ],
  [
    'a lock of a day that there is not',
    { 'Chart.yaml': head, 'Chart.lock': 'generated: "2021-02-29T00:00:00Z"' },
    'cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: parsing time "2021-02-29T00:00:00Z": day out of range',
  ],
  [
    'a lock whose time is a number',
    { 'Chart.yaml': head, 'Chart.lock': 'generated: 5' },
    'cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: Time.UnmarshalJSON: input is not a JSON string',
  ],
  [
    'a stray file in charts/',
    { 'Chart.yaml': head, 'charts/README.md': '' },
    'error unpacking subchart README.md in c: Chart.yaml file is missing',
  ],
  [
    'a directory named like an archive',
    { 'Chart.yaml': head, 'charts/x.tgz/Chart.yaml': '' },
    'error unpacking subchart tar in c: expected x.tgz, got x.tgz/Chart.yaml',
  ],
  [
    'a broken archive',
    { 'Chart.yaml': head, 'charts/x.tgz': 'junk' },
    'error unpacking subchart x.tgz in c: unexpected EOF',
  ],
  [
    'a fault two levels down',
    { 'Chart.yaml': head, 'charts/s/Chart.yaml': 'name: s\nversion: 1', 'charts/s/charts/t/Chart.yaml': 'name: t' },
    'error unpacking subchart s in c: error unpacking subchart t in s: validation: chart.metadata.version is required',
  ],
] as const)('%s', (_, files, message) => {
  expect(() => load(files)).toThrow(new GoError(message));
});

describe('L3: charts below', () => {
  test('directories and archives, in the order of their names; hidden ones are skipped', () => {
    const inner = makeArchive([
      { name: 'any/Chart.yaml', data: 'name: packed\nversion: 1\n' },
      { name: 'any/values.yaml', data: 'p: 1' },
    ]);
    const chart = loadChart([
      ...chartFiles({
        'Chart.yaml': head,
        'charts/z/Chart.yaml': 'name: dir\nversion: 1',
        'charts/_x/Chart.yaml': '',
        'charts/.y/Chart.yaml': '',
      }),
      { name: 'charts/packed-1.tgz', data: inner },
    ]);
    expect(chart.dependencies.map(({ fullPath, isRoot }) => [fullPath, isRoot])).toEqual([
      ['c/charts/packed', false],
      ['c/charts/dir', false],
    ]);
  });

  test('custom resource definitions of the whole tree (O4)', () => {
    const chart = load({
      'Chart.yaml': head,
      'crds/a.yaml': '',
      'crds/b/c.JSON': '',
      'crds/README.md': '',
      'charts/s/Chart.yaml': 'name: s\nversion: 1',
      'charts/s/crds/d.yml': '',
    });
    expect(crdFiles(chart).map(({ path }) => path)).toEqual([
      'c/crds/a.yaml',
      'c/crds/b/c.JSON',
      'c/charts/s/crds/d.yml',
    ]);
  });
});

describe('charts of version 1', () => {
  test('requirements.yaml adds its dependencies, entry by entry over those of Chart.yaml', () => {
    const { metadata, files } = load({
      'Chart.yaml': 'name: c\nversion: 1\ndependencies: [{name: a, alias: x}]\n',
      'requirements.yaml': 'dependencies: [{name: b, version: 1.10}, {name: d}]\n',
    });
    expect(metadata.apiVersion).toBe('v1');
    expect(metadata.dependencies?.map(({ name, alias, version }) => [name, alias, version])).toEqual([
      ['b', 'x', '1.1'],
      ['d', '', ''],
    ]);
    expect(names(files)).toEqual(['requirements.yaml']);
  });

  test('in a chart of version 2 they are read with a warning, and are no files', () => {
    const logs: string[] = [];
    const files = chartFiles({ 'Chart.yaml': head, 'requirements.yaml': '', 'requirements.lock': 'digest: d' });
    const chart = loadChart(files, { warn: (warning) => logs.push(formatHelmLog(warning)) });
    expect(chart.files).toEqual([]);
    expect(chart.lock?.digest).toBe('d');
    expect(logs).toEqual([
      'load.go:120: Warning: Dependencies are handled in Chart.yaml since apiVersion "v2". We recommend migrating dependencies to Chart.yaml.',
      'load.go:138: Warning: Dependency locking is handled in Chart.lock since apiVersion "v2". We recommend migrating to Chart.lock.',
    ]);
  });
});

describe('limits', () => {
  test('charts that nest without end', () => {
    const deep = Object.fromEntries(
      Array.from({ length: 105 }, (_, depth) => [`${'charts/s/'.repeat(depth)}Chart.yaml`, 'name: s\nversion: 1']),
    );
    expect(codeOf(() => load(deep))).toBe('chart/nested-too-deep');
  });

  test('archives within archives count together', () => {
    const large = makeArchive([
      { name: 's/Chart.yaml', data: 'name: s\nversion: 1' },
      ...Array.from({ length: 15 }, (_, i) => ({ name: `s/f${i}`, data: Buffer.alloc(5 * 2 ** 20) })),
    ]);
    const files: ChartFile[] = Array.from({ length: 8 }, (_, i) => ({ name: `charts/s${i}.tgz`, data: large }));
    expect(codeOf(() => loadChart([...chartFiles({ 'Chart.yaml': head }), ...files]))).toBe('chart/archives-too-large');
  });
});

function load(texts: Readonly<Record<string, string>>): Chart {
  return loadChart(chartFiles(texts));
}

function names(files: readonly ChartFile[]): string[] {
  return files.map(({ name }) => name);
}

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (isDiagnosticError(error)) return error.code;
    throw error;
  }
  return undefined;
}

test.each([
  '2020-01-28T23:59:59.123456789+05:30',
  '2020-02-29T00:00:00Z',
  '0000-01-01T00:00:00-00:00',
  '9999-12-31T23:59:59-14:59',
  '2020-01-01T00:00:00+24:00',
])('a lock of the time %s', (generated) => {
  const chart = loadChart(chartFiles({ 'Chart.yaml': head, 'Chart.lock': `generated: "${generated}"` }));
  expect(chart.lock?.generated).toBe(generated);
});
