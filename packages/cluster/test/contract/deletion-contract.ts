import type { KubeObject } from '@metachart/kube-model';
import { expect, test } from 'vitest';
import type { Cluster } from '../../src/index.ts';
import { configMap, deployment, type Subject } from './cluster-under-test.ts';

const helm = { fieldManager: 'helm', force: false } as const;

export function deletionContract(subject: () => Subject): void {
  test('a finalizer keeps an object until it is taken away', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const kept = configMap(space, 'kept');
    const made = await cluster.create({ ...kept, metadata: { ...kept.metadata, finalizers: ['example.com/keep'] } });
    expect(await cluster.delete(refIn(made))).toBe(true);
    const waiting = await cluster.get(refIn(made));
    expect(waiting?.metadata.deletionTimestamp).toMatch(/Z$/);
    const gone = nextDeletion(cluster, made);
    await cluster.replace({ ...(waiting ?? made), metadata: { ...waiting?.metadata, name: 'kept', finalizers: [] } });
    expect((await gone).metadata.name).toBe('kept');
    expect(await cluster.get(refIn(made))).toBeUndefined();
  });

  test('what has lost its only owner is deleted', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const owner = await cluster.create(configMap(space, 'owner'));
    const owned = await cluster.create(ownedBy(configMap(space, 'owned'), owner));
    const gone = nextDeletion(cluster, owned);
    await cluster.delete(refIn(owner));
    expect((await gone).metadata.name).toBe('owned');
  });

  test('what has another owner stays, and forgets the one that is gone', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const [first, second] = [
      await cluster.create(configMap(space, 'first')),
      await cluster.create(configMap(space, 'second')),
    ];
    const owned = await cluster.create(ownedBy(configMap(space, 'owned'), first, second));
    const changed = nextChange(cluster, owned);
    await cluster.delete(refIn(first));
    expect((await changed).metadata.ownerReferences).toEqual([expect.objectContaining({ name: 'second' })]);
  });

  test('in the foreground an owner waits for what it owns', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const owner = await cluster.create(configMap(space, 'owner'));
    const owned = await cluster.create(ownedBy(configMap(space, 'owned'), owner));
    const gone = Promise.all([nextDeletion(cluster, owned), nextDeletion(cluster, owner)]);
    await cluster.delete(refIn(owner), { propagationPolicy: 'Foreground' });
    const [ownedAt, ownerAt] = (await gone).map(({ metadata }) => Number(metadata.resourceVersion));
    expect(ownerAt).toBeGreaterThan(ownedAt ?? 0);
  });

  test('an owner that leaves its own behind is gone, and they belong to nobody', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const applied = await cluster.apply(deployment(space, 'web', 0), helm);
    const owned = await cluster.create(ownedBy(configMap(space, 'owned'), applied));
    const gone = nextDeletion(cluster, applied);
    await cluster.delete(refIn(applied), { propagationPolicy: 'Orphan' });
    await gone;
    const left = await cluster.get(refIn(owned));
    expect(left?.metadata.name).toBe('owned');
    expect(left?.metadata).not.toHaveProperty('ownerReferences');
  });
}

function refIn({ apiVersion, kind, metadata: { name, namespace } }: KubeObject) {
  return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
}

function ownedBy(object: KubeObject, ...owners: readonly KubeObject[]): KubeObject {
  const ownerReferences = owners.map(({ apiVersion, kind, metadata: { name, uid } }) => ({
    apiVersion,
    kind,
    name,
    uid,
    blockOwnerDeletion: true,
  }));
  return { ...object, metadata: { ...object.metadata, ownerReferences } };
}

/** The next change of an object after the version given. */
async function nextChange(cluster: Cluster, object: KubeObject): Promise<KubeObject> {
  return next(cluster, object, 'MODIFIED');
}

async function nextDeletion(cluster: Cluster, object: KubeObject): Promise<KubeObject> {
  return next(cluster, object, 'DELETED');
}

async function next(cluster: Cluster, object: KubeObject, type: 'MODIFIED' | 'DELETED'): Promise<KubeObject> {
  const { name, resourceVersion = '' } = object.metadata;
  const signal = AbortSignal.timeout(60_000);
  for await (const event of cluster.watch(refIn(object), {
    resourceVersion,
    fieldSelector: `metadata.name=${name}`,
    signal,
  })) {
    if (event.type === type) return event.object;
  }
  throw new Error(`${name} was not ${type}`);
}
