import type { KubeObject } from '@metachart/kube-model';
import { expect, test } from 'vitest';
import { configMap, deployment, objectOf, refusalOf, type Subject } from './cluster-under-test.ts';

const helm = { fieldManager: 'helm', force: false } as const;

export function applyContract(subject: () => Subject): void {
  test('what is not there is created, and its manager recorded', async () => {
    const { cluster, namespace } = subject();
    const applied = await cluster.apply(configMap(await namespace(), 'settings', { color: 'red' }), helm);
    expect(applied).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', data: { color: 'red' } });
    expect(managersOf(applied)).toEqual([
      {
        manager: 'helm',
        operation: 'Apply',
        apiVersion: 'v1',
        time: expect.stringMatching(/Z$/),
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:data': { 'f:color': {} } },
      },
    ]);
  });

  test('a change is made', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const first = await cluster.apply(configMap(space, 'settings', { color: 'red' }), helm);
    const second = await cluster.apply(configMap(space, 'settings', { color: 'blue' }), helm);
    expect(second.data).toEqual({ color: 'blue' });
    expect(second.metadata.uid).toBe(first.metadata.uid);
    expect(Number(second.metadata.resourceVersion)).toBeGreaterThan(Number(first.metadata.resourceVersion));
  });

  test.each([
    ['ConfigMap', (space: string) => configMap(space, 'same', { color: 'red' })],
    ['Deployment', (space: string) => deployment(space, 'same', 0)],
    [
      'Service',
      (space: string) =>
        objectOf('v1', 'Service', { namespace: space, name: 'same' }, { spec: { ports: [{ port: 80 }] } }),
    ],
    [
      'Secret',
      (space: string) => objectOf('v1', 'Secret', { namespace: space, name: 'same' }, { data: { a: 'Yg==' } }),
    ],
  ])('applying the same %s again changes nothing, not even its resourceVersion', async (_kind, make) => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.apply(make(space), helm);
    const { apiVersion, kind, metadata } = make(space);
    // Controllers write too: what counts is that the specification stays as it is.
    const before = await cluster.get({ apiVersion, kind, namespace: space, name: metadata.name });
    const again = await cluster.apply(make(space), helm);
    expect(again.spec).toEqual(before?.spec);
    expect(again.metadata.generation).toEqual(before?.metadata.generation);
    if (kind !== 'Deployment') expect(again.metadata.resourceVersion).toBe(before?.metadata.resourceVersion);
  });

  test('a field of another manager is a conflict that names him, unless it is forced', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.apply(configMap(space, 'settings', { color: 'red' }), { fieldManager: 'gardener', force: false });
    const mine = configMap(space, 'settings', { color: 'blue', size: 'large' });
    expect(await refusalOf(cluster.apply(mine, helm))).toMatchObject({
      code: 'cluster/conflict',
      message: `cannot apply configmap/settings in namespace ${space}: Apply failed with 1 conflict: conflict with "gardener": .data.color`,
      hint: expect.stringContaining('force'),
    });
    const forced = await cluster.apply(mine, { ...helm, force: true });
    expect(forced.data).toEqual({ color: 'blue', size: 'large' });
    expect(managersOf(forced).map(({ manager, fieldsV1 }) => ({ manager, fieldsV1 }))).toEqual([
      { manager: 'helm', fieldsV1: { 'f:data': { 'f:color': {}, 'f:size': {} } } },
    ]);
  });

  test('several conflicts are listed', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.apply(configMap(space, 'settings', { a: '1', b: '1' }), { fieldManager: 'gardener', force: false });
    await cluster.apply(configMap(space, 'settings', { c: '1' }), { fieldManager: 'cook', force: false });
    const { message } = await refusalOf(cluster.apply(configMap(space, 'settings', { a: '2', b: '2', c: '2' }), helm));
    expect(message).toContain('Apply failed with 3 conflicts: ');
    expect(message).toContain('conflicts with "gardener":\n- .data.a\n- .data.b');
    expect(message).toContain('conflicts with "cook":\n- .data.c');
  });

  test('a conflict with someone who updates tells the version he used', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.create(configMap(space, 'settings', { color: 'red' }), { fieldManager: 'kubectl-edit' });
    const { message } = await refusalOf(cluster.apply(configMap(space, 'settings', { color: 'blue' }), helm));
    expect(message).toContain('Apply failed with 1 conflict: conflict with "kubectl-edit" using v1: .data.color');
  });

  test('two managers of the same value share the field', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.apply(configMap(space, 'settings', { color: 'red' }), { fieldManager: 'gardener', force: false });
    const shared = await cluster.apply(configMap(space, 'settings', { color: 'red' }), helm);
    expect(
      managersOf(shared)
        .map(({ manager }) => manager)
        .sort(),
    ).toEqual(['gardener', 'helm']);
    // One leaves; the field stays for the other.
    const left = await cluster.apply(configMap(space, 'settings', {}), helm);
    expect(left.data).toEqual({ color: 'red' });
  });

  test('a field that is no longer applied is removed, those of others stay', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.apply(configMap(space, 'settings', { color: 'red', size: 'large' }), helm);
    await cluster.apply(configMap(space, 'settings', { taste: 'sweet' }), { fieldManager: 'cook', force: false });
    const applied = await cluster.apply(configMap(space, 'settings', { color: 'red' }), helm);
    expect(applied.data).toEqual({ color: 'red', taste: 'sweet' });
  });

  test('labels and annotations are owned one by one', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const make = (labels: Record<string, string>) =>
      objectOf('v1', 'ConfigMap', { namespace: space, name: 'l', labels });
    await cluster.apply(make({ a: '1', b: '1' }), helm);
    await cluster.apply(make({ c: '1' }), { fieldManager: 'cook', force: false });
    expect((await cluster.apply(make({ a: '2' }), helm)).metadata.labels).toEqual({ a: '2', c: '1' });
  });

  test('containers, their environment and ports are merged by name, not replaced', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const make = (containers: Record<string, unknown>[]) =>
      objectOf(
        'apps/v1',
        'Deployment',
        { namespace: space, name: 'web' },
        {
          spec: {
            replicas: 0,
            selector: { matchLabels: { app: 'web' } },
            template: { metadata: { labels: { app: 'web' } }, spec: { containers } },
          },
        },
      );
    const env = (name: string) => ({ name, value: '1' });
    await cluster.apply(
      make([{ name: 'main', image: 'a:1', env: [env('A'), env('B')], ports: [{ containerPort: 80 }] }]),
      helm,
    );
    await cluster.apply(
      make([
        { name: 'main', env: [env('C')] },
        { name: 'side', image: 's:1' },
      ]),
      {
        fieldManager: 'injector',
        force: false,
      },
    );
    const applied = await cluster.apply(make([{ name: 'main', image: 'a:2', env: [env('B')] }]), helm);
    expect(containersOf(applied)).toMatchObject([
      { name: 'main', image: 'a:2', env: [env('B'), env('C')] },
      { name: 'side', image: 's:1' },
    ]);
    expect(containersOf(applied)[0]).not.toHaveProperty('ports');
  });

  test('a list without keys is replaced as a whole', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const make = (args: string[]) => {
      const object = deployment(space, 'web', 0);
      const spec = object.spec as { template: { spec: { containers: Record<string, unknown>[] } } };
      spec.template.spec.containers[0]!.args = args;
      return object;
    };
    await cluster.apply(make(['--a', '--b']), helm);
    expect(containersOf(await cluster.apply(make(['--c']), helm))[0]?.args).toEqual(['--c']);
  });

  test('defaults are filled in and owned by nobody', async () => {
    const { cluster, namespace } = subject();
    const applied = await cluster.apply(deployment(await namespace(), 'web', 0), helm);
    expect(applied).toMatchObject({
      metadata: { generation: 1 },
      spec: {
        strategy: { type: 'RollingUpdate' },
        template: { spec: { restartPolicy: 'Always', containers: [{ imagePullPolicy: 'IfNotPresent' }] } },
      },
    });
    expect(JSON.stringify(managersOf(applied))).not.toContain('f:strategy');
  });

  test('the generation counts changes of the specification only', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const first = await cluster.apply(deployment(space, 'web', 0), helm);
    const labelled = deployment(space, 'web', 0);
    const second = await cluster.apply({ ...labelled, metadata: { ...labelled.metadata, labels: { a: '1' } } }, helm);
    const spec = { ...(labelled.spec as Record<string, unknown>), minReadySeconds: 1 };
    const third = await cluster.apply({ ...labelled, spec }, helm);
    expect([first, second, third].map(({ metadata }) => metadata.generation)).toEqual([1, 1, 2]);
  });

  test('a status is not applied', async () => {
    const { cluster, namespace } = subject();
    const object = { ...deployment(await namespace(), 'web', 0), status: { replicas: 7 } };
    const applied = await cluster.apply(object, helm);
    expect(applied.status).not.toMatchObject({ replicas: 7 });
  });

  test('applying with dry run shows the result and changes nothing', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace: space, name: 'settings' };
    expect(
      (await cluster.apply(configMap(space, 'settings', { color: 'red' }), { ...helm, dryRun: true })).data,
    ).toEqual({
      color: 'red',
    });
    expect(await cluster.get(ref)).toBeUndefined();
    const applied = await cluster.apply(configMap(space, 'settings', { color: 'red' }), helm);
    const tried = await cluster.apply(configMap(space, 'settings', { color: 'blue' }), { ...helm, dryRun: true });
    expect(tried.data).toEqual({ color: 'blue' });
    expect(await cluster.get(ref)).toEqual(applied);
  });

  test('a dry run meets the same conflicts', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.apply(configMap(space, 'settings', { color: 'red' }), { fieldManager: 'gardener', force: false });
    const refusal = await refusalOf(
      cluster.apply(configMap(space, 'settings', { color: 'x' }), { ...helm, dryRun: true }),
    );
    expect(refusal.code).toBe('cluster/conflict');
  });

  test('a field that the kind does not have is invalid', async () => {
    const { cluster, namespace } = subject();
    const object = deployment(await namespace(), 'web');
    const spec = { ...(object.spec as Record<string, unknown>), replicaz: 1 };
    expect(await refusalOf(cluster.apply({ ...object, spec }, helm))).toMatchObject({
      code: 'cluster/invalid',
      message: expect.stringContaining('.spec.replicaz: field not declared in schema'),
    });
  });

  test('a required field that is missing is invalid', async () => {
    const { cluster, namespace } = subject();
    const object = objectOf('apps/v1', 'Deployment', { namespace: await namespace(), name: 'web' }, { spec: {} });
    const refusal = await refusalOf(cluster.apply(object, helm));
    expect(refusal.code).toBe('cluster/invalid');
    expect(refusal.message).toContain('Deployment.apps "web" is invalid: ');
    expect(refusal.message).toContain('spec.selector: Required value');
  });

  test('a selector cannot be changed', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const first = deployment(space, 'web', 0);
    await cluster.apply(first, helm);
    const other = deployment(space, 'other', 0);
    const changed = { ...first, spec: { ...(other.spec as Record<string, unknown>) } };
    const refusal = await refusalOf(cluster.apply(changed, { ...helm, force: true }));
    expect(refusal.code).toBe('cluster/invalid');
    expect(refusal.message).toContain('spec.selector: Invalid value');
    expect(refusal.message).toContain('field is immutable');
  });

  test('a resourceVersion that is not the present one is a conflict', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const first = await cluster.apply(configMap(space, 'settings', { color: 'red' }), helm);
    await cluster.apply(configMap(space, 'settings', { color: 'green' }), helm);
    const { resourceVersion } = first.metadata;
    const stale = objectOf(
      'v1',
      'ConfigMap',
      { namespace: space, name: 'settings', ...(resourceVersion === undefined ? {} : { resourceVersion }) },
      { data: { color: 'blue' } },
    );
    expect(await refusalOf(cluster.apply(stale, helm))).toMatchObject({
      code: 'cluster/conflict',
      message: expect.stringContaining('the object has been modified'),
    });
  });

  test('an object in a namespace that is not there is not found', async () => {
    expect(await refusalOf(subject().cluster.apply(configMap('no-such-namespace', 'settings'), helm))).toMatchObject({
      code: 'cluster/not-found',
      message: expect.stringContaining('namespaces "no-such-namespace" not found'),
    });
  });
}

interface ManagedFields {
  readonly manager: string;
  readonly operation: string;
  readonly fieldsV1: unknown;
}

function managersOf({ metadata }: KubeObject): readonly ManagedFields[] {
  return metadata.managedFields as readonly ManagedFields[];
}

function containersOf({ spec }: KubeObject): readonly Record<string, unknown>[] {
  return (spec as { template: { spec: { containers: Record<string, unknown>[] } } }).template.spec.containers;
}
