import { expect, test } from 'vitest';
import { configMapRef, type DeployFixture } from './deploy-fixture.ts';
import { claim, configMap, deployment, service } from './manifests.ts';

/** Objects that left the chart. */
export function testPruning({ connected, workspaceOf }: DeployFixture): void {
  test('an object that left the chart is deleted once the new ones are ready', async () => {
    const { namespace, deploy } = workspaceOf({
      'web/templates/a.yaml': configMap,
      'web/templates/b.yaml': `${deployment}---\n${service}`,
    });
    await deploy();
    const { code, out } = await deploy([], { 'web/templates/a.yaml': '', 'web/templates/b.yaml': deployment });
    expect(code).toBe(0);
    expect(out).toMatch(
      /\ndeployment.apps\/web ready\nservice\/web pruned\nconfigmap\/web pruned\n.* \(0 created, 0 configured, 1 unchanged, 2 pruned\)\n$/,
    );
    expect(await connected.cluster.get(configMapRef(namespace))).toBeUndefined();
  });

  test('what only failed revisions brought is deleted by the one that succeeds', async () => {
    const { namespace, deploy } = workspaceOf({ 'web/templates/b.yaml': service });
    await deploy();
    const bad = service.replace('name: web', 'name: other').replace('spec:', 'spec:\n  portz: 1');
    expect((await deploy([], { 'web/templates/a.yaml': configMap, 'web/templates/b.yaml': bad })).code).toBe(1);
    expect(await connected.cluster.get(configMapRef(namespace))).toBeDefined();
    const { out } = await deploy();
    expect(out).toMatch('configmap/web pruned\n');
    expect(await connected.cluster.get(configMapRef(namespace))).toBeUndefined();
    expect(await connected.cluster.get({ ...configMapRef(namespace), kind: 'Service' })).toBeDefined();
  });

  test('what is to be kept, is not ours any more, or holds data is named and stays', async () => {
    const named = (name: string) => configMap.replace('name: web', `name: ${name}`);
    const { namespace, deploy } = workspaceOf({
      'web/templates/a.yaml': `${service}---\n${named('taken')}---\n${claim}---\n${named('kept').replace('metadata:', 'metadata:\n  annotations: {helm.sh/resource-policy: keep}')}`,
    });
    await deploy();
    const taken = (await connected.cluster.get(configMapRef(namespace, 'taken')))!;
    const annotations = { ...taken.metadata.annotations, 'meta.helm.sh/release-name': 'other' };
    await connected.cluster.replace({ ...taken, metadata: { ...taken.metadata, annotations } });
    const { code, out } = await deploy([], { 'web/templates/a.yaml': service });
    expect(code).toBe(0);
    expect(out).toMatch(
      'warning: no longer in the chart, and not removed from the cluster: persistentvolumeclaim/data (its data would be lost with it), configmap/taken (it does not belong to this release), configmap/kept (helm.sh/resource-policy: keep) (kubectl delete removes what nobody needs)\n',
    );
    expect(out).not.toMatch('pruned');
    expect(await connected.cluster.get(configMapRef(namespace, 'taken'))).toBeDefined();
    expect(await connected.cluster.get(configMapRef(namespace, 'kept'))).toBeDefined();
    expect(
      await connected.cluster.get({ ...configMapRef(namespace, 'data'), kind: 'PersistentVolumeClaim' }),
    ).toBeDefined();
  });

  test('a deploy that fails deletes nothing', async () => {
    const { namespace, deploy } = workspaceOf({ 'web/templates/a.yaml': configMap, 'web/templates/b.yaml': service });
    await deploy();
    const bad = service.replace('spec:', 'spec:\n  portz: 1');
    expect((await deploy([], { 'web/templates/a.yaml': '', 'web/templates/b.yaml': bad })).code).toBe(1);
    expect(await connected.cluster.get(configMapRef(namespace))).toBeDefined();
  });
}
