import type { Cluster } from '@metachart/cluster';
import { buildReleaseSecret, type ReleaseRecord, type ReleaseStatus } from '@metachart/release';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listReleases, readHistory, readRelease } from '../src/index.ts';
import { startCluster } from './start-cluster.ts';

let cluster: Cluster;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ cluster, stop } = await startCluster());
  for (const namespace of ['one', 'two']) {
    await cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await keep(recordOf('web', namespace, { version: 9, status: 'superseded' }));
    await keep(recordOf('web', namespace, { version: 10, status: 'deployed' }));
  }
  await keep(recordOf('api', 'one', { version: 1, status: 'deployed' }));
  await keep(recordOf('api', 'one', { version: 2, status: 'failed' }), 'bm90IGEgcmVjb3Jk');
  await keep(recordOf('lost', 'one', { version: 1, status: 'deployed' }), 'bm90IGEgcmVjb3Jk');
});
afterAll(() => stop());

async function keep(record: ReleaseRecord, damaged?: string): Promise<void> {
  const secret = buildReleaseSecret(record, { createdAt: 0 });
  await cluster.create(damaged === undefined ? secret : { ...secret, data: { release: damaged } });
}

function recordOf(
  name: string,
  namespace: string,
  { version, status }: { readonly version: number; readonly status: ReleaseStatus },
): ReleaseRecord {
  return {
    name,
    namespace,
    version,
    info: { status, last_deployed: '2026-01-02T03:04:05Z' },
    chart: { metadata: null, lock: null, templates: null, values: null, schema: null, files: null },
  };
}

const titles = (records: readonly ReleaseRecord[]) =>
  records.map(({ namespace, name, version }) => `${namespace}/${name} ${version}`);

test('releases of one name come in the order of their namespaces, each with its last revision', async () => {
  expect(titles(await listReleases(cluster, { filter: 'web' }))).toEqual(['one/web 10', 'two/web 10']);
});

test('a record that cannot be read is passed over in listings', async () => {
  expect(titles(await listReleases(cluster, { namespaces: ['one'] }))).toEqual(['one/api 1', 'one/web 10']);
  expect(titles(await readHistory(cluster, { name: 'api', namespace: 'one' }))).toEqual(['one/api 1']);
  expect(await readHistory(cluster, { name: 'lost', namespace: 'one' })).toEqual([]);
});

test('a record that cannot be read is no older one', async () => {
  await expect(readRelease(cluster, { name: 'api', namespace: 'one' })).rejects.toThrow('this is no record');
  expect(titles([await readRelease(cluster, { name: 'api', namespace: 'one', revision: 1 })])).toEqual(['one/api 1']);
});

test('where only superseded revisions are wanted, all of them are listed', async () => {
  const superseded = await listReleases(cluster, { statuses: new Set(['superseded']) });
  expect(titles(superseded)).toEqual(['one/web 9', 'two/web 9']);
});

test('releases may be chosen by name and namespace', async () => {
  const accepts = (name: string, namespace: string) => name === 'web' && namespace === 'two';
  expect(titles(await listReleases(cluster, { namespaces: ['one', 'two', 'two'], accepts }))).toEqual(['two/web 10']);
});

test.each(['', 'Web', '-web', 'web-', 'a..b', 'a'.repeat(54), `${'a'.repeat(50)}${'-'.repeat(2000)}`])(
  '%j is no name of a release',
  async (name) => {
    await expect(readRelease(cluster, { name, namespace: 'one' })).rejects.toThrow(
      `releaseContent: Release name is invalid: ${name}`,
    );
    await expect(readHistory(cluster, { name, namespace: 'one' })).rejects.toThrow(`release name is invalid: ${name}`);
  },
);
