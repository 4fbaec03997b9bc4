import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findGo, resolveHelm } from '@metachart/go-programs';
import { findTestCluster } from '@metachart/test-cluster';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmbedded, startReal } from './clusters.ts';
import { describeReadingReleases } from './release-situations.ts';
import { folderOf, runMetachart } from './run-metachart.ts';

const hasHelm = process.env.HELM !== undefined || (await findGo()) !== undefined;
if (!hasHelm) process.stderr.write('skipped: what is told of releases, compared with the real Helm, which needs Go\n');
describe.skipIf(!hasHelm)('with the real Helm', () => {
  describeReadingReleases('the embedded cluster', { start: startEmbedded, helm: resolveHelm });
});

const real = await findTestCluster();
if (!real.available) process.stderr.write(`skipped: releases on the real control plane: ${real.reason}\n`);
describe.skipIf(!hasHelm || !real.available)('with the real Helm on Kubernetes itself', () => {
  describeReadingReleases('the real control plane', { start: startReal, helm: resolveHelm });
});

const nowhere =
  'apiVersion: v1\nkind: Config\ncurrent-context: c\nclusters: [{name: c, cluster: {server: "http://127.0.0.1:9"}}]\ncontexts: [{name: c, context: {cluster: c, user: u}}]\nusers: [{name: u, user: {}}]\n';

test.each([['list'], ['history', 'web'], ['status', 'web'], ['get', 'values', 'web']])(
  '%s %s without a cluster says that it cannot be reached',
  async (...args) => {
    const KUBECONFIG = `${folderOf({ kubeconfig: nowhere })}/kubeconfig`;
    const { code, out, err } = await runMetachart(args, { env: { KUBECONFIG } });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Error: Kubernetes cluster unreachable: .*127\.0\.0\.1:9/);
  },
);

test.each([
  [['status', 'web', '--show-resources'], '--show-resources is not supported'],
  [['get', 'all', 'web', '--template', '{{ . }}'], '--template is not supported'],
  [['list', '--kube-as-user', 'someone'], 'not supported: --kube-as-user'],
  [['list', '--offset=-1'], '--offset must not be negative'],
  [['list', '-A', '--env', 'local'], '--all-namespaces and --env cannot be given together'],
])('%j is refused', async (args, message) => {
  const { code, out, err } = await runMetachart(args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(message);
});

test('an environment in the embedded cluster has no releases to read', async () => {
  const root = folderOf({
    'environments/local/environment.yaml':
      'cluster: embedded\nreleases:\n  - {name: web, namespace: web, chart: web}\n',
    'environments/local/values.yaml': '',
    'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  });
  const { code, err } = await runMetachart(['status', '--env', 'local', '--root', root]);
  expect(code).toBe(1);
  expect(err).toMatch('Error: environment local runs in the embedded cluster, which ends with each deploy');
  const both = await runMetachart(['list', '--env', 'local', '-n', 'web', '--root', root]);
  expect(both.err).toMatch('--namespace and --env cannot be given together');
});

test('a record in another store is not looked for', async () => {
  const { err } = await runMetachart(['list'], { env: { HELM_DRIVER: 'configmap' } });
  expect(err).toMatch('Error: not supported: HELM_DRIVER=configmap\n');
});

test.each([['list'], ['history'], ['status'], ['get'], ['get', 'values'], ['get', 'all'], ['get', 'notes']])(
  '%s %s has a help text',
  async (...args) => {
    const { code, out, err } = await runMetachart([...args, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(`Usage:\n  metachart ${args.join(' ')}`);
  },
);

test('get without a part prints which there are, as Helm does', async () => {
  const { code, out } = await runMetachart(['get', 'anything']);
  expect(code).toBe(0);
  expect(out).toMatch(/\n {2}values {6}prints the values of a release\n/);
});

const app = join(import.meta.dirname, '..');
const isBuilt = existsSync(join(app, 'dist/releases.cjs'));
if (!isBuilt) process.stderr.write('skipped: the built list, which needs a build\n');

test.skipIf(!isBuilt)('the built command lists the releases of a cluster', async () => {
  const cluster = await startEmbedded();
  onTestFinished(() => cluster.stop());
  const args = ['list', '--kubeconfig', cluster.kubeconfigPath, '-o', 'json'];
  const { stdout, stderr } = await promisify(execFile)(join(app, 'bin/metachart'), args, { cwd: '/' });
  expect({ stdout, stderr }).toEqual({ stdout: '[]\n', stderr: '' });
});
