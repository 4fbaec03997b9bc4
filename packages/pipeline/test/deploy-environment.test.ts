import type { Cluster } from '@metachart/cluster';
import { DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import { instantOfUnix, UTC } from '@metachart/go-runtime/time';
import { helmFuncs } from '@metachart/helm-render';
import { type DeployEvent, parseReleaseSecret } from '@metachart/release';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployEnvironment } from '../src/index.ts';
import { bundleOf as emptyBundleOf } from './bundle-of.ts';
import { startCluster } from './start-cluster.ts';

let cluster: Cluster;
let stop: (() => Promise<void>) | undefined;
beforeAll(async () => {
  ({ cluster, stop } = await startCluster());
});
afterAll(() => stop?.());

const now = () => instantOfUnix(1_800_000_000n, 0n, UTC);
const funcs = helmFuncs({ now, random: (length) => new Uint8Array(length), localZone: 'UTC' });
const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n';

function bundleOf(releases: string, files: Readonly<Record<string, string>> = {}) {
  return emptyBundleOf(releases, { 'web/templates/a.yaml': configMap, ...files });
}

/** The events of a deploy and the failure that it ended with. */
async function deploy(bundle: Awaited<ReturnType<typeof bundleOf>>, signal?: AbortSignal) {
  const events: DeployEvent[] = [];
  let failure: DiagnosticError | undefined;
  try {
    for await (const event of deployEnvironment({ bundle, cluster, funcs, now, ...(signal ? { signal } : {}) })) {
      events.push(event);
    }
  } catch (error) {
    if (!isDiagnosticError(error)) throw error;
    failure = error;
  }
  return { events, failure };
}

async function statusesOf(namespace: string): Promise<readonly string[]> {
  const { items } = await cluster.list({ apiVersion: 'v1', kind: 'Secret', namespace });
  return items.map(parseReleaseSecret).map(({ name, version, info }) => `${name} ${version} ${info.status}`);
}

test('the releases of an environment are deployed in their order', async () => {
  const bundle = await bundleOf(
    '  - {name: b, namespace: order, chart: web}\n  - {name: a, namespace: order, chart: web}\n',
  );
  const { events, failure } = await deploy(bundle);
  expect(failure).toBeUndefined();
  const finished = events.filter(({ type }) => type === 'release-finished');
  expect(finished.map(({ release }) => release.name)).toEqual(['b', 'a']);
});

test('the first release that fails is the last', async () => {
  const bundle = await bundleOf(
    '  - {name: bad, namespace: fails, chart: bad}\n  - {name: a, namespace: fails, chart: web}\n',
    {
      'bad/Chart.yaml': 'apiVersion: v2\nname: bad\nversion: 0.1.0\n',
      'bad/templates/a.yaml': `${configMap}dataa: {}\n`,
    },
  );
  const { events, failure } = await deploy(bundle);
  expect(failure?.code).toBe('cluster/invalid');
  expect(events.at(-1)).toMatchObject({ type: 'release-finished', status: 'failed', message: failure?.message });
  expect(await statusesOf('fails')).toEqual(['bad 1 failed']);
});

test('a chart of the last release that cannot be read stops the first one too', async () => {
  const bundle = await bundleOf(
    '  - {name: a, namespace: unread, chart: web}\n  - {name: b, namespace: unread, chart: bad}\n',
    { 'bad/README.md': '' },
  );
  const { events, failure } = await deploy(bundle);
  expect(events).toEqual([]);
  expect(failure?.code).toBe('environment/unreadable-chart');
});

test('who stops reading the events cancels, and the record says so', async () => {
  const bundle = await bundleOf('  - {name: web, namespace: left, chart: web}\n');
  for await (const { type } of deployEnvironment({ bundle, cluster, funcs, now })) {
    if (type === 'object-applied') break;
  }
  expect(await statusesOf('left')).toEqual(['web 1 failed']);
});

test('a signal that was given before changes nothing', async () => {
  const bundle = await bundleOf('  - {name: web, namespace: early, chart: web}\n');
  const { events, failure } = await deploy(bundle, AbortSignal.abort());
  expect({ events, code: failure?.code }).toEqual({ events: [], code: 'deploy/cancelled' });
  expect(await cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: 'early' })).toBeUndefined();
});

test('of two deploys at the same time one is done and the other refused', async () => {
  const bundle = await bundleOf('  - {name: web, namespace: twice, chart: web}\n');
  const outcomes = await Promise.all([deploy(bundle), deploy(bundle)]);
  const codes = outcomes.map(({ failure }) => failure?.code ?? 'deployed').sort();
  expect(codes).toEqual(['deployed', 'release/in-progress']);
  expect(await statusesOf('twice')).toEqual(['web 1 deployed']);
});

test('templates that look up something else each time are refused', async () => {
  const bundle = await bundleOf('  - {name: web, namespace: random, chart: web}\n', {
    'web/templates/a.yaml': `${configMap}data: {a: {{ len (lookup "v1" "ConfigMap" "x" (uuidv4 | lower)) | quote }}}\n`,
  });
  let count = 0;
  const changing = helmFuncs({ now, random: (length) => new Uint8Array(length).fill(++count), localZone: 'UTC' });
  const events = deployEnvironment({ bundle, cluster, funcs: changing, now });
  await expect(events.next()).rejects.toMatchObject({ code: 'deploy/too-many-lookups' });
});

test('what a template changes of an object that it looked up is not there where it is looked up again', async () => {
  const releases = '  - {name: web, namespace: looked, chart: web}\n';
  await deploy(await bundleOf(releases, { 'web/templates/a.yaml': `${configMap}data: {a: first}\n` }));
  const lookup = '(lookup "v1" "ConfigMap" "looked" "web")';
  const text = `{{ $_ := set ${lookup}.data "a" "changed" }}${configMap}data: {a: {{ ${lookup}.data.a | quote }}}\n`;
  const guarded = `{{ if ${lookup} }}${text}{{ end }}`;
  const { failure } = await deploy(await bundleOf(releases, { 'web/templates/a.yaml': guarded }));
  expect(failure).toBeUndefined();
  const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'looked', name: 'web' };
  expect((await cluster.get(ref))?.data).toEqual({ a: 'first' });
});

test('an object that a failed revision brought and the next one has not is deleted', async () => {
  const releases = '  - {name: web, namespace: remains, chart: web}\n';
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {portz: 1}\n';
  expect((await deploy(await bundleOf(releases))).failure).toBeUndefined();
  const extra = {
    'web/templates/b.yaml': configMap.replace('name: {{', 'name: b-{{'),
    'web/templates/c.yaml': service,
  };
  expect((await deploy(await bundleOf(releases, extra))).failure?.code).toBe('cluster/invalid');
  const { events } = await deploy(await bundleOf(releases));
  expect(events.filter(({ type }) => type === 'object-pruned' || type === 'warning')).toEqual([
    expect.objectContaining({ type: 'object-pruned', ref: expect.objectContaining({ name: 'b-web' }) }),
  ]);
});

test('an object that may not be deleted fails the release, so that the next deploy tries again', async () => {
  const releases = '  - {name: web, namespace: forbidden, chart: web}\n';
  const other = { 'web/templates/a.yaml': configMap.replace('name: {{', 'name: b-{{') };
  expect((await deploy(await bundleOf(releases))).failure).toBeUndefined();
  const original = cluster;
  cluster = {
    ...original,
    delete: () => Promise.reject(new DiagnosticError('cluster/forbidden', { message: 'no' })),
  };
  try {
    expect((await deploy(await bundleOf(releases, other))).failure?.code).toBe('cluster/forbidden');
  } finally {
    cluster = original;
  }
  expect(await statusesOf('forbidden')).toEqual(['web 1 deployed', 'web 2 failed']);
  const { events } = await deploy(await bundleOf(releases, other));
  expect(events.map(({ type }) => type)).toContain('object-pruned');
});

test('a pod that is a hook is waited for until it has ended', async () => {
  const releases = '  - {name: web, namespace: pods, chart: web}\n';
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: p, annotations: {helm.sh/hook: pre-install}}\nspec: {restartPolicy: Never, containers: [{name: a, image: a}]}\n';
  const { events, failure } = await deploy(await bundleOf(releases, { 'web/templates/hook.yaml': pod }));
  expect(failure).toBeUndefined();
  const ref = { apiVersion: 'v1', kind: 'Pod', namespace: 'pods', name: 'p' };
  expect(events.slice(2, 4)).toEqual([
    expect.objectContaining({ type: 'hook-started', ref, event: 'pre-install', phase: 'Running' }),
    expect.objectContaining({ type: 'hook-finished', ref, event: 'pre-install', phase: 'Succeeded' }),
  ]);
  expect((await cluster.get(ref))?.status).toMatchObject({ phase: 'Succeeded' });
});

test('the record says that a hook runs while it runs', async () => {
  const releases = '  - {name: web, namespace: running, chart: web}\n';
  const hook = `${configMap.replace('metadata:', 'metadata:\n  annotations: {helm.sh/hook: pre-install}').replace('name: {{', 'name: h-{{')}`;
  const bundle = await bundleOf(releases, { 'web/templates/hook.yaml': hook });
  const phases: string[] = [];
  for await (const { type } of deployEnvironment({ bundle, cluster, funcs, now })) {
    if (!type.startsWith('hook-')) continue;
    const secret = { apiVersion: 'v1', kind: 'Secret', namespace: 'running', name: 'sh.helm.release.v1.web.v1' };
    const { info, hooks } = parseReleaseSecret((await cluster.get(secret))!);
    phases.push(`${info.status} ${hooks?.[0]?.last_run.phase}`);
  }
  expect(phases).toEqual(['pending-install Running', 'pending-install Succeeded']);
});
