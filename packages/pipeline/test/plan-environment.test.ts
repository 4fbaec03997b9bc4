import { type Cluster, connectCluster } from '@metachart/cluster';
import { startEmbeddedCluster } from '@metachart/embedded-cluster';
import { instantOfUnix, UTC } from '@metachart/go-runtime/time';
import { helmFuncs } from '@metachart/helm-render';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployEnvironment, planEnvironment } from '../src/index.ts';
import { bundleOf } from './bundle-of.ts';
import { startCluster } from './start-cluster.ts';

let cluster: Cluster;
let stop: (() => Promise<void>) | undefined;
beforeAll(async () => {
  ({ cluster, stop } = await startCluster());
});
afterAll(() => stop?.());

const now = () => instantOfUnix(1_800_000_000n, 0n, UTC);
const funcsOf = (seed: number) =>
  helmFuncs({ now, random: (length) => new Uint8Array(length).fill(seed), localZone: 'UTC' });
const funcs = funcsOf(1);
const otherFuncs = funcsOf(2);

const oneRelease = (namespace: string) => `  - {name: web, namespace: ${namespace}, chart: web}\n`;
const configMaps = (count: number): string =>
  `{{ range until ${count} }}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: "c{{ . }}"}\ndata: {a: {{ $.Values.a | quote }}}\n{{ end }}`;

/** The cluster, with a note of each call that could write, and of how many are under way at once. */
function watched() {
  const seen = { applies: 0, dryRuns: 0, others: [] as string[], most: 0 };
  let underWay = 0;
  const note = (name: string) => (): never => {
    seen.others.push(name);
    throw new Error(`${name} in a plan`);
  };
  const through: Cluster = {
    ...cluster,
    create: note('create'),
    replace: note('replace'),
    delete: note('delete'),
    async apply(object, options) {
      seen.applies++;
      if (options.dryRun) seen.dryRuns++;
      seen.most = Math.max(seen.most, ++underWay);
      try {
        return await cluster.apply(object, options);
      } finally {
        underWay--;
      }
    },
  };
  return { through, seen };
}

test('a plan writes nothing: every apply is a dry run, and at most 8 are under way', async () => {
  const bundle = await bundleOf(oneRelease('reads'), {
    'web/templates/a.yaml': configMaps(40),
    'environments/test/values.yaml': 'a: one\n',
  });
  for await (const _ of deployEnvironment({ bundle, cluster, funcs, now }));
  const { items: before } = await cluster.list({ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'reads' });
  const changed = await bundleOf(oneRelease('reads'), {
    'web/templates/a.yaml': configMaps(41),
    'environments/test/values.yaml': 'a: two\n',
  });
  const { through, seen } = watched();
  const { releases } = await planEnvironment({ bundle: changed, cluster: through, funcs, otherFuncs });
  expect(releases[0]?.summary).toMatchObject({ create: 1, change: 40, unchanged: 0 });
  expect(seen).toMatchObject({ applies: 41, dryRuns: 41, others: [] });
  expect(seen.most).toBeGreaterThan(1);
  expect(seen.most).toBeLessThanOrEqual(8);
  const { items: after } = await cluster.list({ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'reads' });
  expect(after).toEqual(before);
});

test('a release is planned as if those before it had brought their namespaces and definitions', async () => {
  const bundle = await bundleOf(
    '  - {name: kinds, namespace: first, chart: kinds}\n  - {name: web, namespace: first, chart: web}\n',
    {
      'kinds/Chart.yaml': 'apiVersion: v2\nname: kinds\nversion: 0.1.0\n',
      'kinds/crds/gate.yaml': gateDefinition,
      'web/templates/a.yaml': 'apiVersion: plan.example/v1\nkind: Gate\nmetadata: {name: web}\n',
    },
  );
  const { releases } = await planEnvironment({ bundle, cluster, funcs, otherFuncs });
  expect(releases.map(({ objects }) => objects.map(({ action, ref }) => `${action} ${ref.kind}`))).toEqual([
    ['create Namespace', 'create CustomResourceDefinition'],
    ['create Gate'],
  ]);
});

test('what templates looked up in a Secret is redacted', async () => {
  await cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'looks' } });
  await cluster.create({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'other', namespace: 'looks' },
    data: { token: Buffer.from('hunter2-hunter2').toString('base64') },
  });
  const chart = (value: string) =>
    bundleOf(oneRelease('looks'), {
      'web/templates/a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: ${value}}\n`,
    });
  const bundle = await chart('old');
  for await (const _ of deployEnvironment({ bundle, cluster, funcs, now }));
  const values = [
    '{{ with (lookup "v1" "Secret" "looks" "other").data }}{{ .token | b64dec }}{{ end }}',
    '{{ range (lookup "v1" "Secret" "looks" "").items }}{{ with .data.token }}{{ b64dec . }}{{ end }}{{ end }}',
  ];
  for (const value of values) {
    const { releases } = await planEnvironment({ bundle: await chart(value), cluster, funcs, otherFuncs });
    expect(releases[0]?.objects).toMatchObject([{ changes: [{ path: 'data.a', before: 'old', after: '[redacted]' }] }]);
  }
});

test('a name that is random is a create, and a field that is random is volatile', async () => {
  const template = (name: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: {{ randAlphaNum 8 | quote }}}\n`;
  const bundle = await bundleOf(oneRelease('random-names'), {
    'web/templates/a.yaml': template('web'),
    'web/templates/b.yaml': template('web-{{ randAlphaNum 5 | lower }}'),
  });
  for await (const _ of deployEnvironment({ bundle, cluster, funcs: funcsOf(3), now }));
  const { releases } = await planEnvironment({ bundle, cluster, funcs, otherFuncs });
  expect(releases[0]?.objects).toMatchObject([
    { action: 'unchanged', volatile: ['data.a'] },
    { action: 'create' },
    { action: 'prune' },
  ]);
});

test('a chart of the last release that cannot be read ends it', async () => {
  const bundle = await bundleOf(`${oneRelease('unread')}  - {name: b, namespace: unread, chart: bad}\n`, {
    'web/templates/a.yaml': configMaps(1),
    'environments/test/values.yaml': 'a: one\n',
    'bad/README.md': '',
  });
  await expect(planEnvironment({ bundle, cluster, funcs, otherFuncs })).rejects.toMatchObject({
    code: 'environment/unreadable-chart',
  });
});

test('a cluster that does not answer ends it', async () => {
  const gone = await startEmbeddedCluster();
  const unreachable = await connectCluster({ kubeconfig: { text: gone.kubeconfig }, environment: {} });
  await gone.stop();
  const bundle = await bundleOf(oneRelease('gone'), { 'web/templates/a.yaml': configMaps(0) });
  await expect(planEnvironment({ bundle, cluster: unreachable, funcs, otherFuncs })).rejects.toMatchObject({
    code: 'cluster/unreachable',
  });
  await unreachable.close();
});

const gateDefinition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: gates.plan.example}
spec:
  group: plan.example
  scope: Namespaced
  names: {plural: gates, singular: gate, kind: Gate}
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
`;
