import { type KubeObject, type ObjectRef, type Readiness, refOf } from '@metachart/kube-model';
import { expect, test } from 'vitest';
import { type Cluster, waitUntilReady } from '../../src/index.ts';
import { deployment, objectOf, podTemplate, type Subject, untilObject } from './cluster-under-test.ts';

const helm = { fieldManager: 'helm', force: false } as const;
const never = new AbortController().signal;

export function workloadContract(subject: () => Subject): void {
  test('a Deployment becomes ready, and how is told', async () => {
    const { cluster, namespace } = subject();
    const applied = await cluster.apply(deployment(await namespace(), 'web', 2), helm);
    const progress: Readiness[] = [];
    const result = await waitUntilReady(cluster, [refOf(applied)], {
      signal: never,
      timeout: 60_000,
      onProgress: (_ref, readiness) => progress.push(readiness),
    });
    expect(result).toEqual({ ready: [refOf(applied)], notReady: [] });
    expect(progress.at(-1)?.status).toBe('current');
    expect(await cluster.get(refOf(applied))).toMatchObject({
      status: { observedGeneration: 1, replicas: 2, readyReplicas: 2, availableReplicas: 2, updatedReplicas: 2 },
    });
  });

  test('a Deployment has pods of its own, owned through a ReplicaSet', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await applyReady(cluster, deployment(space, 'web', 2));
    const pods = await cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace: space }, { labelSelector: 'app=web' });
    expect(pods.items).toHaveLength(2);
    for (const pod of pods.items) {
      expect(pod).toMatchObject({
        metadata: { ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', controller: true }] },
        status: { phase: 'Running' },
      });
    }
  });

  test('a changed template rolls out', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await applyReady(cluster, deployment(space, 'web'));
    const changed = deployment(space, 'web');
    const spec = changed.spec as { template: { spec: { containers: Record<string, unknown>[] } } };
    spec.template.spec.containers[0]!.image = 'registry.example/app:2';
    await applyReady(cluster, changed);
    const pods = await cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace: space }, { labelSelector: 'app=web' });
    const present = pods.items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    expect(present.map(({ spec }) => (spec as { containers: { image: string }[] }).containers[0]?.image)).toEqual([
      'registry.example/app:2',
    ]);
  });

  test('a Deployment scaled to nothing is ready', async () => {
    const { cluster, namespace } = subject();
    await applyReady(cluster, deployment(await namespace(), 'web', 0));
  });

  test('a StatefulSet becomes ready, its pods counted from zero', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const spec = {
      serviceName: 'db',
      replicas: 2,
      selector: { matchLabels: { app: 'db' } },
      template: podTemplate('db'),
    };
    await applyReady(cluster, objectOf('apps/v1', 'StatefulSet', { namespace: space, name: 'db' }, { spec }));
    const pods = await cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace: space }, { labelSelector: 'app=db' });
    expect(pods.items.map(({ metadata }) => metadata.name)).toEqual(['db-0', 'db-1']);
  });

  test('a DaemonSet becomes ready', async () => {
    const { cluster, namespace } = subject();
    const spec = { selector: { matchLabels: { app: 'agent' } }, template: podTemplate('agent') };
    await applyReady(
      cluster,
      objectOf('apps/v1', 'DaemonSet', { namespace: await namespace(), name: 'agent' }, { spec }),
    );
  });

  test('a Job completes', async () => {
    const { cluster, namespace } = subject();
    const job = objectOf(
      'batch/v1',
      'Job',
      { namespace: await namespace(), name: 'migrate' },
      { spec: { template: podTemplate('migrate', 'Never') } },
    );
    await cluster.apply(job, helm);
    const done = await untilObject(cluster, refOf(job), ({ status }) => hasCondition(status, 'Complete'));
    expect(done).toMatchObject({ status: { succeeded: 1 } });
  });

  test('a Service gets an address inside the cluster', async () => {
    const { cluster, namespace } = subject();
    const applied = await cluster.apply(service(await namespace(), 'web', 'ClusterIP'), helm);
    expect(applied).toMatchObject({
      spec: { type: 'ClusterIP', clusterIP: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/), sessionAffinity: 'None' },
    });
  });

  test('a headless Service gets none', async () => {
    const { cluster, namespace } = subject();
    const object = service(await namespace(), 'web', 'ClusterIP');
    const spec = { ...(object.spec as Record<string, unknown>), clusterIP: 'None' };
    expect(await cluster.apply({ ...object, spec }, helm)).toMatchObject({ spec: { clusterIP: 'None' } });
  });

  test('a LoadBalancer gets an address for the outside', async () => {
    const { cluster, namespace } = subject();
    const object = service(await namespace(), 'web', 'LoadBalancer');
    await applyReady(cluster, object);
    const live = await cluster.get(refOf(object));
    expect(live).toMatchObject({ status: { loadBalancer: { ingress: [expect.anything()] } } });
    expect(live).toMatchObject({ spec: { ports: [{ nodePort: expect.any(Number) }] } });
  });

  test('a claim is bound to a volume', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const claim = objectOf(
      'v1',
      'PersistentVolumeClaim',
      { namespace: space, name: 'data' },
      { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    );
    await applyReady(cluster, claim);
    expect(await cluster.get(refOf(claim))).toMatchObject({
      spec: { volumeName: expect.any(String) },
      status: { phase: 'Bound', capacity: { storage: '1Gi' } },
    });
  });

  test('what cannot become ready is told at the deadline', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const missing: ObjectRef = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: space, name: 'missing' };
    const present = deployment(space, 'web', 0);
    await applyReady(cluster, present);
    const result = await waitUntilReady(cluster, [missing, refOf(present)], { signal: never, timeout: 300 });
    expect(result).toEqual({
      ready: [refOf(present)],
      notReady: [{ ref: missing, readiness: { status: 'in-progress', message: 'there is no such object' } }],
    });
  });

  test('an object that comes later is waited for', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const ref: ObjectRef = { apiVersion: 'v1', kind: 'ConfigMap', namespace: space, name: 'late' };
    const result = await waitUntilReady(cluster, [ref], {
      signal: never,
      timeout: 60_000,
      onProgress(_ref, { status }) {
        if (status === 'current') return;
        void cluster.create(objectOf('v1', 'ConfigMap', { namespace: space, name: 'late' }));
      },
    });
    expect(result.ready).toEqual([ref]);
  });

  test('a deleted Deployment takes its pods along', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const object = deployment(space, 'web');
    await applyReady(cluster, object);
    const pods = { apiVersion: 'v1', kind: 'Pod', namespace: space };
    const { items, resourceVersion } = await cluster.list(pods);
    expect(items).toHaveLength(1);
    expect(await cluster.delete(refOf(object))).toBe(true);
    const stopping = new AbortController();
    const types = new Set<string>();
    for await (const { type } of cluster.watch(pods, { resourceVersion, signal: stopping.signal })) {
      types.add(type);
      if (type === 'DELETED') stopping.abort();
    }
    expect(types).toContain('DELETED');
    expect(await cluster.get(refOf(object))).toBeUndefined();
  });

  test('a deleted namespace ends with all that is in it', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const inside = await cluster.create(objectOf('v1', 'ConfigMap', { namespace: space, name: 'settings' }));
    const ref = { apiVersion: 'v1', kind: 'Namespace', name: space };
    const fieldSelector = `metadata.name=${space}`;
    const { resourceVersion } = await cluster.list(ref, { fieldSelector });
    expect(await cluster.delete(ref)).toBe(true);
    const stopping = new AbortController();
    const watch = cluster.watch(ref, { resourceVersion, fieldSelector, signal: stopping.signal });
    for await (const { type } of watch) if (type === 'DELETED') stopping.abort();
    expect(await cluster.get(ref)).toBeUndefined();
    expect(await cluster.get(refOf(inside))).toBeUndefined();
  });
}

async function applyReady(cluster: Cluster, object: KubeObject): Promise<void> {
  await cluster.apply(object, helm);
  const { notReady } = await waitUntilReady(cluster, [refOf(object)], { signal: never, timeout: 60_000 });
  expect(notReady).toEqual([]);
}

function service(namespace: string, name: string, type: string): KubeObject {
  const spec = { type, selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] };
  return objectOf('v1', 'Service', { namespace, name }, { spec });
}

function hasCondition(status: unknown, type: string): boolean {
  const { conditions = [] } = (status ?? {}) as { conditions?: { type: string; status: string }[] };
  return conditions.some((condition) => condition.type === type && condition.status === 'True');
}
