import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Cluster, connectCluster } from '@metachart/cluster';
import type { KubeObject, ObjectRef } from '@metachart/kube-model';
import { buildReleaseSecret, parseReleaseSecret } from '@metachart/release';
import { testClusterDeadline } from '@metachart/test-cluster';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StartedCluster } from './clusters.ts';
import { folderOf, type Outcome, type RunOptions, runMetachart } from './run-metachart.ts';

/** The same deploys against any cluster. Without a Helm its view of the releases is not compared. */
export function describeDeploy(
  name: string,
  options: {
    readonly start: () => Promise<StartedCluster>;
    readonly helm: (() => Promise<string>) | undefined;
    /** In the embedded cluster every Job succeeds. */
    readonly jobsFail: boolean;
  },
): void {
  describe(`metachart deploy on ${name}`, () => {
    let started: StartedCluster;
    let cluster: Cluster;
    beforeAll(async () => {
      started = await options.start();
      cluster = await connectCluster({ kubeconfig: started.kubeconfigPath, context: started.context });
    }, testClusterDeadline);
    afterAll(async () => {
      await cluster?.close();
      await started?.stop();
    });

    /** A workspace with an environment `test` whose one release `web` has a namespace of its own. */
    function workspaceOf(charts: Readonly<Record<string, string>>): Workspace {
      const namespace = `deploy-${process.pid}-${++namespaces}`;
      const files = (more: Readonly<Record<string, string>>) => ({
        'environments/test/environment.yaml': `cluster:\n  context: ${started.context}\n  kubeconfig: ${started.kubeconfigPath}\nreleases:\n  - name: web\n    namespace: ${namespace}\n    chart: web\n`,
        'environments/test/values.yaml': '',
        'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
        ...more,
      });
      const deploy = (more: Readonly<Record<string, string>>, args: readonly string[], run: RunOptions = {}) =>
        runMetachart(['deploy', 'test', '--root', folderOf(files(more)), '--timeout', '60s', ...args], run);
      return {
        namespace,
        files: files(charts),
        deploy: (args = [], more = {}, run = {}) => deploy({ ...charts, ...more }, args, run),
      };
    }

    /** `revision status description` of each record. */
    async function historyOf(namespace: string): Promise<readonly string[]> {
      const { items } = await cluster.list(
        { apiVersion: 'v1', kind: 'Secret', namespace },
        { labelSelector: 'owner=helm' },
      );
      const records = items.map(parseReleaseSecret).sort((a, b) => a.version - b.version);
      return records.map(({ version, info }) => `${version} ${info.status} ${info.description}`);
    }

    const configMapRef = (namespace: string, name = 'web'): ObjectRef => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace,
      name,
    });

    test('a first deploy creates everything, waits until it is ready and records it', async () => {
      const { namespace, deploy } = workspaceOf({
        'web/templates/web.yaml': `${configMap}---\n${service}---\n${deployment}`,
      });
      const { code, out, err } = await deploy();
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const lines = out.split('\n');
      expect(lines.slice(0, 5)).toEqual([
        `release web, revision 1, in namespace ${namespace}`,
        `namespace/${namespace} created`,
        'configmap/web created',
        'service/web created',
        'deployment.apps/web created',
      ]);
      expect(lines).toContain('deployment.apps/web ready');
      expect(lines.at(-2)).toMatch(
        /^release web, revision 1: deployed after [\d.]+ s \(4 created, 0 configured, 0 unchanged\)$/,
      );
      expect(await historyOf(namespace)).toEqual(['1 deployed Install complete']);
      expect((await cluster.get(configMapRef(namespace)))?.metadata).toMatchObject({
        labels: { 'app.kubernetes.io/managed-by': 'Helm' },
        annotations: { 'meta.helm.sh/release-name': 'web', 'meta.helm.sh/release-namespace': namespace },
      });
    });

    test('a second deploy upgrades to revision 2, changes what differs and leaves the rest', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/web.yaml': `${configMap}---\n${service}` });
      await deploy();
      const { code, out } = await deploy([], { 'environments/test/values.yaml': 'a: other\n' });
      expect(code).toBe(0);
      expect(out).toMatch('configmap/web configured\nservice/web unchanged\n');
      expect(await historyOf(namespace)).toEqual(['1 superseded Install complete', '2 deployed Upgrade complete']);
      expect((await cluster.get(configMapRef(namespace)))?.data).toEqual({
        a: 'other',
        upgrade: 'true',
        revision: '2',
      });
    });

    /** `kind name resourceVersion` of what a deploy writes. */
    async function versionsOf(namespace: string): Promise<readonly string[]> {
      const core = ['ConfigMap', 'Secret', 'Service'].map((kind) => ({ apiVersion: 'v1', kind, namespace }));
      const kinds = [...core, { apiVersion: 'batch/v1', kind: 'Job', namespace }];
      const lists = await Promise.all(kinds.map((kind) => cluster.list(kind)));
      return lists.flatMap(({ items }) =>
        items.map(({ kind, metadata }) => `${kind} ${metadata.name} ${metadata.resourceVersion}`),
      );
    }

    test('an unchanged deploy writes nothing and says so', async () => {
      const { namespace, deploy } = workspaceOf({
        'web/templates/web.yaml': `${constant}---\n${service}---\n${deployment}`,
        'web/templates/hook.yaml': hookOf(job, { name: 'migrate', events: 'pre-install,pre-upgrade' }),
        'web/templates/NOTES.txt': 'Revision {{ .Release.Revision }}.',
      });
      expect((await deploy()).code).toBe(0);
      const before = await versionsOf(namespace);
      const { code, out, err } = await deploy();
      expect({ code, out, err }).toEqual({ code: 0, out: 'release web: nothing to change (revision 1)\n', err: '' });
      expect(await versionsOf(namespace)).toEqual(before);
      const json = JSON.parse((await deploy(['-o', 'json'])).out);
      expect(json).toMatchObject({ type: 'release-unchanged', release: { name: 'web', namespace }, revision: 1 });
    });

    test('what somebody changed or deleted meanwhile is a change', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/web.yaml': `${constant}---\n${service}` });
      await deploy();
      const live = (await cluster.get(configMapRef(namespace)))!;
      await cluster.replace({ ...live, data: { a: 'theirs' } });
      expect((await deploy()).out).toMatch('configmap/web configured\nservice/web unchanged\n');
      await cluster.delete({ ...configMapRef(namespace), kind: 'Service' });
      expect((await deploy()).out).toMatch('configmap/web unchanged\nservice/web created\n');
      expect((await deploy()).out).toBe('release web: nothing to change (revision 3)\n');
    });

    test('other values and another version of the chart are a revision, also where no object changes', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/web.yaml': service });
      await deploy();
      const values = { 'environments/test/values.yaml': 'unread: 1\n' };
      expect((await deploy([], values)).out).toMatch('(0 created, 0 configured, 1 unchanged)');
      const version = { 'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.2.0\n' };
      expect((await deploy([], { ...values, ...version })).out).toMatch('revision 3: deployed');
      expect((await deploy([], { ...values, ...version })).out).toMatch('nothing to change (revision 3)');
      expect(await historyOf(namespace)).toHaveLength(3);
    });

    test('after a revision that failed there is always a new one', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/web.yaml': service });
      await deploy();
      await deploy([], { 'web/templates/web.yaml': service.replace('spec:', 'spec:\n  portz: 1') });
      expect((await deploy()).out).toMatch('release web, revision 3: deployed');
      expect(await historyOf(namespace)).toHaveLength(3);
    });

    test('a rendering that is another one each time is a change', async () => {
      const { namespace, deploy } = workspaceOf({
        'web/templates/web.yaml': `${constant}  random: {{ randAlphaNum 8 | quote }}\n`,
      });
      await deploy();
      expect((await deploy()).out).toMatch('configmap/web configured\n');
      expect(await historyOf(namespace)).toHaveLength(2);
    });

    test('what does not become ready fails at the deadline, and the next deploy goes on from there', async () => {
      const { namespace, deploy } = workspaceOf(
        neverReadyChart(`r${process.pid}${namespaces + 1}.${started.context}.example`),
      );
      const { code, out, err } = await deploy(['--timeout', '2s']);
      expect(code).toBe(1);
      expect(out).toMatch(/^gate\.\S+\/web waiting: .+$/m);
      expect(out).toMatch('release web, revision 1: failed after');
      expect(err).toMatch(/^Error: 1 of 3 objects not ready in time: gate\.\S+\/web: /);
      expect(err).toMatch('hint: the deadline was 2 s; --timeout sets another one');
      expect(await historyOf(namespace)).toEqual([
        expect.stringMatching(/^1 failed Release "web" failed: 1 of 3 objects not ready/),
      ]);
      const healed = await deploy([], { 'environments/test/values.yaml': 'open: "True"\n' });
      expect({ code: healed.code, err: healed.err }).toEqual({ code: 0, err: '' });
      expect(await historyOf(namespace)).toEqual([expect.stringMatching(/^1 failed/), '2 deployed Upgrade complete']);
    });

    test('an object that somebody else made stops the deploy before anything is changed', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/web.yaml': `${service}---\n${configMap}` });
      await cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
      await cluster.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'web', namespace },
        data: { a: 'theirs' },
      });
      const { code, out, err } = await deploy();
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(
        `Error: ConfigMap "web" in namespace "${namespace}" exists and cannot be imported into the current release: invalid ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": must be set to "Helm"`,
      );
      expect(await historyOf(namespace)).toEqual([]);
      expect(await cluster.get({ ...configMapRef(namespace), kind: 'Service' })).toBeUndefined();
    });

    test('a manifest that the server refuses fails the release, and the record says why', async () => {
      const { namespace, deploy } = workspaceOf({
        'web/templates/web.yaml': `${configMap}---\n${service.replace('spec:', 'spec:\n  portz: 1')}`,
      });
      const { code, out, err } = await deploy();
      expect(code).toBe(1);
      expect(out).toMatch('configmap/web created\nrelease web, revision 1: failed');
      expect(err).toMatch(/^Error: cannot apply service\/web in namespace .*portz/);
      expect(await historyOf(namespace)).toEqual([
        expect.stringMatching(/^1 failed Release "web" failed: cannot apply service\/web/),
      ]);
    });

    test('a failed upgrade leaves the revision before it deployed', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/web.yaml': service });
      await deploy();
      const { code } = await deploy([], { 'web/templates/web.yaml': service.replace('spec:', 'spec:\n  portz: 1') });
      expect(code).toBe(1);
      expect(await historyOf(namespace)).toEqual([
        '1 deployed Install complete',
        expect.stringMatching(/^2 failed Upgrade "web" failed: /),
      ]);
    });

    /** `name phase` of each hook of a revision, policies where there are any. */
    async function hooksOf(namespace: string, revision = 1): Promise<readonly string[]> {
      const name = `sh.helm.release.v1.web.v${revision}`;
      const { hooks } = parseReleaseSecret((await cluster.get({ ...configMapRef(namespace, name), kind: 'Secret' }))!);
      return (hooks ?? []).map(({ name, last_run, delete_policies = [] }) =>
        [name, last_run.phase, ...delete_policies].join(' ').trim(),
      );
    }

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
      expect((await cluster.get(configMapRef(namespace, 'settings')))?.metadata.labels).toBeUndefined();
      expect(await cluster.get({ ...configMapRef(namespace, 'check'), kind: 'Pod' })).toBeUndefined();
      const jobRef = { apiVersion: 'batch/v1', kind: 'Job', namespace, name: 'migrate' };
      const first = await cluster.get(jobRef);
      expect((await deploy()).out).toMatch('job.batch/migrate pre-upgrade hook succeeded\nconfigmap/web configured\n');
      expect((await cluster.get(jobRef))?.metadata.uid).not.toBe(first?.metadata.uid);
    });

    test('hooks that are to be deleted once they succeeded are gone', async () => {
      const { namespace, deploy } = workspaceOf({
        'web/templates/web.yaml': configMap,
        'web/templates/hooks.yaml': hookOf(job, { name: 'migrate', events: 'pre-install', policy: 'hook-succeeded' }),
      });
      expect((await deploy()).code).toBe(0);
      expect(await hooksOf(namespace)).toEqual(['migrate Succeeded hook-succeeded']);
      expect(await cluster.get({ apiVersion: 'batch/v1', kind: 'Job', namespace, name: 'migrate' })).toBeUndefined();
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
      for (const name of ['web', 'first']) expect(await cluster.get(configMapRef(namespace, name))).toBeUndefined();
      expect(await cluster.get({ apiVersion: 'batch/v1', kind: 'Job', namespace, name: 'stuck' })).toBeUndefined();
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
      expect((await cluster.get(configMapRef(namespace)))?.data).toMatchObject({ revision: '1' });
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
      expect(await cluster.get(configMapRef(namespace, 'prepare'))).toBeUndefined();
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
      expect(await cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: namespace })).toBeUndefined();
    });

    test('an interrupt ends the wait with exit code 130 and closes the record', async () => {
      const { namespace, deploy } = workspaceOf(neverReadyChart(`i${process.pid}.${started.context}.example`));
      const interrupt = new AbortController();
      const onOut = (text: string): void => {
        if (text.includes('waiting')) interrupt.abort();
      };
      const { code, out, err } = await deploy([], {}, { signal: interrupt.signal, onOut });
      expect(code).toBe(130);
      expect(out).toMatch('release web, revision 1: failed');
      expect(err).toMatch('Error: the deploy was cancelled\n');
      expect(await historyOf(namespace)).toEqual(['1 failed Release "web" failed: the deploy was cancelled']);
    });

    test('another deploy under way is not disturbed', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/web.yaml': service });
      await deploy();
      const ref = { apiVersion: 'v1', kind: 'Secret', namespace, name: 'sh.helm.release.v1.web.v1' };
      const secret = (await cluster.get(ref))!;
      await cluster.replace(pendingSecret(secret));
      const { code, err } = await deploy();
      expect(code).toBe(1);
      expect(err).toMatch('Error: another operation (install/upgrade/rollback) is in progress\n');
    });

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
      expect(await cluster.get(configMapRef(namespace))).toBeUndefined();
    });

    test('what only failed revisions brought is deleted by the one that succeeds', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/b.yaml': service });
      await deploy();
      const bad = service.replace('name: web', 'name: other').replace('spec:', 'spec:\n  portz: 1');
      expect((await deploy([], { 'web/templates/a.yaml': configMap, 'web/templates/b.yaml': bad })).code).toBe(1);
      expect(await cluster.get(configMapRef(namespace))).toBeDefined();
      const { out } = await deploy();
      expect(out).toMatch('configmap/web pruned\n');
      expect(await cluster.get(configMapRef(namespace))).toBeUndefined();
      expect(await cluster.get({ ...configMapRef(namespace), kind: 'Service' })).toBeDefined();
    });

    test('what is to be kept, is not ours any more, or holds data is named and stays', async () => {
      const named = (name: string) => configMap.replace('name: web', `name: ${name}`);
      const { namespace, deploy } = workspaceOf({
        'web/templates/a.yaml': `${service}---\n${named('taken')}---\n${claim}---\n${named('kept').replace('metadata:', 'metadata:\n  annotations: {helm.sh/resource-policy: keep}')}`,
      });
      await deploy();
      const taken = (await cluster.get(configMapRef(namespace, 'taken')))!;
      const annotations = { ...taken.metadata.annotations, 'meta.helm.sh/release-name': 'other' };
      await cluster.replace({ ...taken, metadata: { ...taken.metadata, annotations } });
      const { code, out } = await deploy([], { 'web/templates/a.yaml': service });
      expect(code).toBe(0);
      expect(out).toMatch(
        'warning: no longer in the chart, and not removed from the cluster: persistentvolumeclaim/data (its data would be lost with it), configmap/taken (it does not belong to this release), configmap/kept (helm.sh/resource-policy: keep) (kubectl delete removes what nobody needs)\n',
      );
      expect(out).not.toMatch('pruned');
      expect(await cluster.get(configMapRef(namespace, 'taken'))).toBeDefined();
      expect(await cluster.get(configMapRef(namespace, 'kept'))).toBeDefined();
      expect(await cluster.get({ ...configMapRef(namespace, 'data'), kind: 'PersistentVolumeClaim' })).toBeDefined();
    });

    test('a deploy that fails deletes nothing', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/a.yaml': configMap, 'web/templates/b.yaml': service });
      await deploy();
      const bad = service.replace('spec:', 'spec:\n  portz: 1');
      expect((await deploy([], { 'web/templates/a.yaml': '', 'web/templates/b.yaml': bad })).code).toBe(1);
      expect(await cluster.get(configMapRef(namespace))).toBeDefined();
    });

    test('a kind that nobody serves stops the deploy before anything is changed', async () => {
      const { namespace, deploy } = workspaceOf({
        'web/templates/a.yaml': `${configMap}---\napiVersion: none.example/v1\nkind: Widget\nmetadata:\n  name: w\n`,
      });
      const { code, err } = await deploy();
      expect(code).toBe(1);
      expect(err).toMatch('Error: cannot deploy widget.none.example/w: the cluster does not serve none.example/v1');
      expect(await cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: namespace })).toBeUndefined();
    });

    test('what templates look up is what the cluster has', async () => {
      const { namespace, deploy } = workspaceOf({
        'web/templates/a.yaml': `${configMap}  before: {{ (lookup "v1" "ConfigMap" .Release.Namespace "web").data | default dict | toJson | quote }}\n`,
      });
      await deploy();
      await deploy();
      expect((await cluster.get(configMapRef(namespace)))?.data).toMatchObject({
        before: '{"a":"chart","before":"{}","revision":"1","upgrade":"false"}',
      });
    });

    test('templates see the version and the kinds of the cluster', async () => {
      const { namespace, deploy } = workspaceOf({
        'web/templates/a.yaml': `${configMap}  version: {{ .Capabilities.KubeVersion.Version }}
  served: {{ list (.Capabilities.APIVersions.Has "apps/v1") (.Capabilities.APIVersions.Has "v1/ConfigMap") (.Capabilities.APIVersions.Has "apps/v1/Deployment") | join " " | quote }}
  unserved: {{ list (.Capabilities.APIVersions.Has "policy/v1beta1") (.Capabilities.APIVersions.Has "apps/v1/Widget") | join " " | quote }}
`,
      });
      expect((await deploy()).code).toBe(0);
      const { gitVersion } = await cluster.version();
      expect((await cluster.get(configMapRef(namespace)))?.data).toMatchObject({
        version: gitVersion,
        served: 'true true true',
        unserved: 'false false',
      });
    });

    test('as JSON each line is an event', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/a.yaml': configMap });
      const { out } = await deploy(['--output', 'json']);
      const events = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const release = { name: 'web', namespace };
      expect(events.map(({ type }) => type)).toEqual([
        'release-started',
        'object-applied',
        'object-applied',
        'object-progress',
        'release-finished',
      ]);
      expect(events[2]).toEqual({
        type: 'object-applied',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        release,
        ref: configMapRef(namespace),
        outcome: 'created',
      });
      expect(events.at(-1)).toMatchObject({ type: 'release-finished', release, revision: 1, status: 'deployed' });
    });

    test('ten revisions are kept', async () => {
      const { namespace, deploy } = workspaceOf({ 'web/templates/a.yaml': configMap });
      for (let count = 0; count < 12; count++) await deploy();
      const history = await historyOf(namespace);
      expect(history).toHaveLength(10);
      expect([history[0], history.at(-1)]).toEqual(['3 superseded Upgrade complete', '12 deployed Upgrade complete']);
    });

    /** Runs the real Helm. Not synchronously: the embedded cluster answers from this process. */
    async function runHelm(namespace: string, args: readonly string[]): Promise<string> {
      const place = ['-n', namespace, '--kubeconfig', started.kubeconfigPath, '--kube-context', started.context];
      const { stdout } = await promisify(execFile)(await options.helm!(), [...args, ...place], { timeout: 60_000 });
      return stdout.trimEnd();
    }

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
          const lists = await Promise.all(kinds.map((kind) => cluster.list(kind)));
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
      expect((await cluster.get(configMapRef(namespace)))?.data).toMatchObject({ a: 'chart' });
      const { code, out } = await deploy([], { 'environments/test/values.yaml': 'a: third\n' });
      expect(code).toBe(0);
      expect(out).toMatch('release web, revision 4, in namespace');
      expect((await cluster.get(configMapRef(namespace)))?.data).toMatchObject({ a: 'third' });
      expect(await runHelm(namespace, ['uninstall', 'web'])).toMatch('release "web" uninstalled');
      expect(await cluster.get(configMapRef(namespace))).toBeUndefined();
    });
  });
}

interface Workspace {
  readonly namespace: string;
  readonly files: Readonly<Record<string, string>>;
  readonly deploy: (
    args?: readonly string[],
    files?: Readonly<Record<string, string>>,
    run?: RunOptions,
  ) => Promise<Outcome>;
}

let namespaces = 0;

const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  a: {{ .Values.a | default "chart" | quote }}
  upgrade: {{ .Release.IsUpgrade | quote }}
  revision: {{ .Release.Revision | quote }}
`;

/** It is the same in each revision. */
const constant = configMap.slice(0, configMap.indexOf('  upgrade'));

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
`;

const job = `apiVersion: batch/v1
kind: Job
metadata:
  name: web
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: run
          image: registry.example/run:1
`;

const suspendedJob = job.replace('spec:', 'spec:\n  suspend: true');

/** It ends badly, after a second: no node takes its pod. */
const doomedJob = job
  .replace('spec:', 'spec:\n  activeDeadlineSeconds: 1')
  .replace('restartPolicy', 'nodeSelector: {no: such}\n      restartPolicy');

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  restartPolicy: Never
  containers:
    - name: run
      image: registry.example/run:1
`;

function hookOf(
  manifest: string,
  {
    name,
    events,
    weight = 0,
    policy,
  }: { readonly name: string; readonly events: string; readonly weight?: number; readonly policy?: string },
): string {
  const annotations = [
    `helm.sh/hook: "${events}"`,
    `helm.sh/hook-weight: "${weight}"`,
    ...(policy === undefined ? [] : [`helm.sh/hook-delete-policy: "${policy}"`]),
  ];
  return manifest
    .replace('metadata:', `metadata:\n  annotations:\n    ${annotations.join('\n    ')}`)
    .replace('  name: web', `  name: ${name}`);
}

const claim = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
`;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example/web:1
`;

/** A chart whose custom resource says of itself that it is not ready, until the value \`open\` says otherwise. */
function neverReadyChart(group: string): Readonly<Record<string, string>> {
  return {
    'web/crds/gate.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: gates.${group}
spec:
  group: ${group}
  scope: Namespaced
  names: {plural: gates, singular: gate, kind: Gate}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          x-kubernetes-preserve-unknown-fields: true
`,
    'web/templates/web.yaml': `${configMap}---
apiVersion: ${group}/v1
kind: Gate
metadata:
  name: web
status:
  conditions:
    - type: Ready
      status: {{ .Values.open | default "False" | quote }}
      reason: Closed
      message: the gate is closed
`,
  };
}

/** The record as a run leaves it that was killed. */
function pendingSecret(secret: KubeObject): KubeObject {
  const record = parseReleaseSecret(secret);
  const pending = { ...record, info: { ...record.info, status: 'pending-upgrade' as const } };
  const { resourceVersion: _, ...metadata } = secret.metadata;
  return {
    ...buildReleaseSecret(pending, { modifiedAt: 0 }),
    metadata: { ...metadata, labels: { ...metadata.labels, status: 'pending-upgrade' } },
  };
}
