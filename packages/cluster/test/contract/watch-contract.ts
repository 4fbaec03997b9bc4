import type { ObjectRef } from '@metachart/kube-model';
import { expect, test } from 'vitest';
import type { Cluster, WatchEvent, WatchOptions } from '../../src/index.ts';
import { configMap, objectOf, type Subject } from './cluster-under-test.ts';

const configMaps = { apiVersion: 'v1', kind: 'ConfigMap' };

export function watchContract(subject: () => Subject): void {
  test('changes come in order, from the list on', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.create(configMap(space, 'before'));
    const { resourceVersion } = await cluster.list({ ...configMaps, namespace: space });
    const created = await cluster.create(configMap(space, 'one', { n: '1' }));
    await cluster.replace({ ...created, data: { n: '2' } });
    await cluster.delete({ ...configMaps, namespace: space, name: 'one' });
    await cluster.create(configMap(space, 'two'));
    const events = await take(cluster, { ...configMaps, namespace: space }, { resourceVersion }, 4);
    expect(events.map(({ type, object }) => [type, object.metadata.name, object.data])).toEqual([
      ['ADDED', 'one', { n: '1' }],
      ['MODIFIED', 'one', { n: '2' }],
      ['DELETED', 'one', { n: '2' }],
      ['ADDED', 'two', undefined],
    ]);
    const versions = events.map(({ object }) => Number(object.metadata.resourceVersion));
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(events[0]?.object).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap' });
  });

  test('a watch goes on from the resourceVersion of any event', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const { resourceVersion } = await cluster.list({ ...configMaps, namespace: space });
    await cluster.create(configMap(space, 'one'));
    await cluster.create(configMap(space, 'two'));
    const [first] = await take(cluster, { ...configMaps, namespace: space }, { resourceVersion }, 1);
    expect(first?.object.metadata.name).toBe('one');
    const rest = await take(
      cluster,
      { ...configMaps, namespace: space },
      { resourceVersion: first!.object.metadata.resourceVersion! },
      1,
    );
    expect(rest.map(({ object }) => object.metadata.name)).toEqual(['two']);
  });

  test('events come while they happen', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const { resourceVersion } = await cluster.list({ ...configMaps, namespace: space });
    const stopping = new AbortController();
    const names: string[] = [];
    await cluster.create(configMap(space, 'a'));
    for await (const { type, object } of cluster.watch(
      { ...configMaps, namespace: space },
      { resourceVersion, signal: stopping.signal, fieldSelector: 'metadata.name!=kube-root-ca.crt' },
    )) {
      if (type === 'BOOKMARK') continue;
      names.push(object.metadata.name);
      if (names.length === 4) stopping.abort();
      else await cluster.create(configMap(space, `${object.metadata.name}a`));
    }
    expect(names).toEqual(['a', 'aa', 'aaa', 'aaaa']);
  });

  test('an object that no longer matches the selector is deleted from the watch, and added when it matches', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const { resourceVersion } = await cluster.list({ ...configMaps, namespace: space });
    const make = (tier: string) => objectOf('v1', 'ConfigMap', { namespace: space, name: 'a', labels: { tier } });
    await cluster.create(make('db'));
    await cluster.replace(make('web'));
    await cluster.replace(make('db'));
    const events = await take(
      cluster,
      { ...configMaps, namespace: space },
      { resourceVersion, labelSelector: 'tier=web' },
      2,
    );
    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'DELETED']);
  });

  test('a watch of one name hears of nothing else', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const { resourceVersion } = await cluster.list({ ...configMaps, namespace: space });
    await cluster.create(configMap(space, 'other'));
    await cluster.create(configMap(space, 'wanted'));
    const events = await take(
      cluster,
      { ...configMaps, namespace: space },
      { resourceVersion, fieldSelector: 'metadata.name=wanted' },
      1,
    );
    expect(events.map(({ object }) => object.metadata.name)).toEqual(['wanted']);
  });

  test('a watch of the whole cluster hears of all namespaces', async () => {
    const { cluster, namespace } = subject();
    const [one, other] = [await namespace(), await namespace()];
    const { resourceVersion } = await cluster.list(configMaps);
    await cluster.create(objectOf('v1', 'ConfigMap', { namespace: one, name: 'a', labels: { watched: one } }));
    await cluster.create(objectOf('v1', 'ConfigMap', { namespace: other, name: 'b', labels: { watched: one } }));
    const events = await take(cluster, configMaps, { resourceVersion, labelSelector: `watched=${one}` }, 2);
    expect(events.map(({ object }) => object.metadata.namespace)).toEqual([one, other]);
  });

  test('a watch ends when its time is over, with a bookmark before that says how far it came', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const { resourceVersion } = await cluster.list({ ...configMaps, namespace: space });
    await cluster.create(configMap(space, 'heard'));
    const signal = new AbortController().signal;
    const selected = { resourceVersion, signal, timeoutSeconds: 5, fieldSelector: 'metadata.name=heard' };
    const types: string[] = [];
    let unheard = Number.POSITIVE_INFINITY;
    let reached = 0;
    for await (const { type, object } of cluster.watch({ ...configMaps, namespace: space }, selected)) {
      types.push(type);
      if (type === 'BOOKMARK') {
        expect(object).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap' });
        reached = Number(object.metadata.resourceVersion);
      } else {
        // Nothing that this watch would hear of, but it has passed it.
        unheard = Number((await cluster.create(configMap(space, 'unheard'))).metadata.resourceVersion);
      }
    }
    expect(types.slice(0, 2)).toEqual(['ADDED', 'BOOKMARK']);
    expect(reached).toBeGreaterThanOrEqual(unheard);
  });

  test('an aborted watch ends without an error', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const { resourceVersion } = await cluster.list({ ...configMaps, namespace: space });
    await cluster.create(configMap(space, 'one'));
    const stopping = new AbortController();
    const heard: string[] = [];
    for await (const { type } of cluster.watch(
      { ...configMaps, namespace: space },
      { resourceVersion, signal: stopping.signal },
    )) {
      heard.push(type);
      stopping.abort();
    }
    expect(heard).toHaveLength(1);
  });

  test('a watch that is aborted before it begins hears nothing', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const watch = cluster.watch(
      { ...configMaps, namespace: space },
      { resourceVersion: '1', signal: AbortSignal.abort() },
    );
    for await (const event of watch) expect.fail(`it heard ${event.type}`);
  });
}

/** The first events of a watch, bookmarks and what the cluster puts into each namespace left out. */
async function take(
  cluster: Cluster,
  kind: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>,
  options: Omit<WatchOptions, 'signal'>,
  count: number,
): Promise<readonly WatchEvent[]> {
  const stopping = new AbortController();
  const events: WatchEvent[] = [];
  for await (const event of cluster.watch(kind, { ...options, signal: stopping.signal })) {
    if (event.type === 'BOOKMARK' || event.object.metadata.name === 'kube-root-ca.crt') continue;
    events.push(event);
    if (events.length === count) stopping.abort();
  }
  return events;
}
