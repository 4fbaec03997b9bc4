import { expect, test } from 'vitest';
import { configMapRef, type DeployFixture } from './deploy-fixture.ts';
import { configMap, hookOf, job, pod, service, suspendedJob } from './manifests.ts';

/** Hooks, when a release is deployed. */
export function testHooks({ connected, workspaceOf, historyOf, hooksOf }: DeployFixture): void {
  test('hooks run before and after, by weight, and the record tells of them', async () => {
    const { namespace, deploy } = workspaceOf({
      'web/templates/web.yaml': configMap,
      'web/templates/hooks.yaml': [
        hookOf(job, { name: 'migrate', events: 'pre-install,pre-upgrade', weight: 1 }),
        hookOf(configMap, { name: 'settings', events: 'pre-install', weight: -1 }),
        hookOf(job, { name: 'greet', events: 'post-install' }),
        hookOf(pod, { name: 'check', events: 'test' }),
      ].join('---\n'),
    });
    const { code, out, err } = await deploy();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').slice(1, -2)).toEqual([
      `namespace/${namespace} created`,
      'configmap/settings pre-install hook started',
      'configmap/settings pre-install hook succeeded',
      'job.batch/migrate pre-install hook started',
      'job.batch/migrate pre-install hook succeeded',
      'configmap/web created',
      'job.batch/greet post-install hook started',
      'job.batch/greet post-install hook succeeded',
    ]);
    expect(await hooksOf(namespace)).toEqual([
      'settings Succeeded before-hook-creation',
      'check',
      'migrate Succeeded before-hook-creation',
      'greet Succeeded before-hook-creation',
    ]);
    expect((await connected.cluster.get(configMapRef(namespace, 'settings')))?.metadata.labels).toBeUndefined();
    expect(await connected.cluster.get({ ...configMapRef(namespace, 'check'), kind: 'Pod' })).toBeUndefined();
    const jobRef = { apiVersion: 'batch/v1', kind: 'Job', namespace, name: 'migrate' };
    const first = await connected.cluster.get(jobRef);
    expect((await deploy()).out).toMatch('job.batch/migrate pre-upgrade hook succeeded\nconfigmap/web configured\n');
    expect((await connected.cluster.get(jobRef))?.metadata.uid).not.toBe(first?.metadata.uid);
  });

  test('hooks that are to be deleted once they succeeded are gone', async () => {
    const { namespace, deploy } = workspaceOf({
      'web/templates/web.yaml': configMap,
      'web/templates/hooks.yaml': hookOf(job, { name: 'migrate', events: 'pre-install', policy: 'hook-succeeded' }),
    });
    expect((await deploy()).code).toBe(0);
    expect(await hooksOf(namespace)).toEqual(['migrate Succeeded hook-succeeded']);
    expect(
      await connected.cluster.get({ apiVersion: 'batch/v1', kind: 'Job', namespace, name: 'migrate' }),
    ).toBeUndefined();
  });

  test('a hook that does not end by the deadline fails the release before anything is applied', async () => {
    const { namespace, deploy } = workspaceOf({
      'web/templates/web.yaml': configMap,
      'web/templates/hooks.yaml': [
        hookOf(configMap, { name: 'first', events: 'pre-install', weight: -1, policy: 'hook-succeeded' }),
        hookOf(suspendedJob, { name: 'stuck', events: 'pre-install', policy: 'hook-failed' }),
      ].join('---\n'),
    });
    const { code, out, err } = await deploy(['--timeout', '2s']);
    expect(code).toBe(1);
    expect(err).toBe(
      'Error: failed pre-install: timed out waiting for the condition\n  hint: job.batch/stuck: the deadline was 2 s; --timeout sets another one\n',
    );
    expect(out).toMatch('job.batch/stuck pre-install hook failed: timed out waiting for the condition\n');
    expect(await historyOf(namespace)).toEqual([
      '1 failed Release "web" failed: failed pre-install: timed out waiting for the condition',
    ]);
    expect(await hooksOf(namespace)).toEqual(['first Succeeded hook-succeeded', 'stuck Failed hook-failed']);
    for (const name of ['web', 'first'])
      expect(await connected.cluster.get(configMapRef(namespace, name))).toBeUndefined();
    expect(
      await connected.cluster.get({ apiVersion: 'batch/v1', kind: 'Job', namespace, name: 'stuck' }),
    ).toBeUndefined();
  });

  test('a hook that cannot be created fails an upgrade, and the revision before it stays deployed', async () => {
    const { namespace, deploy } = workspaceOf({
      'web/templates/web.yaml': configMap,
      'web/templates/hooks.yaml': hookOf(configMap, { name: 'once', events: 'post-install', policy: 'hook-failed' }),
    });
    expect((await deploy()).code).toBe(0);
    const hook = hookOf(configMap, { name: 'once', events: 'pre-upgrade', policy: 'hook-failed' });
    const { code, err } = await deploy([], { 'web/templates/hooks.yaml': hook });
    expect(code).toBe(1);
    expect(err).toMatch(
      /^Error: pre-upgrade hooks failed: warning: Hook pre-upgrade web\/templates\/hooks.yaml failed: .*configmaps "once" already exists\n$/,
    );
    expect(await historyOf(namespace)).toEqual([
      '1 deployed Install complete',
      expect.stringMatching(/^2 failed Upgrade "web" failed: pre-upgrade hooks failed: warning: Hook /),
    ]);
    expect(await hooksOf(namespace, 2)).toEqual(['once Failed hook-failed']);
    expect((await connected.cluster.get(configMapRef(namespace)))?.data).toMatchObject({ revision: '1' });
  });

  test('an interrupt while a hook runs leaves its outcome unknown', async () => {
    const { namespace, deploy } = workspaceOf({
      'web/templates/hooks.yaml': hookOf(suspendedJob, { name: 'stuck', events: 'pre-install' }),
    });
    const interrupt = new AbortController();
    const onOut = (text: string): void => {
      if (text.includes('started')) interrupt.abort();
    };
    const { code, err } = await deploy([], {}, { signal: interrupt.signal, onOut });
    expect(code).toBe(130);
    expect(err).toMatch('Error: the deploy was cancelled\n');
    expect(await historyOf(namespace)).toEqual(['1 failed Release "web" failed: the deploy was cancelled']);
    expect(await hooksOf(namespace)).toEqual(['stuck Unknown before-hook-creation']);
  });

  test('hooks are left out where they are not wanted', async () => {
    const { namespace, deploy } = workspaceOf({
      'web/templates/web.yaml': service,
      'web/templates/hook.yaml': hookOf(configMap, { name: 'prepare', events: 'pre-install' }),
    });
    const { code, out } = await deploy(['--no-hooks']);
    expect(code).toBe(0);
    expect(out).toMatch('warning: hooks are left out: ConfigMap prepare (pre-install)\n');
    expect(await connected.cluster.get(configMapRef(namespace, 'prepare'))).toBeUndefined();
    expect(await hooksOf(namespace)).toEqual(['prepare']);
  });

  test('a hook of a kind that nobody serves stops the deploy before anything is changed', async () => {
    const { namespace, deploy } = workspaceOf({
      'web/templates/hook.yaml': hookOf(configMap.replace('v1', 'none.example/v1'), {
        name: 'prepare',
        events: 'pre-install',
      }),
    });
    const { code, err } = await deploy();
    expect(code).toBe(1);
    expect(err).toMatch('Error: cannot deploy configmap.none.example/prepare: the cluster does not serve');
    expect(await connected.cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: namespace })).toBeUndefined();
  });
}
