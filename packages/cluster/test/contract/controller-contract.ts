import { type KubeObject, refOf } from '@metachart/kube-model';
import { expect, test } from 'vitest';
import { type Cluster, waitUntilReady } from '../../src/index.ts';
import { configMap, deployment, objectOf, podTemplate, refusalOf, type Subject } from './cluster-under-test.ts';

const helm = { fieldManager: 'helm', force: false } as const;
const never = new AbortController().signal;
const REVISION = 'deployment.kubernetes.io/revision';

/** What controllers make of objects, as far as it is seen from outside. */
export function controllerContract(subject: () => Subject): void {
  test('a template that comes back takes its ReplicaSet again, under a new revision', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await applyReady(cluster, withImage(deployment(space, 'web'), 'app:1'));
    await applyReady(cluster, withImage(deployment(space, 'web'), 'app:2'));
    await applyReady(cluster, withImage(deployment(space, 'web'), 'app:1'));
    const sets = await cluster.list({ apiVersion: 'apps/v1', kind: 'ReplicaSet', namespace: space });
    expect(sets.items.map(({ metadata }) => metadata.annotations?.[REVISION]).sort()).toEqual(['2', '3']);
    const live = await cluster.get(refOf(deployment(space, 'web')));
    expect(live?.metadata.annotations?.[REVISION]).toBe('3');
  });

  test('what controllers write is theirs', async () => {
    const { cluster, namespace } = subject();
    const web = deployment(await namespace(), 'web');
    await applyReady(cluster, web);
    const live = await cluster.get(refOf(web));
    const entries = live?.metadata.managedFields as Record<string, unknown>[];
    expect(entries.map(({ manager, operation, subresource }) => ({ manager, operation, subresource }))).toEqual([
      { manager: 'helm', operation: 'Apply', subresource: undefined },
      { manager: expect.stringMatching(/^kube-controller-manager/), operation: 'Update', subresource: 'status' },
    ]);
    expect(entries[1]?.fieldsV1).toMatchObject({ 'f:metadata': { 'f:annotations': { [`f:${REVISION}`]: {} } } });
  });

  test('each pod of a StatefulSet gets a claim of its own', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const spec = {
      serviceName: 'db',
      replicas: 1,
      selector: { matchLabels: { app: 'db' } },
      template: podTemplate('db'),
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    };
    const set = await cluster.apply(
      objectOf('apps/v1', 'StatefulSet', { namespace: space, name: 'db' }, { spec }),
      helm,
    );
    const pods = { apiVersion: 'v1', kind: 'Pod', namespace: space };
    const pod = await first(cluster, pods, set.metadata.resourceVersion ?? '');
    expect(pod.metadata).toMatchObject({
      name: 'db-0',
      labels: { 'statefulset.kubernetes.io/pod-name': 'db-0', 'apps.kubernetes.io/pod-index': '0' },
    });
    expect((pod.spec as { volumes: unknown[] }).volumes).toEqual([
      { name: 'data', persistentVolumeClaim: { claimName: 'data-db-0' } },
    ]);
    const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: space, name: 'data-db-0' };
    expect((await cluster.get(claim))?.metadata.labels).toEqual({ app: 'db' });
  });

  test('a Job selects its pods by its uid', async () => {
    const { cluster, namespace } = subject();
    const spec = { template: podTemplate('once', 'Never') };
    const job = await cluster.create(
      objectOf('batch/v1', 'Job', { namespace: await namespace(), name: 'once' }, { spec }),
    );
    const labels = { 'batch.kubernetes.io/controller-uid': job.metadata.uid, 'batch.kubernetes.io/job-name': 'once' };
    expect(job).toMatchObject({
      spec: {
        selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': job.metadata.uid } },
        template: { metadata: { labels: { app: 'once', ...labels } } },
      },
    });
  });

  test('a disruption budget counts its pods', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await applyReady(cluster, deployment(space, 'web', 2));
    const spec = { minAvailable: 1, selector: { matchLabels: { app: 'web' } } };
    const budget = objectOf('policy/v1', 'PodDisruptionBudget', { namespace: space, name: 'web' }, { spec });
    const made = await cluster.apply(budget, helm);
    const { apiVersion, kind } = budget;
    const counted = await first(cluster, { apiVersion, kind, namespace: space }, made.metadata.resourceVersion ?? '');
    expect(counted.status).toMatchObject({
      observedGeneration: 1,
      expectedPods: 2,
      currentHealthy: 2,
      desiredHealthy: 1,
      disruptionsAllowed: 1,
    });
  });

  test('the role of a binding cannot be changed', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const binding = (name: string) =>
      objectOf(
        'rbac.authorization.k8s.io/v1',
        'RoleBinding',
        { namespace: space, name: 'b' },
        { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name } },
      );
    await cluster.apply(binding('one'), helm);
    expect(await refusalOf(cluster.apply(binding('two'), helm))).toMatchObject({
      code: 'cluster/invalid',
      message: expect.stringMatching(/RoleBinding.* "b" is invalid: roleRef: Invalid value: .*: field is immutable$/),
    });
  });

  test('an immutable ConfigMap stays as it is', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.apply({ ...configMap(space, 'c', { a: '1' }), immutable: true }, helm);
    const refusal = await refusalOf(cluster.apply({ ...configMap(space, 'c', { a: '2' }), immutable: true }, helm));
    expect(refusal).toMatchObject({
      code: 'cluster/invalid',
      message: expect.stringContaining('data: Forbidden: field is immutable when `immutable` is set'),
    });
  });

  test('a StatefulSet refuses a change of what it cannot change', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const set = (serviceName: string) =>
      objectOf(
        'apps/v1',
        'StatefulSet',
        { namespace: space, name: 'db' },
        {
          spec: {
            serviceName,
            replicas: 0,
            selector: { matchLabels: { app: 'db' } },
            template: podTemplate('db'),
          },
        },
      );
    await cluster.apply(set('one'), helm);
    expect(await refusalOf(cluster.apply(set('two'), helm))).toMatchObject({
      code: 'cluster/invalid',
      message: expect.stringContaining(
        'StatefulSet.apps "db" is invalid: spec.serviceName: Invalid value: "two": field is immutable',
      ),
    });
  });
}

async function applyReady(cluster: Cluster, object: KubeObject): Promise<void> {
  const applied = await cluster.apply(object, helm);
  const { notReady } = await waitUntilReady(cluster, [refOf(applied)], { signal: never, timeout: 60_000 });
  expect(notReady).toEqual([]);
}

function withImage(object: KubeObject, image: string): KubeObject {
  const copy = structuredClone(object) as KubeObject & {
    spec: { template: { spec: { containers: Record<string, unknown>[] } } };
  };
  for (const container of copy.spec.template.spec.containers) container.image = `registry.example/${image}`;
  return copy;
}

/** The first object that is added or changed after a version. */
async function first(
  cluster: Cluster,
  kind: { readonly apiVersion: string; readonly kind: string; readonly namespace: string },
  resourceVersion: string,
): Promise<KubeObject> {
  const signal = AbortSignal.timeout(60_000);
  for await (const { type, object } of cluster.watch(kind, { resourceVersion, signal })) {
    if (type === 'ADDED' || type === 'MODIFIED') return object;
  }
  throw new Error(`no ${kind.kind} came`);
}
