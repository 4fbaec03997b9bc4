import { expect, test } from 'vitest';
import { connectCluster } from '../../src/index.ts';
import { configMap, objectOf, refusalOf, type Subject } from './cluster-under-test.ts';

/** Discovery, create, get, list, replace, delete, and what is refused. */
export function objectContract(subject: () => Subject): void {
  test('the version is told', async () => {
    const { gitVersion, major, minor } = await subject().cluster.version();
    expect(gitVersion).toMatch(/^v\d+\.\d+/);
    expect(Number(major)).toBe(1);
    expect(Number.parseInt(minor, 10)).toBeGreaterThan(20);
  });

  test('all that is served is told as templates see it', async () => {
    const served = await subject().cluster.apiVersions();
    expect(served).toEqual(expect.arrayContaining(['v1', 'v1/ConfigMap', 'apps/v1', 'apps/v1/Deployment']));
    expect(served).toEqual([...new Set(served)].sort());
  });

  test.each([
    ['v1', 'ConfigMap', 'configmaps', true],
    ['v1', 'Secret', 'secrets', true],
    ['v1', 'Namespace', 'namespaces', false],
    ['v1', 'Service', 'services', true],
    ['v1', 'ServiceAccount', 'serviceaccounts', true],
    ['v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', true],
    ['v1', 'Pod', 'pods', true],
    ['apps/v1', 'Deployment', 'deployments', true],
    ['apps/v1', 'StatefulSet', 'statefulsets', true],
    ['apps/v1', 'DaemonSet', 'daemonsets', true],
    ['batch/v1', 'Job', 'jobs', true],
    ['batch/v1', 'CronJob', 'cronjobs', true],
    ['networking.k8s.io/v1', 'Ingress', 'ingresses', true],
    ['networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', true],
    ['policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets', true],
    ['autoscaling/v2', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', true],
    ['scheduling.k8s.io/v1', 'PriorityClass', 'priorityclasses', false],
    ['storage.k8s.io/v1', 'StorageClass', 'storageclasses', false],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles', false],
    ['rbac.authorization.k8s.io/v1', 'RoleBinding', 'rolebindings', true],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'customresourcedefinitions', false],
  ])('discovery knows %s %s', async (apiVersion, kind, resource, namespaced) => {
    const found = await subject().cluster.resolveKind(apiVersion, kind);
    expect(found).toMatchObject({ apiVersion, kind, resource, namespaced });
    expect(found.verbs).toEqual(
      expect.arrayContaining(['create', 'delete', 'get', 'list', 'patch', 'update', 'watch']),
    );
  });

  test('a misspelt kind is not served, and the near one is named', async () => {
    expect(await refusalOf(subject().cluster.resolveKind('apps/v1', 'Deploymnt'))).toMatchObject({
      code: 'cluster/no-kind',
      message: 'the cluster serves apps/v1, but no kind Deploymnt in it',
      hint: 'did you mean Deployment?',
    });
  });

  test('a group that is not there serves no kind', async () => {
    expect(await refusalOf(subject().cluster.resolveKind('extensions/v1beta1', 'Ingress'))).toMatchObject({
      code: 'cluster/no-kind',
      message: 'the cluster does not serve extensions/v1beta1, so it has no kind Ingress',
    });
  });

  test('what is created can be read, replaced and deleted', async () => {
    const { cluster, namespace } = subject();
    const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace: await namespace(), name: 'settings' };
    const created = await cluster.create(configMap(ref.namespace, ref.name, { color: 'red' }));
    expect(created).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', data: { color: 'red' } });
    expect(created.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
    expect(created.metadata.creationTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(created.metadata.resourceVersion).toMatch(/^\d+$/);
    expect(await cluster.get(ref)).toEqual(created);

    const replaced = await cluster.replace({ ...created, data: { size: 'large' } });
    expect(replaced.data).toEqual({ size: 'large' });
    expect(replaced.metadata.uid).toBe(created.metadata.uid);
    expect(Number(replaced.metadata.resourceVersion)).toBeGreaterThan(Number(created.metadata.resourceVersion));

    expect(await cluster.delete(ref)).toBe(true);
    expect(await cluster.get(ref)).toBeUndefined();
    expect(await cluster.delete(ref)).toBe(false);
  });

  test('a replacement that changes nothing keeps the resourceVersion', async () => {
    const { cluster, namespace } = subject();
    const created = await cluster.create(configMap(await namespace(), 'settings', { color: 'red' }));
    const replaced = await cluster.replace(created);
    expect(replaced.metadata.resourceVersion).toBe(created.metadata.resourceVersion);
  });

  test('a replacement of an outdated object is a conflict', async () => {
    const { cluster, namespace } = subject();
    const created = await cluster.create(configMap(await namespace(), 'settings', { color: 'red' }));
    await cluster.replace({ ...created, data: { color: 'green' } });
    expect(await refusalOf(cluster.replace({ ...created, data: { color: 'blue' } }))).toMatchObject({
      code: 'cluster/conflict',
      message: expect.stringContaining(
        'Operation cannot be fulfilled on configmaps "settings": the object has been modified; please apply your changes to the latest version and try again',
      ),
    });
  });

  test('a replacement that names no resourceVersion replaces whatever is there', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.create(configMap(space, 'settings', { color: 'red' }));
    const replaced = await cluster.replace(configMap(space, 'settings', { color: 'blue' }));
    expect(replaced.data).toEqual({ color: 'blue' });
  });

  test('a replacement of what is not there is not found', async () => {
    const { cluster, namespace } = subject();
    expect(await refusalOf(cluster.replace(configMap(await namespace(), 'settings')))).toMatchObject({
      code: 'cluster/not-found',
      message: expect.stringContaining('configmaps "settings" not found'),
    });
  });

  test('a second object of the same name already exists', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.create(configMap(space, 'settings'));
    expect(await refusalOf(cluster.create(configMap(space, 'settings')))).toMatchObject({
      code: 'cluster/already-exists',
      message: `cannot create configmap/settings in namespace ${space}: configmaps "settings" already exists`,
    });
  });

  test('an object in a namespace that is not there is not found', async () => {
    expect(await refusalOf(subject().cluster.create(configMap('no-such-namespace', 'settings')))).toMatchObject({
      code: 'cluster/not-found',
      message:
        'cannot create configmap/settings in namespace no-such-namespace: namespaces "no-such-namespace" not found',
    });
  });

  test('a create that is only tried creates nothing', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const tried = await cluster.create(configMap(space, 'settings', { color: 'red' }), { dryRun: true });
    expect(tried.data).toEqual({ color: 'red' });
    expect(
      await cluster.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: space, name: 'settings' }),
    ).toBeUndefined();
  });

  test('a generated name begins as asked and is never the same', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const make = () =>
      cluster.create(objectOf('v1', 'ConfigMap', { name: '', namespace: space, generateName: 'run-' }));
    const [first, second] = [await make(), await make()];
    expect(first.metadata.name).toMatch(/^run-[a-z0-9]{5}$/);
    expect(second.metadata.name).not.toBe(first.metadata.name);
  });

  test('a name with capitals is invalid, and why is told', async () => {
    const { cluster, namespace } = subject();
    expect(await refusalOf(cluster.create(configMap(await namespace(), 'Settings')))).toMatchObject({
      code: 'cluster/invalid',
      message: expect.stringContaining(
        'ConfigMap "Settings" is invalid: metadata.name: Invalid value: "Settings": a lowercase RFC 1123 subdomain must consist of',
      ),
    });
  });

  test('a field that the kind does not have is invalid', async () => {
    const { cluster, namespace } = subject();
    const object = { ...configMap(await namespace(), 'settings'), dta: {} };
    expect(await refusalOf(cluster.create(object))).toMatchObject({
      code: 'cluster/invalid',
      message: expect.stringContaining('unknown field "dta"'),
    });
  });

  test('a namespaced object without a namespace is not sent', async () => {
    expect(await refusalOf(subject().cluster.create(objectOf('v1', 'ConfigMap', { name: 'settings' })))).toMatchObject({
      code: 'cluster/invalid',
      message: 'ConfigMap "settings" names no namespace, and a ConfigMap lives in one',
    });
  });

  test('text in a Secret comes back as base64', async () => {
    const { cluster, namespace } = subject();
    const secret = objectOf('v1', 'Secret', { namespace: await namespace(), name: 's' }, { stringData: { a: 'b' } });
    const created = await cluster.create(secret);
    expect(created).toMatchObject({ type: 'Opaque', data: { a: 'Yg==' } });
    expect(created).not.toHaveProperty('stringData');
  });

  test('a refused Secret does not show its data', async () => {
    const { cluster, namespace } = subject();
    const secret = objectOf('v1', 'Secret', { namespace: await namespace(), name: 's' }, { data: { a: 'hunter22!' } });
    const refusal = await refusalOf(cluster.create(secret));
    expect(refusal.code).toBe('cluster/invalid');
    expect(JSON.stringify(refusal)).not.toContain('hunter22');
  });

  test('a list is of one namespace, or of all, sorted by namespace and name, and can be selected by label and name', async () => {
    const { cluster, namespace } = subject();
    const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
    const [one, other] = [await namespace(), await namespace()];
    for (const [space, name, tier] of [
      [one, 'b', 'web'],
      [one, 'a', 'web'],
      [one, 'c', 'db'],
      [other, 'd', 'web'],
    ] as const) {
      await cluster.create(objectOf('v1', 'ConfigMap', { namespace: space, name, labels: { tier } }));
    }
    const names = async (space: string | undefined, options = {}) => {
      const list = await cluster.list(space === undefined ? kind : { ...kind, namespace: space }, options);
      expect(list.resourceVersion).toMatch(/^\d+$/);
      const own = list.items.filter(({ metadata }) => metadata.namespace === one || metadata.namespace === other);
      return own.map(({ metadata }) => metadata.name).filter((name) => name !== 'kube-root-ca.crt');
    };
    expect(await names(one)).toEqual(['a', 'b', 'c']);
    expect((await names(undefined)).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(await names(one, { labelSelector: 'tier=web' })).toEqual(['a', 'b']);
    expect(await names(one, { labelSelector: 'tier!=web' })).toEqual(['c']);
    expect(await names(one, { labelSelector: 'tier in (db, cache)' })).toEqual(['c']);
    expect(await names(one, { fieldSelector: 'metadata.name=b' })).toEqual(['b']);
  });

  test('the items of a list say what they are', async () => {
    const { cluster, namespace } = subject();
    const created = await cluster.create(configMap(await namespace(), 'settings', { color: 'red' }));
    const { items } = await cluster.list(
      created.metadata.namespace === undefined ? created : { ...created, namespace: created.metadata.namespace },
      {
        fieldSelector: 'metadata.name=settings',
      },
    );
    expect(items).toEqual([created]);
  });

  test('Secrets are selected by type', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.create(objectOf('v1', 'Secret', { namespace: space, name: 'plain' }));
    await cluster.create(
      objectOf('v1', 'Secret', { namespace: space, name: 'release' }, { type: 'helm.sh/release.v1' }),
    );
    const select = async (fieldSelector: string) => {
      const { items } = await cluster.list({ apiVersion: 'v1', kind: 'Secret', namespace: space }, { fieldSelector });
      return items.map(({ metadata }) => metadata.name);
    };
    expect(await select('type=helm.sh/release.v1')).toEqual(['release']);
    expect(await select('type!=helm.sh/release.v1')).toEqual(['plain']);
  });

  test('a list of metadata leaves out all else', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    await cluster.create(
      objectOf('v1', 'Secret', { namespace: space, name: 's', labels: { owner: 'helm' } }, { stringData: { a: 'b' } }),
    );
    const list = await cluster.list(
      { apiVersion: 'v1', kind: 'Secret', namespace: space },
      { labelSelector: 'owner=helm', metadataOnly: true },
    );
    expect(list.items).toHaveLength(1);
    expect(Object.keys(list.items[0]!).sort()).toEqual(['apiVersion', 'kind', 'metadata']);
    expect(list.items[0]).toMatchObject({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's', namespace: space, labels: { owner: 'helm' } },
    });
  });

  test('a namespace takes part in a label of its name and is active', async () => {
    const { cluster, namespace } = subject();
    const name = await namespace();
    expect(await cluster.get({ apiVersion: 'v1', kind: 'Namespace', name })).toMatchObject({
      metadata: { labels: { 'kubernetes.io/metadata.name': name } },
      status: { phase: 'Active' },
    });
  });

  test('who may do nothing is told what was forbidden', async ({ skip }) => {
    const { given } = subject();
    if (given.forbidden === undefined) return skip('this server admits everyone');
    const stranger = await connectCluster(given.forbidden);
    const refusal = await refusalOf(stranger.list({ apiVersion: 'v1', kind: 'Secret', namespace: 'default' }));
    expect(refusal.code).toBe('cluster/forbidden');
    expect(refusal.message).toMatch(
      /^cannot list secrets in namespace default: secrets is forbidden: User ".+" cannot list resource "secrets" in API group "" in the namespace "default"$/,
    );
    await stranger.close();
  });

  test('whom the server does not know is not authorized', async ({ skip }) => {
    const { given } = subject();
    if (given.unauthorized === undefined) return skip('this server admits everyone');
    const stranger = await connectCluster(given.unauthorized);
    expect(await refusalOf(stranger.list({ apiVersion: 'v1', kind: 'Secret', namespace: 'default' }))).toMatchObject({
      code: 'cluster/unauthorized',
      message: expect.stringContaining('Unauthorized'),
      hint: expect.stringContaining('log in again'),
    });
    await stranger.close();
  });
}
