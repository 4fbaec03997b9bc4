import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findGo, resolveHelm } from '@metachart/go-programs';
import { findTestCluster } from '@metachart/test-cluster';
import { describe, expect, test } from 'vitest';
import { startEmbedded, startReal } from './clusters.ts';
import { describeDeploy } from './deploy-situations.ts';
import { gateDefinition } from './manifests.ts';
import { folderOf, runMetachart } from './run-metachart.ts';

const repository = join(import.meta.dirname, '../../..');
const hasHelm = process.env.HELM || (await findGo());
if (!hasHelm) process.stderr.write('skipped: releases are not read by the real Helm, which needs Go\n');
const helm = hasHelm ? resolveHelm : undefined;

describeDeploy('the embedded cluster', { start: startEmbedded, helm, jobsFail: false });

const real = await findTestCluster();
if (!real.available) process.stderr.write(`skipped: deploys to the real control plane: ${real.reason}\n`);
describe.skipIf(!real.available)('Kubernetes itself', () => {
  describeDeploy('the real control plane', { start: startReal, helm, jobsFail: true });
});

describe('metachart deploy', () => {
  test('the local environment of this repository deploys into a simulation that says so, and ends', async () => {
    const { code, out, err } = await runMetachart(['deploy', 'local', '--root', repository]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^This is a simulation: /);
    expect(out).toMatch('deployment.apps/mybinder-redirector ready\n');
    expect(out).toMatch(
      /release mybinder, revision 1: deployed after [\d.]+ s \(5 created, 0 configured, 0 unchanged\)\n$/,
    );
  });

  test('the notice of the simulation is no event', async () => {
    const { out, err } = await runMetachart(['deploy', 'local', '--root', repository, '-o', 'json']);
    expect(err).toMatch(/^This is a simulation: /);
    for (const line of out.trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('type');
  });

  test.each([
    [['local', '--kube-context', 'prod'], 'environment local runs in the embedded cluster'],
    [['local', '--output', 'yaml'], 'invalid argument "yaml" for "-o, --output" flag: it is text or json'],
    [['local', '--timeout', '0s'], '--timeout must be more than 0'],
    [['staging'], 'environment staging enables dependencies of packages/mybinder that are not in its charts/'],
    [['lokal'], 'there is no environment "lokal"'],
  ])('deploy %j is refused', async (args, message) => {
    const kubeconfig = join(
      folderOf({
        kubeconfig:
          'apiVersion: v1\nkind: Config\nclusters: [{name: c, cluster: {server: "http://127.0.0.1:9"}}]\ncontexts: [{name: staging, context: {cluster: c, user: u}}]\nusers: [{name: u, user: {}}]\n',
      }),
      'kubeconfig',
    );
    const env = { KUBECONFIG: kubeconfig };
    const { code, out, err } = await runMetachart(['deploy', ...args, '--root', repository], { env });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
  });
});

const app = join(import.meta.dirname, '..');
const isBuilt = existsSync(join(app, 'dist/deploy.cjs'));
if (!isBuilt) process.stderr.write('skipped: the built deploy, which needs a build\n');

describe.skipIf(!isBuilt)('the built command', () => {
  test('from any folder it deploys into the simulation and ends by itself', async () => {
    const { code, out } = await runBuilt(['deploy', 'local', '--root', repository]);
    expect(code).toBe(0);
    expect(out).toMatch('release mybinder, revision 1: deployed after');
  });

  test('Ctrl-C ends it with exit code 130', async () => {
    const root = folderOf({
      'environments/test/environment.yaml':
        'cluster: embedded\nreleases:\n  - {name: web, namespace: web, chart: web}\n',
      'environments/test/values.yaml': '',
      'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
      'web/templates/a.yaml': closedGate,
    });
    const { code, out, err } = await runBuilt(['deploy', 'test', '--root', root], {
      onOut: (text, interrupt) => {
        if (text.includes('waiting')) interrupt();
      },
    });
    expect(code).toBe(130);
    expect(out).toMatch('release web, revision 1: failed');
    expect(err).toMatch('Error: the deploy was cancelled\n');
  });
});

/** A kind and an object of it that says of itself that it is not ready. */
const closedGate = `${gateDefinition('test.example')}---
apiVersion: test.example/v1
kind: Gate
metadata: {name: web}
status: {conditions: [{type: Ready, status: "False", reason: Closed, message: the gate is closed}]}
`;

async function runBuilt(
  args: readonly string[],
  { onOut }: { readonly onOut?: (text: string, interrupt: () => void) => void } = {},
) {
  const child = spawn(join(app, 'bin/metachart'), args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
    onOut?.(String(chunk), () => child.kill('SIGINT'));
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}
