import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, runMetachart } from './run-metachart.ts';

const repository = join(import.meta.dirname, '../../..');
const chart = 'apiVersion: v2\nname: web\nversion: 0.1.0\n';
const configMap =
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n  namespace: {{ .Release.Namespace }}\ndata:\n  a: {{ .Values.a | quote }}\n';
const release = '  - name: web\n    namespace: shop\n    chart: web\n';

function workspaceOf(files: Readonly<Record<string, string>> = {}): string {
  return folderOf({
    'web/Chart.yaml': chart,
    'web/values.yaml': 'a: chart\n',
    'web/templates/a.yaml': configMap,
    'environments/staging/environment.yaml': `cluster:\n  context: none\nreleases:\n${release}`,
    'environments/staging/values.yaml': 'a: staging\n',
    ...files,
  });
}

const printed =
  '---\n# Source: web/templates/a.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  namespace: shop\ndata:\n  a: "staging"\n';

test('what a deploy would apply is printed, with the values of the environment, and no cluster is asked', async () => {
  expect(await runMetachart(['render', 'staging', '--root', workspaceOf()])).toEqual({
    code: 0,
    out: printed,
    err: '',
  });
});

test('the workspace is found from a folder inside it', async () => {
  const { out } = await runMetachart(['render', 'staging', '--root', join(workspaceOf(), 'web/templates')]);
  expect(out).toBe(printed);
});

test('each environment of this repository that needs no download renders', async () => {
  const { code, out, err } = await runMetachart(['render', 'local', '--root', repository]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.match(/^kind: .+$/gm)).toEqual(['kind: ConfigMap', 'kind: Service', 'kind: Deployment', 'kind: Ingress']);
});

test('lint finds nothing in the meta chart but that dependent charts are fetched later', async () => {
  const { code, out } = await runMetachart(['lint', join(repository, 'packages/mybinder')]);
  expect(code).toBe(0);
  expect(out.match(/^\S*\[.*$/gm)).toEqual([
    expect.stringMatching(/^\[WARNING\] .*: chart directory is missing these dependencies: binderhub,traefik,/),
  ]);
});

test('an enabled dependency that nobody fetched is named with its condition', async () => {
  const { code, err } = await runMetachart(['render', 'staging', '--root', repository]);
  expect(code).toBe(1);
  expect(err).toMatch('environment staging enables dependencies of packages/mybinder that are not in its charts/:');
  expect(err).toMatch('  traefik 41.1.1 (condition traefikEnabled)\n');
  expect(err).not.toMatch('cert-manager');
  expect(err).toMatch(
    'hint: run "helm dependency build packages/mybinder", or switch off in environments/staging/values.yaml: binderhubEnabled: false, traefikEnabled: false,',
  );
});

const withDependency = `${chart}dependencies:\n- {name: db, version: 1.0.0, repository: 'https://charts.example', condition: db.enabled}\n`;

test('a disabled dependency may be missing, and one that is there stays off', async () => {
  const off = workspaceOf({ 'web/Chart.yaml': withDependency, 'web/values.yaml': 'a: x\ndb: {enabled: false}\n' });
  expect((await runMetachart(['render', 'staging', '--root', off])).out).toBe(printed);
  const there = workspaceOf({
    'web/Chart.yaml': withDependency,
    'web/values.yaml': 'a: x\ndb: {enabled: false}\n',
    'web/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'web/charts/db/templates/a.yaml': configMap,
  });
  expect((await runMetachart(['render', 'staging', '--root', there])).out).toBe(printed);
});

test('a dependency in another version than the pinned one is used, as by Helm, with a warning', async () => {
  const root = workspaceOf({
    'web/Chart.yaml': withDependency,
    'web/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 2.0.0\n',
  });
  expect(await runMetachart(['render', 'staging', '--root', root])).toEqual({
    code: 0,
    out: printed,
    err: 'warning: web wants db 1.0.0, and its charts/ has 2.0.0: its condition does not count\n',
  });
});

test('several releases come in their order, or one of them', async () => {
  const root = workspaceOf({
    'environments/staging/environment.yaml': `cluster: embedded\nreleases:\n${release}${release.replace('name: web', 'name: api')}`,
  });
  const both = await runMetachart(['render', 'staging', '--root', root]);
  expect(both.out).toBe(printed + printed.replace('name: web', 'name: api'));
  const one = await runMetachart(['render', 'staging', '--root', root, '--release', 'api']);
  expect(one.out).toBe(printed.replace('name: web', 'name: api'));
  const none = await runMetachart(['render', 'staging', '--root', root, '--release', 'apu']);
  expect(none.err).toBe('Error: environment staging has no release "apu"\n  hint: did you mean "api"?\n');
});

test('files are written as template writes them', async () => {
  const folder = folderOf({});
  const { out } = await runMetachart(['render', 'staging', '--root', workspaceOf(), '--output-dir', folder]);
  expect(out).toBe(`wrote ${folder}/web/templates/a.yaml\n\n`);
  expect(readFileSync(join(folder, 'web/templates/a.yaml'), 'utf8')).toBe(printed);
});

test('all that is wrong with an environment is told, each with its code and place', async () => {
  const root = workspaceOf({
    'environments/staging/environment.yaml': `clustr: embedded\nreleases:\n${release}`,
    'secret/config/staging.yaml': 'password: x\n',
  });
  const { code, out, err } = await runMetachart(['render', 'staging', '--root', root]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(
    'error[environment/unknown-key]: unknown key clustr\n  --> environments/staging/environment.yaml:1:1\n  hint: did you mean "cluster"?\n',
  );
  expect(err).toMatch('error[environment/secrets-not-supported]: secret/config/staging.yaml');
  expect(err).toMatch(/Error: environment staging has 3 problems\n$/);
});

test.each([
  [[], '"metachart render" requires 1 argument'],
  [['a', 'b'], '"metachart render" takes one environment, unexpected arguments: b'],
  [['a', '--namespace', 'x'], 'unknown flag: --namespace'],
])('render %j is refused', async (args, message) => {
  const { code, err } = await runMetachart(['render', ...args]);
  expect(code).toBe(1);
  expect(err).toMatch(message);
});
