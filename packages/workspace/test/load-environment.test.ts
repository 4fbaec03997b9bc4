import { join } from 'node:path';
import { isDiagnosticError } from '@metachart/diagnostics';
import { expect, test } from 'vitest';
import { InvalidEnvironmentError, loadEnvironment } from '../src/index.ts';
import { folderOf } from './folder.ts';

const chart = 'apiVersion: v2\nname: web\nversion: 0.1.0\n';
const release = 'releases:\n  - name: web\n    namespace: shop\n    chart: charts/web\n';

function workspaceOf(files: Readonly<Record<string, string>>): string {
  return folderOf({
    'charts/web/Chart.yaml': chart,
    'environments/staging/environment.yaml': `cluster: embedded\n${release}`,
    'environments/staging/values.yaml': '',
    ...files,
  });
}

/** `CODE FILE:LINE:COLUMN MESSAGE` of each finding. */
async function findingsOf(root: string): Promise<readonly string[]> {
  try {
    await loadEnvironment(root, 'staging');
  } catch (error) {
    if (!(error instanceof InvalidEnvironmentError)) throw error;
    return error.findings.map(({ code, message, span, hint }) => {
      const place = `${span?.file}:${span?.start.line}:${span?.start.column}`;
      return `${code} ${place} ${message}${hint === undefined ? '' : ` (${hint})`}`;
    });
  }
  return [];
}

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
  } catch (error) {
    if (isDiagnosticError(error)) return `${error.code}: ${error.message} (${error.diagnostic.hint ?? ''})`;
    throw error;
  }
  return 'loaded';
}

test('an environment is its cluster, its releases in order and its values', async () => {
  const root = workspaceOf({
    'environments/staging/environment.yaml': `cluster:\n  context: staging\n  kubeconfig: secret/kubeconfig\n${release}`,
    'environments/staging/values.yaml': 'replicas: 2\n',
  });
  expect(await loadEnvironment(root, 'staging')).toEqual({
    name: 'staging',
    root,
    cluster: { kind: 'context', context: 'staging', kubeconfig: join(root, 'secret/kubeconfig') },
    releases: [
      {
        name: 'web',
        namespace: 'shop',
        chart: 'charts/web',
        span: expect.objectContaining({
          file: 'environments/staging/environment.yaml',
          start: { line: 5, column: 5 },
        }),
      },
    ],
    values: [{ name: 'environments/staging/values.yaml', text: 'replicas: 2\n' }],
  });
});

test('the workspace is found from a folder deep inside it', async () => {
  const root = workspaceOf({ 'charts/web/templates/a.yaml': '' });
  expect((await loadEnvironment(join(root, 'charts/web/templates'), 'staging')).root).toBe(root);
});

test('a folder outside of every workspace', async () => {
  const root = folderOf({ 'a.txt': '' });
  expect(await codeOf(() => loadEnvironment(root, 'staging'))).toMatch(
    `environment/no-workspace: neither ${root} nor a folder above it has a folder "environments"`,
  );
});

test('a misspelt environment is told the nearest one, and a far one all of them', async () => {
  const root = workspaceOf({ 'environments/prod/values.yaml': '' });
  expect(await codeOf(() => loadEnvironment(root, 'stagign'))).toBe(
    `environment/unknown: there is no environment "stagign" in ${root}/environments (did you mean "staging"?)`,
  );
  expect(await codeOf(() => loadEnvironment(root, '../charts'))).toMatch('(there are: prod, staging)');
});

test('everything that is wrong with an environment is told at once, each with its place', async () => {
  const root = workspaceOf({
    'environments/staging/environment.yaml': [
      'cluster:',
      '  kontext: staging',
      'releasses: []',
      'releases:',
      '  - name: 1',
      '    namespace: Shop',
      '    chart: ../web',
      '    name: web',
      '  - web',
      '',
    ].join('\n'),
    'environments/staging/values.yaml': 'a: [\n',
    'secret/config/staging.yaml': 'password: x\n',
  });
  const file = 'environments/staging/environment.yaml';
  expect(await findingsOf(root)).toEqual([
    `environment/unknown-key ${file}:2:3 unknown key cluster.kontext (did you mean "context"?)`,
    `environment/missing-key ${file}:2:3 cluster.context is missing`,
    `environment/unknown-key ${file}:3:1 unknown key releasses (did you mean "releases"?)`,
    `environment/wrong-type ${file}:5:11 releases[0].name must be a text, not the number 1 (write it in quotes: "1")`,
    `environment/invalid-value ${file}:6:16 releases[0].namespace "Shop" is no name that Kubernetes takes (lower-case letters, digits and "-" between them, at most 63)`,
    `environment/invalid-value ${file}:7:12 releases[0].chart "../web" is no path inside the workspace (write it from the workspace's folder, for instance "packages/mybinder")`,
    `environment/duplicate-key ${file}:8:5 releases[0].name is given twice (remove one of the two)`,
    `environment/wrong-type ${file}:9:5 releases[1] must be a mapping, not a text`,
    expect.stringMatching(/^environment\/invalid-yaml environments\/staging\/values.yaml:\d+:\d+ failed to parse/),
    'environment/secrets-not-supported secret/config/staging.yaml:1:1 secret/config/staging.yaml holds secret values, which are not supported yet (remove the file, or deploy with a version of metachart that reads secrets)',
  ]);
});

test.each([
  ['nothing', '', 'environment/missing-key 1:1 the file is empty: cluster and releases are missing'],
  ['no YAML', 'cluster: [', 'environment/invalid-yaml'],
  ['a list', '- a', 'environment/wrong-type 1:1 the file must be a mapping, not a list'],
  ['an unknown cluster', `cluster: kind\n${release}`, 'environment/invalid-value 1:10 cluster "kind" is not known'],
  [
    'a cluster that is a switch',
    `cluster: yes\n${release}`,
    'environment/wrong-type 1:10 cluster must be a mapping, not the boolean true',
  ],
  ['no releases', 'cluster: embedded\nreleases: []', 'environment/invalid-value 2:11 releases must not be empty'],
  [
    'an empty context',
    `cluster: {context: ""}\n${release}`,
    'environment/invalid-value 1:20 cluster.context must not be empty',
  ],
  [
    'a chart that is not there',
    'cluster: embedded\nreleases:\n- {name: a, namespace: b, chart: c}',
    'environment/no-chart 3:3 chart c is not in the workspace',
  ],
  [
    'a release twice',
    `cluster: embedded\n${release}  - {name: web, namespace: shop, chart: charts/web}`,
    'environment/duplicate-release 6:5 release web in namespace shop stands twice',
  ],
])('environment.yaml with %s', async (_, text, expected) => {
  const [finding, ...others] = await findingsOf(workspaceOf({ 'environments/staging/environment.yaml': text }));
  expect(others).toEqual([]);
  expect(finding?.replace('environments/staging/environment.yaml:', '')).toMatch(expected);
});

test('one finding keeps its code, several are an invalid environment', async () => {
  const secret = { 'secret/config/staging.yaml': '' };
  expect(await codeOf(() => loadEnvironment(workspaceOf(secret), 'staging'))).toMatch(
    'environment/secrets-not-supported',
  );
  const both = workspaceOf({ ...secret, 'environments/staging/environment.yaml': 'cluster: embedded' });
  expect(await codeOf(() => loadEnvironment(both, 'staging'))).toMatch(
    'environment/invalid: environment staging has 2 problems',
  );
});

test('secrets of another environment are of no concern', async () => {
  expect(await findingsOf(workspaceOf({ 'secret/config/prod.yaml': '' }))).toEqual([]);
});

test('missing files are findings too', async () => {
  const root = folderOf({ 'environments/staging/README.md': '' });
  expect(await findingsOf(root)).toEqual([
    'environment/missing-file environments/staging/environment.yaml:1:1 cannot read environments/staging/environment.yaml: no such file or directory',
    'environment/missing-file environments/staging/values.yaml:1:1 cannot read environments/staging/values.yaml: no such file or directory',
  ]);
});

test('values reached through an anchor count at the place of the alias', async () => {
  const root = workspaceOf({
    'environments/staging/environment.yaml':
      'cluster: embedded\nreleases:\n- name: &n web\n  namespace: *n\n  chart: charts/web\n',
  });
  expect((await loadEnvironment(root, 'staging')).releases[0]).toMatchObject({ name: 'web', namespace: 'web' });
});
