import type { Diagnostic } from '@metachart/diagnostics';
import { expect, test } from 'vitest';
import {
  defaultCapabilities,
  formatHooks,
  formatManifests,
  type RenderReleaseOptions,
  renderRelease,
} from '../src/index.ts';
import { chartOf, releaseOptions, valuesOf } from './chart-of.ts';

const render = (files: Record<string, string>, options: Partial<RenderReleaseOptions> = {}) =>
  renderRelease(chartOf(files), releaseOptions(options));

const configMap = (name: string) => `kind: ConfigMap\napiVersion: v1\nmetadata: {name: ${name}}\n`;

test('a release is plain data: manifests and hooks in order, each with the template it came from', () => {
  const release = render({
    'templates/b.yaml': `${configMap('one')}---\nkind: Namespace\nmetadata: {name: ns}`,
    'templates/job.yaml': 'kind: Job\nmetadata: {name: j, annotations: {helm.sh/hook: post-install}}',
    'templates/NOTES.txt': 'Installed {{ .Release.Name }}.\n',
  });
  expect(JSON.parse(JSON.stringify(release))).toEqual({
    name: 'app',
    namespace: 'default',
    manifests: [
      {
        path: 'web/templates/b.yaml',
        apiVersion: '',
        kind: 'Namespace',
        name: 'ns',
        text: 'kind: Namespace\nmetadata: {name: ns}',
      },
      { path: 'web/templates/b.yaml', apiVersion: 'v1', kind: 'ConfigMap', name: 'one', text: configMap('one').trim() },
    ],
    hooks: [
      expect.objectContaining({
        path: 'web/templates/job.yaml',
        kind: 'Job',
        name: 'j',
        events: ['post-install'],
        weight: 0,
      }),
    ],
    crds: [],
    notes: 'Installed app.\n',
    lookups: [],
    warnings: [],
  });
});

test('O1: the text of a release has each document below its path', () => {
  const release = render({
    'templates/a.yaml': configMap('a'),
    'templates/h.yaml': 'kind: Job\nmetadata: {annotations: {helm.sh/hook: test}}',
  });
  expect(formatManifests(release)).toBe(`---\n# Source: web/templates/a.yaml\n${configMap('a')}`);
  expect(formatHooks(release.hooks)).toBe(
    '---\n# Source: web/templates/h.yaml\nkind: Job\nmetadata: {annotations: {helm.sh/hook: test}}\n',
  );
});

test('O4: custom resource definitions come first, as they are, those of charts below after the own', () => {
  const release = render({
    'crds/b.yaml': '\nkind: B {{ not a template }}\n\n',
    'crds/readme.md': 'no manifest',
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 0.1.0\n',
    'charts/db/crds/a.yaml': 'kind: A',
    'templates/a.yaml': 'kind: C',
  });
  expect(formatManifests(release, { crds: true })).toBe(
    '---\n# Source: web/crds/b.yaml\n\nkind: B {{ not a template }}\n\n\n' +
      '---\n# Source: web/charts/db/crds/a.yaml\nkind: A\n' +
      '---\n# Source: web/templates/a.yaml\nkind: C\n',
  );
});

test('O5: all files but partials and notes are manifests, whatever their names', () => {
  const { manifests } = render({
    'templates/a.txt': 'kind: A',
    'templates/b.json': '{"kind": "B"}',
    'templates/_p.yaml': 'kind: P',
    'templates/deep/MORE-NOTES.txt': 'not a manifest',
  });
  expect(manifests.map(({ kind }) => kind)).toEqual(['A', 'B']);
});

test('notes of charts below are shown only on demand', () => {
  const files = {
    'templates/NOTES.txt': 'own',
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 0.1.0\n',
    'charts/db/templates/NOTES.txt': 'below',
  };
  expect(render(files).notes).toBe('own');
  expect(render(files, { subchartNotes: true }).notes).toBe('below\nown');
});

test('O6: what templates see of the release, and the capabilities that Helm assumes', () => {
  const { manifests } = render(
    {
      'templates/a.yaml':
        '# {{ .Release | toJson }} {{ .Capabilities.KubeVersion }} {{ .Capabilities.APIVersions | len }}',
    },
    {
      release: { name: 'x', namespace: 'ns', isUpgrade: true },
      capabilities: defaultCapabilities({ apiVersions: ['example.com/v1'] }),
    },
  );
  expect(manifests[0]!.text).toBe(
    '# {"IsInstall":false,"IsUpgrade":true,"Name":"x","Namespace":"ns","Revision":1,"Service":"Helm"} v1.37.0 58',
  );
});

test.each([
  [
    'O8: a library chart',
    { 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\ntype: library\n' },
    {},
    'render/not-installable',
    'library charts are not installable',
  ],
  [
    'O8: a dependency that is not in charts/',
    {
      'Chart.yaml':
        'apiVersion: v2\nname: web\nversion: 0.1.0\ndependencies: [{name: db, version: 1.x, repository: ""}]\n',
    },
    {},
    'render/not-installable',
    'An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: db',
  ],
  [
    'O9: a chart for another Kubernetes',
    { 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\nkubeVersion: ">=1.99"\n' },
    {},
    'render/kube-version',
    'chart requires kubeVersion: >=1.99 which is incompatible with Kubernetes v1.37.0',
  ],
  [
    'a release name that is no name',
    {},
    { release: { name: 'A', namespace: 'ns' } },
    'render/release-name',
    'release name "A": invalid release name, must match regex ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and the length must not be longer than 53',
  ],
  [
    'no release name',
    {},
    { release: { name: '', namespace: 'ns' } },
    'render/release-name',
    'release name "": no name provided',
  ],
  [
    'L13: values that the schema refuses',
    { 'values.schema.json': '{"properties": {"port": {"type": "integer"}}}' },
    { values: valuesOf('port: x') },
    'render/values',
    "values don't meet the specifications of the schema(s) in the following chart(s):\nweb:\n- at '/port': got string, want integer\n",
  ],
])('%s is refused with the text of Helm', (_, files, options, code, message) => {
  expect(() => render(files, options)).toThrow(expect.objectContaining({ code, message }));
});

test('the schema can be skipped', () => {
  const files = { 'values.schema.json': '{"type": "string"}', 'templates/a.yaml': 'a: 1' };
  expect(render(files, { skipSchemaValidation: true }).manifests).toHaveLength(1);
});

test('warnings are told as they come, also before a failure', () => {
  const seen: Diagnostic[] = [];
  const files = {
    'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\ndeprecated: true\n',
    'values.yaml': 'a: {b: 1}\n',
    'templates/a.yaml': '{{ fail "no" }}',
  };
  const options = { values: valuesOf('a: 1'), onWarning: (warning: Diagnostic) => seen.push(warning) };
  expect(() => render(files, options)).toThrow('execution error');
  expect(seen.map(({ message }) => message)).toContain('This chart is deprecated');
});

test('L6: a dependency that its condition disables is not rendered', () => {
  const files = {
    'Chart.yaml':
      'apiVersion: v2\nname: web\nversion: 0.1.0\ndependencies: [{name: db, version: x, repository: "", condition: db.enabled, alias: store}]\n',
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 0.1.0\n',
    'charts/db/templates/a.yaml': 'kind: {{ .Chart.Name }}',
  };
  expect(render(files).manifests).toMatchObject([{ path: 'web/charts/store/templates/a.yaml', kind: 'store' }]);
  expect(render(files, { values: valuesOf('db: {enabled: false}') }).manifests).toEqual([]);
});
