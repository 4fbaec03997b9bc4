import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configMapRef, type DeployFixture } from './deploy-fixture.ts';
import { configMap, doomedJob, hookOf, job, pod, service } from './manifests.ts';
import { folderOf } from './run-metachart.ts';

/** What the real Helm makes of releases of ours, and we of its. */
export function testWithHelm({ connected, workspaceOf, runHelm, options }: DeployFixture): void {
  test.skipIf(options.helm === undefined)('the real Helm reads the release', async () => {
    const { namespace, deploy } = workspaceOf({
      'web/templates/a.yaml': `${configMap}---\n${service}`,
      'web/templates/NOTES.txt': 'Hello.\n',
    });
    await deploy();
    await deploy([], { 'environments/test/values.yaml': 'a: other\n' });
    const helm = (...args: readonly string[]) => runHelm(namespace, args);
    expect(JSON.parse(await helm('list', '-o', 'json'))).toEqual([
      expect.objectContaining({ name: 'web', namespace, revision: '2', status: 'deployed', chart: 'web-0.1.0' }),
    ]);
    expect(JSON.parse(await helm('history', 'web', '-o', 'json'))).toEqual([
      expect.objectContaining({ revision: 1, status: 'superseded', description: 'Install complete' }),
      expect.objectContaining({ revision: 2, status: 'deployed', description: 'Upgrade complete' }),
    ]);
    expect(await helm('get', 'manifest', 'web')).toMatch(
      '# Source: web/templates/a.yaml\napiVersion: v1\nkind: ConfigMap\n',
    );
    expect(await helm('get', 'values', 'web')).toBe('USER-SUPPLIED VALUES:\na: other');
    expect(await helm('get', 'notes', 'web')).toBe('NOTES:\nHello.');
  });

  test.skipIf(options.helm === undefined || !options.jobsFail)(
    'hooks leave the same objects and the same records as with the real Helm',
    async () => {
      const { namespace, deploy, files } = workspaceOf({
        'web/templates/web.yaml': configMap,
        'web/templates/hooks.yaml': [
          hookOf(job, { name: 'b', events: 'pre-install,post-upgrade', policy: 'hook-succeeded' }),
          hookOf(job, { name: 'a', events: 'pre-install,pre-upgrade' }),
          hookOf(configMap, { name: 'settings', events: 'pre-install,pre-upgrade', weight: -1 }),
          hookOf(configMap, { name: 'done', events: 'post-install', policy: 'hook-failed,before-hook-creation' }),
          hookOf(pod, { name: 'check', events: 'test' }),
          `{{- if .Values.fail }}\n${hookOf(doomedJob, { name: 'doomed', events: 'pre-upgrade', weight: 1, policy: 'hook-failed' })}{{- end }}\n`,
        ].join('---\n'),
      });
      const theirs = `${namespace}-helm`;
      const chart = join(folderOf(files), 'web');
      const upgrade = ['upgrade', '--install', 'web', chart, '--create-namespace', '--timeout', '60s'];
      /** What is there, and what Helm says of it; nothing of it is another for another namespace. */
      async function viewOf(space: string): Promise<unknown> {
        const kinds = [configMapRef(space), { apiVersion: 'batch/v1', kind: 'Job', namespace: space }];
        const lists = await Promise.all(kinds.map((kind) => connected.cluster.list(kind)));
        const objects = lists.flatMap(({ items }) => items);
        const shown = objects.map(({ kind, metadata: { name, labels, annotations } }) => ({
          name: `${kind} ${name}`,
          labels: Object.keys(labels ?? {}),
          annotations: Object.keys(annotations ?? {}),
        }));
        const { hooks, info } = JSON.parse(await runHelm(space, ['status', 'web', '-o', 'json']));
        const { status, description } = info;
        const text = JSON.stringify({ hooks, status, description: description.split('\n').map(trimItem).join('') });
        return {
          shown: shown.filter(({ name }) => !name.includes('kube-root-ca')),
          hooks: await runHelm(space, ['get', 'hooks', 'web']),
          status: JSON.parse(text, (key, value) => (key.endsWith('_at') ? Boolean(value) : value)),
        };
      }
      const trimItem = (line: string) => line.replace(/1 error occurred:$|^\t\* /, '');

      expect((await deploy()).code).toBe(0);
      await runHelm(theirs, upgrade);
      expect(await viewOf(namespace)).toEqual(await viewOf(theirs));
      expect((await deploy()).code).toBe(0);
      await runHelm(theirs, upgrade);
      expect(await viewOf(namespace)).toEqual(await viewOf(theirs));
      const { code, err } = await deploy([], { 'environments/test/values.yaml': 'fail: true\n' });
      expect(code).toBe(1);
      expect(err).toMatch('Error: pre-upgrade hooks failed: job doomed failed: DeadlineExceeded\n');
      await expect(runHelm(theirs, [...upgrade, '--set', 'fail=true'])).rejects.toThrow('job doomed failed');
      expect(await viewOf(namespace)).toEqual(await viewOf(theirs));
    },
  );

  test.skipIf(options.helm === undefined)('the real Helm goes on from it, and we from Helm', async () => {
    const { namespace, deploy } = workspaceOf({ 'web/templates/a.yaml': `${configMap}---\n${service}` });
    await deploy();
    await deploy([], { 'environments/test/values.yaml': 'a: other\n' });
    expect(await runHelm(namespace, ['rollback', 'web', '1'])).toMatch('Rollback was a success');
    expect((await connected.cluster.get(configMapRef(namespace)))?.data).toMatchObject({ a: 'chart' });
    const { code, out } = await deploy([], { 'environments/test/values.yaml': 'a: third\n' });
    expect(code).toBe(0);
    expect(out).toMatch('release web, revision 4, in namespace');
    expect((await connected.cluster.get(configMapRef(namespace)))?.data).toMatchObject({ a: 'third' });
    expect(await runHelm(namespace, ['uninstall', 'web'])).toMatch('release "web" uninstalled');
    expect(await connected.cluster.get(configMapRef(namespace))).toBeUndefined();
  });
}
