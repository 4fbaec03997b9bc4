import type { KubeObject } from '@metachart/kube-model';
import { buildReleaseSecret, parseReleaseSecret } from '@metachart/release';
import { describe, expect, test } from 'vitest';
import { configMapRef, createDeployFixture, type DeployOptions } from './deploy-fixture.ts';
import type { Files } from './environment-files.ts';
import { testWithHelm } from './helm-situations.ts';
import { testHooks } from './hook-situations.ts';
import { configMap, constant, deployment, gateDefinition, hookOf, job, service } from './manifests.ts';
import { testPruning } from './prune-situations.ts';

/** The same deploys against any cluster. */
export function describeDeploy(name: string, options: DeployOptions): void {
  describe(`metachart deploy on ${name}`, () => {
    const fixture = createDeployFixture(options);
    const { connected, workspaceOf, historyOf, versionsOf } = fixture;

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
      expect((await connected.cluster.get(configMapRef(namespace)))?.metadata).toMatchObject({
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
      expect((await connected.cluster.get(configMapRef(namespace)))?.data).toEqual({
        a: 'other',
        upgrade: 'true',
        revision: '2',
      });
    });

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
      const live = (await connected.cluster.get(configMapRef(namespace)))!;
      await connected.cluster.replace({ ...live, data: { a: 'theirs' } });
      expect((await deploy()).out).toMatch('configmap/web configured\nservice/web unchanged\n');
      await connected.cluster.delete({ ...configMapRef(namespace), kind: 'Service' });
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
        neverReadyChart(`r${process.pid}.${connected.started.context}.example`),
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
      await connected.cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
      await connected.cluster.create({
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
      expect(await connected.cluster.get({ ...configMapRef(namespace), kind: 'Service' })).toBeUndefined();
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

    test('an interrupt ends the wait with exit code 130 and closes the record', async () => {
      const { namespace, deploy } = workspaceOf(
        neverReadyChart(`i${process.pid}.${connected.started.context}.example`),
      );
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
      const secret = (await connected.cluster.get(ref))!;
      await connected.cluster.replace(pendingSecret(secret));
      const { code, err } = await deploy();
      expect(code).toBe(1);
      expect(err).toMatch('Error: another operation (install/upgrade/rollback) is in progress\n');
    });

    test('a kind that nobody serves stops the deploy before anything is changed', async () => {
      const { namespace, deploy } = workspaceOf({
        'web/templates/a.yaml': `${configMap}---\napiVersion: none.example/v1\nkind: Widget\nmetadata:\n  name: w\n`,
      });
      const { code, err } = await deploy();
      expect(code).toBe(1);
      expect(err).toMatch('Error: cannot deploy widget.none.example/w: the cluster does not serve none.example/v1');
      expect(await connected.cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: namespace })).toBeUndefined();
    });

    test('what templates look up is what the cluster has', async () => {
      const { namespace, deploy } = workspaceOf({
        'web/templates/a.yaml': `${configMap}  before: {{ (lookup "v1" "ConfigMap" .Release.Namespace "web").data | default dict | toJson | quote }}\n`,
      });
      await deploy();
      await deploy();
      expect((await connected.cluster.get(configMapRef(namespace)))?.data).toMatchObject({
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
      const { gitVersion } = await connected.cluster.version();
      expect((await connected.cluster.get(configMapRef(namespace)))?.data).toMatchObject({
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

    testHooks(fixture);
    testPruning(fixture);
    testWithHelm(fixture);
  });
}

/** A chart whose custom resource says of itself that it is not ready, until the value \`open\` says otherwise. */
function neverReadyChart(group: string): Files {
  return {
    'web/crds/gate.yaml': gateDefinition(group),
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
