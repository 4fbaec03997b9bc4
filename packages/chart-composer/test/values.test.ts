import { encodeJson } from '@metachart/go-runtime/json';
import {
  GoError,
  type GoMap,
  GoMapView,
  GoPointer,
  GoStruct,
  type GoValue,
  typeOf,
} from '@metachart/go-runtime/reflect';
import { describe, expect, test } from 'vitest';
import {
  asValues,
  checkInstallable,
  checkKubeVersion,
  coalesceValues,
  composeUserValues,
  copyValues,
  findTable,
  loadChart,
  lockDigest,
  mergeMaps,
  mergeValues,
  originOf,
  placeOf,
  processDependencies,
  readValues,
  requirementsDigest,
  toRenderValues,
  VALUES,
} from '../src/index.ts';
import { chartFiles, plain } from './case-files.ts';

const head = 'apiVersion: v2\nname: c\nversion: 1.0.0\n';
const sub = { 'charts/s/Chart.yaml': 'apiVersion: v2\nname: s\nversion: 1.0.0\n' };

describe('.Values', () => {
  const values = readValues('a: {b: {c: 1}}\nl: [1]\n');

  test('P13: its type and methods', () => {
    const view = asValues(values);
    expect(typeOf(view)?.name).toBe('chartutil.Values');
    expect([...VALUES.methods!.keys()]).toEqual(['AsMap', 'Encode', 'PathValue', 'Table', 'YAML']);
    expect(call(view, 'PathValue', 'a.b.c')).toBe(1);
    expect(call(view, 'AsMap')).toBe(values);
    expect(call(view, 'YAML')).toBe('a:\n  b:\n    c: 1\nl:\n- 1\n');
    const inner = call(view, 'Table', 'a.b');
    expect(typeOf(inner)?.name).toBe('chartutil.Values');
    expect(inner instanceof GoMapView && inner.target).toBe(findTable(values, 'a.b'));
  });

  test.each([
    ['Table', 'a.x', '"x" is not a table'],
    ['Table', 'l', '"l" is not a table'],
    ['PathValue', 'a.b', '"b" is not a value'],
    ['PathValue', 'x.y', '"y" is not a value'],
    ['PathValue', '', 'YAML path cannot be empty'],
  ])('%s %s fails', (method, path, message) => {
    expect(() => call(asValues(values), method, path)).toThrow(new GoError(message));
  });

  test('AsMap of nothing is a new map', () => {
    const empty: GoMap = new Map();
    expect(call(asValues(empty), 'AsMap')).not.toBe(empty);
  });
});

describe('L2: what charts share', () => {
  const chart = loadChart(
    chartFiles({
      'Chart.yaml': head,
      'values.yaml': 'global: {m: {deep: {x: 1}, w: 1}}',
      ...sub,
      'charts/s/values.yaml': 'k: {v: 1}',
    }),
  );
  const { values } = coalesceValues(chart, new Map());
  const inner = findTable(values, 's')!;

  test('the values of a chart below are a part of those above', () => {
    inner.set('new', 1);
    expect(plain(values)).toMatchObject({ s: { new: 1, k: { v: 1 } } });
  });

  test('globals are copied down to their tables, and shared below', () => {
    const above = findTable(values, 'global.m')!;
    const below = findTable(inner, 'global.m')!;
    expect(below).not.toBe(above);
    expect(below.get('deep')).toBe(above.get('deep'));
  });

  test("the chart's own defaults are never touched", () => {
    expect(plain(chart.values!)).toEqual({ global: { m: { deep: { x: 1 }, w: 1 } } });
    expect(plain(chart.dependencies[0]!.values!)).toEqual({ k: { v: 1 } });
  });
});

describe('L9, L10: what a user gives', () => {
  test('files merge, then flags by their kind', () => {
    const values = composeUserValues(
      {
        files: [
          { name: 'one.yaml', text: 'a: {x: 1, z: 1}\nl: [1, 2]' },
          { name: 'two.yaml', text: 'a: {w: 2, z: null}\nl: [3]' },
        ],
        setLiteral: ['f=literal,as=is'],
        setFile: ['f=file'],
        setString: ['f=1', 's=1'],
        set: ['f=2', 's=2', 'j=3'],
        setJson: ['j={"k":1}', 'f=3'],
      },
      (name) => `<${name}>`,
    );
    expect(plain(values)).toEqual({
      a: { x: 1, w: 2, z: null },
      l: [3],
      j: { '#': 'int64', v: '3' },
      f: 'literal,as=is',
      s: '1',
    });
  });

  test.each([
    [
      { files: [{ name: 'v.yaml', text: '- 1' }] },
      'failed to parse v.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
    [{ setJson: ['a={'] }, 'failed parsing --set-json data a={'],
    [
      { set: ['a=1', 'a.b=2'] },
      'failed parsing --set data: unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}',
    ],
    [{ setString: ['a[-1]=x'] }, 'failed parsing --set-string data: negative -1 index not allowed'],
    [{ setFile: ['a=missing'] }, 'failed parsing --set-file data: open missing: no such file or directory'],
    [{ setLiteral: ['a'] }, 'failed parsing --set-literal data: key "a" has no value'],
  ])('%j fails', (settings, message) => {
    expect(() => composeUserValues(settings)).toThrow(new GoError(message));
  });

  test('neither of two merged maps is changed', () => {
    const lower = readValues('a: {x: 1}');
    const upper = readValues('a: {w: 2}');
    mergeMaps(lower, upper);
    expect([plain(lower), plain(upper)]).toEqual([{ a: { x: 1 } }, { a: { w: 2 } }]);
  });
});

describe('mergeValues', () => {
  test('keeps the nulls that coalescing removes', () => {
    const chart = loadChart(chartFiles({ 'Chart.yaml': head, 'values.yaml': 'a: 1\nm: {x: 1}' }));
    const user = readValues('a: null\nm: {x: null}');
    expect(plain(mergeValues(chart, user).values)).toEqual({ a: null, m: { x: null } });
    expect(plain(coalesceValues(chart, user).values)).toEqual({ m: {} });
  });
});

describe('toRenderValues', () => {
  const release = { name: 'r', namespace: 'n', revision: 3, isUpgrade: true };

  test('what the engine starts with', () => {
    const chart = loadChart(chartFiles({ 'Chart.yaml': `${head}appVersion: 1.10\n`, 'values.yaml': 'a: 1' }));
    const { values } = toRenderValues(chart, new Map(), { release, capabilities: 'capabilities' });
    expect([...values.keys()]).toEqual(['Chart', 'Capabilities', 'Release', 'Values']);
    expect(encodeJson(values.get('Release'))).toBe(
      '{"IsInstall":false,"IsUpgrade":true,"Name":"r","Namespace":"n","Revision":3,"Service":"Helm"}',
    );
    expect(typeOf(values.get('Chart'))?.name).toBe('*chart.Metadata');
    const metadata = values.get('Chart');
    expect(metadata instanceof GoPointer && metadata.target.fields.get('AppVersion')).toBe('1.1');
    expect(typeOf(values.get('Values'))?.name).toBe('chartutil.Values');
  });

  test('a schema that the values do not meet', () => {
    const files = chartFiles({
      'Chart.yaml': head,
      'values.yaml': 'port: x',
      'values.schema.json': '{"properties":{"port":{"type":"integer"}}}',
    });
    const chart = loadChart(files);
    expect(() => toRenderValues(chart, new Map(), { release, capabilities: null })).toThrow(
      new GoError(
        "values don't meet the specifications of the schema(s) in the following chart(s):\nc:\n- at '/port': got string, want integer\n",
      ),
    );
    const { values } = toRenderValues(chart, new Map(), { release, capabilities: null, skipSchemaValidation: true });
    expect(values.get('Values')).toBeInstanceOf(Map);
  });
});

test('L3: charts that nothing declares come first, then the declared ones in their order', () => {
  const inner = (name: string) => ({
    [`charts/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
  });
  const declared = '[{name: z, version: 1.0.0}, {name: a, version: 1.0.0, alias: m}, {name: a, version: 1.0.0}]';
  const files = { 'Chart.yaml': `${head}dependencies: ${declared}\n`, ...inner('a'), ...inner('un'), ...inner('z') };
  const { chart } = processDependencies(loadChart(chartFiles(files)), new Map());
  expect(chart.dependencies.map(({ metadata }) => metadata.name)).toEqual(['un', 'z', 'm', 'a']);
});

describe('O8, O9: refusals', () => {
  test.each([
    ['type: library', 'library charts are not installable'],
    [
      'dependencies: [{name: a}, {name: s}, {name: b, alias: x}]',
      'An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: a, b',
    ],
  ])('%s', (line, message) => {
    const chart = loadChart(chartFiles({ 'Chart.yaml': `${head}${line}\n`, ...sub }));
    expect(() => checkInstallable(chart)).toThrow(new GoError(message));
  });

  test('a Kubernetes version that the chart does not support', () => {
    const chart = loadChart(chartFiles({ 'Chart.yaml': `${head}kubeVersion: ">=1.20"\n` }));
    expect(() => checkKubeVersion(chart, 'v1.30.0')).not.toThrow();
    expect(() => checkKubeVersion(chart, 'v1.21.0-eks-1')).toThrow(
      new GoError('chart requires kubeVersion: >=1.20 which is incompatible with Kubernetes v1.21.0-eks-1'),
    );
  });
});

test('L11: the digest of Chart.lock, with HTML escapes in its JSON', () => {
  const { metadata } = loadChart(
    chartFiles({
      'Chart.yaml': `${head}dependencies: [{name: a, version: ">=1", repository: "https://x", import-values: [d]}]\n`,
    }),
  );
  // Made with Helm's internal/resolver HashReq and HashV2Req.
  expect(lockDigest(metadata.dependencies!, [])).toBe(LOCK_DIGEST);
  expect(requirementsDigest(metadata.dependencies!)).toBe(REQUIREMENTS_DIGEST);
});

const LOCK_DIGEST = 'sha256:f6998e608311c015c5cebd988383b4b76c1576f3cd8c7683f6c5b847fbb9ee03';
const REQUIREMENTS_DIGEST = 'sha256:892bb95336191adceac432a55bb4384e13100f361691ff047dd1f3250db5cadb';

describe('origins', () => {
  const files = chartFiles({
    'Chart.yaml': `${head}dependencies: [{name: s, version: 1.0.0}]\n`,
    'values.yaml': 'image:\n  tag: v1\n  name: x\ngone: 1\nlist:\n- k: 1\nglobal:\n  g: {h: 1}\n',
    ...sub,
    'charts/s/values.yaml': 'base: &b {m: 1}\nmerged:\n  <<: *b\n',
  });
  const user = composeUserValues({
    files: [{ name: 'prod.yaml', text: 'image: {tag: v2}\ngone: null\n' }],
    set: ['image.extra=1'],
  });
  const processed = processDependencies(loadChart(files, { path: 'charts/c' }), user);
  const { values } = coalesceValues(processed.chart, user);

  test.each([
    ['image', 'tag', 'prod.yaml:1:9'],
    ['image', 'name', 'charts/c/values.yaml:3:3'],
    ['image', 'extra', '--set image.extra=1'],
    ['', 'list', 'charts/c/values.yaml:5:1'],
    ['', 'gone', 'prod.yaml:2:1'],
    ['s', 'base', 'charts/c/charts/s/values.yaml:1:1'],
    ['s.merged', 'm', 'charts/c/charts/s/values.yaml:1:11'],
    ['s.global.g', 'h', 'charts/c/values.yaml:8:7'],
  ])('%s.%s comes from %s', (path, key, expected) => {
    const map = path === '' ? values : findTable(values, path)!;
    const origin = originOf(map, key)!;
    const place = placeOf(origin);
    expect(place ? `${place.file}:${place.start.line}:${place.start.column}` : origin.source.name).toBe(expected);
  });

  test('nothing is known about values that nobody registered', () => {
    expect(originOf(new Map([['a', 1]]), 'a')).toBeUndefined();
    expect(originOf(copyValues(values, { withoutOrigins: true }), 'image')).toBeUndefined();
  });
});

function call(receiver: GoValue, name: string, ...args: GoValue[]): GoValue {
  return VALUES.methods!.get(name)!.call(receiver, ...args);
}

test('templates find the struct of a dependency under its Go names', () => {
  const { metadata } = loadChart(chartFiles({ 'Chart.yaml': `${head}dependencies: [{name: a, condition: a.on}]\n` }));
  const chart = toRenderValues(loadChart(chartFiles({ 'Chart.yaml': head })), new Map(), {
    release: { name: 'r', namespace: 'n', revision: 1, isUpgrade: false },
    capabilities: null,
  }).values.get('Chart');
  expect(chart instanceof GoPointer && chart.target).toBeInstanceOf(GoStruct);
  expect(metadata.dependencies?.[0]).toMatchObject({ name: 'a', condition: 'a.on', enabled: false });
});
