import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { KubeObject } from '@metachart/kube-model';
import { describe, expect, test } from 'vitest';
import type { StartedCluster } from './clusters.ts';
import { connectedCluster } from './connected-cluster.ts';
import { environmentFiles, type Files } from './environment-files.ts';
import { gateDefinition, service } from './manifests.ts';
import { folderOf, type Outcome, runMetachart } from './run-metachart.ts';

/** The same plans against any cluster. */
export function describePlan(
  name: string,
  options: {
    readonly start: () => Promise<StartedCluster>;
    /** Undefined: plans over releases of the real Helm are not made. */
    readonly helm: (() => Promise<string>) | undefined;
  },
): void {
  describe(`metachart plan on ${name}`, () => {
    const connected = connectedCluster(options.start);

    /** A workspace with an environment `test` whose one release `web` has a namespace of its own. */
    function workspaceOf(charts: Files) {
      const namespace = `plan-${process.pid}-${++namespaces}`;
      const rootOf = (more: Files): string =>
        folderOf({
          ...environmentFiles(connected.started, [{ name: 'web', namespace }]),
          'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
          ...charts,
          ...more,
        });
      const run = (args: readonly string[], more: Files): Promise<Outcome> =>
        runMetachart([...args, '--root', rootOf(more)]);
      return {
        namespace,
        rootOf,
        plan: (more: Files = {}, args: readonly string[] = []) => run(['plan', 'test', ...args], more),
        async deploy(more: Files = {}): Promise<void> {
          expect(await run(['deploy', 'test', '--timeout', '60s'], more)).toMatchObject({ code: 0, err: '' });
        },
        configMap: () => connected.cluster.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'web' }),
        create: (object: Omit<KubeObject, 'metadata'> & { readonly metadata: object }, fieldManager = 'somebody') =>
          connected.cluster.create(
            { ...object, metadata: { name: 'web', namespace, ...object.metadata } } as KubeObject,
            {
              fieldManager,
            },
          ),
        createNamespace: () =>
          connected.cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }),
      };
    }

    test('before the first deploy everything is a create, and nothing is created', async () => {
      const { namespace, plan } = workspaceOf({ 'web/templates/web.yaml': `${configMap}---\n${deployment}` });
      const { code, out, err } = await plan();
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toBe(`release web in namespace ${namespace}: install as revision 1
+ namespace/${namespace}
+ configmap/web
+ deployment.apps/web
release web: 3 to create, 0 to change, 0 to delete, 0 unchanged
`);
      expect(await connected.cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: namespace })).toBeUndefined();
      expect((await plan({}, ['--detailed-exitcode'])).code).toBe(2);
    });

    test('right after a deploy there is nothing to do', async () => {
      const hook =
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: hook, annotations: {helm.sh/hook: "pre-install,pre-upgrade"}}\n';
      const { namespace, plan, deploy } = workspaceOf({ ...bigChart, 'web/templates/hook.yaml': hook });
      await deploy();
      const { code, out } = await plan({}, ['--detailed-exitcode']);
      expect({ code, out }).toEqual({
        code: 0,
        out: `release web in namespace ${namespace}: upgrade from revision 1 to 2\nrelease web: 0 to create, 0 to change, 0 to delete, 6 unchanged\n`,
      });
      const changed = await plan({ 'environments/test/values.yaml': 'a: other\n' });
      expect(changed.out).toMatch('> hook pre-upgrade, weight 0: ConfigMap hook\n~ configmap/web\n');
    });

    test('changes are told field by field, with the workloads that restart, and nothing is changed', async () => {
      const {
        namespace,
        plan,
        deploy,
        configMap: live,
      } = workspaceOf({
        'web/templates/web.yaml': `${configMap}---\n${deployment}`,
      });
      await deploy();
      const before = await live();
      const { code, out } = await plan({
        'environments/test/values.yaml': 'a: other\nimage: web:2\n',
        'web/templates/new.yaml': service,
      });
      expect(code).toBe(0);
      expect(out).toBe(`release web in namespace ${namespace}: upgrade from revision 1 to 2
~ configmap/web
    data.a: "chart" -> "other"
+ service/web
~ deployment.apps/web
    spec.template.spec.containers[name=web].image: "registry.example/web:1" -> "registry.example/web:2"
    pods are replaced because of spec.template.spec.containers[name=web].image
release web: 1 to create, 2 to change, 0 to delete, 0 unchanged, 1 workload restarts
`);
      expect(await live()).toEqual(before);
    });

    test('objects that left the chart are deleted, unless they are to be kept', async () => {
      const kept = configMap
        .replace('name: web', 'name: kept')
        .replace('metadata:', 'metadata:\n  annotations: {helm.sh/resource-policy: keep}');
      const { plan, deploy } = workspaceOf({ 'web/templates/a.yaml': service });
      await deploy({ 'web/templates/b.yaml': `${configMap}---\n${kept}` });
      const { out } = await plan();
      expect(out).toMatch('\n- configmap/web\n');
      expect(out).toMatch('\n= configmap/kept left the chart and stays: helm.sh/resource-policy: keep\n');
      expect(out).toMatch('0 to create, 0 to change, 1 to delete, 1 unchanged, 1 kept\n');
    });

    test("another's object is refused with Helm's text, and so is what the server does not accept", async () => {
      const { namespace, plan, create, createNamespace } = workspaceOf({
        'web/templates/web.yaml': `${service.replace('spec:', 'spec:\n  portz: 1')}---\n${configMap}`,
      });
      await createNamespace();
      await create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: {}, data: { a: 'theirs' } });
      const { code, out, err } = await plan({}, ['--detailed-exitcode']);
      expect(code).toBe(1);
      expect(out).toMatch(
        `! configmap/web\n    ConfigMap "web" in namespace "${namespace}" exists and cannot be imported into the current release: invalid ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": must be set to "Helm"`,
      );
      expect(out).toMatch(/! service\/web\n {4}cannot apply service\/web .*portz/);
      expect(out).toMatch('2 refused\n');
      expect(err).toBe(
        'Error: a deploy of test would fail: 2 objects would be refused\n  hint: the plan says why, behind "!" or as "refused"\n',
      );
    });

    test('a field that cannot be changed is refused with what the server says', async () => {
      const { plan, deploy } = workspaceOf({ 'web/templates/web.yaml': deployment });
      await deploy();
      const { code, out } = await plan({ 'web/templates/web.yaml': deployment.replaceAll('app: web', 'app: other') });
      expect(code).toBe(1);
      expect(out).toMatch(/! deployment\.apps\/web\n.*spec\.selector: Invalid value: .*field is immutable/);
    });

    test('fields that others own are named with their owner, and the drift is undone', async () => {
      const { namespace, plan, deploy } = workspaceOf({ 'web/templates/web.yaml': configMap });
      await deploy();
      await connected.cluster.apply(
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace }, data: { a: 'theirs' } },
        { fieldManager: 'gardener', force: true },
      );
      const { out } = await plan();
      expect(out).toMatch(
        '~ configmap/web\n    data.a: "theirs" -> "chart"\n    conflict: data.a belongs to gardener, and is taken over\n',
      );
      const { out: json } = await plan({}, ['-o', 'json']);
      expect(JSON.parse(json).releases[0].objects[0].conflicts).toEqual([{ manager: 'gardener', path: 'data.a' }]);
    });

    test('a conflict inside a list names its item', async () => {
      const { namespace, plan, deploy } = workspaceOf({ 'web/templates/web.yaml': deployment });
      await deploy();
      const containers = [{ name: 'web', image: 'registry.example/web:hotfix' }];
      const hotfix = { spec: { template: { spec: { containers } } } };
      await connected.cluster.apply(
        { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace }, ...hotfix },
        { fieldManager: 'hot fixer', force: true },
      );
      const path = 'spec.template.spec.containers[name=web].image';
      expect((await plan()).out).toMatch(`~ deployment.apps/web
    ${path}: "registry.example/web:hotfix" -> "registry.example/web:1"
    conflict: ${path} belongs to hot fixer, and is taken over
    pods are replaced because of ${path}
`);
    });

    test.each(['text', 'json'])('data of a Secret is nowhere in the plan as %s', async (output) => {
      const chart = (password: string) => ({
        'web/templates/web.yaml': `${secret(password)}---\n${configMap}  url: {{ printf "postgres://app:%s@db" "${password}" }}\n`,
      });
      const { plan, deploy } = workspaceOf({});
      await deploy(chart('correct-horse'));
      const { code, out, err } = await plan(chart('battery-staple'), ['-o', output]);
      expect(code).toBe(0);
      expect(out).toMatch('data.password');
      expect(out).toMatch('postgres://app:[redacted]@db');
      const forms = ['correct-horse', 'battery-staple'].flatMap((text) => [text, Buffer.from(text).toString('base64')]);
      for (const form of forms) expect(out + err).not.toContain(form);
    });

    test('a random field is volatile and no change', async () => {
      const { plan, deploy } = workspaceOf({
        'web/templates/web.yaml': `${configMap}  random: {{ randAlphaNum 12 }}\n  at: {{ now | date "2006-01-02" | quote }}\n`,
      });
      await deploy();
      const { code, out } = await plan({}, ['--detailed-exitcode']);
      expect(code).toBe(0);
      expect(out).toMatch('= configmap/web\n');
      expect(out).toMatch('    volatile, not counted: data.at is another value each time\n');
      expect(out).toMatch('    volatile, not counted: data.random is another value each time\n');
      expect(out).toMatch('0 to change, 0 to delete, 1 unchanged\n');
    });

    test('hooks that will run are told by event and weight', async () => {
      const hook = (event: string, weight: number): string =>
        configMap
          .replace('name: web', `name: hook${weight}`)
          .replace('metadata:', `metadata:\n  annotations: {helm.sh/hook: ${event}, helm.sh/hook-weight: "${weight}"}`);
      const { plan } = workspaceOf({
        'web/templates/a.yaml': `${hook('pre-install', 5)}---\n${hook('pre-install', 1)}---\n${hook('post-install', 2)}---\n${hook('post-upgrade', 3)}`,
      });
      const { out } = await plan();
      expect(out.split('\n').filter((line) => line.startsWith('>'))).toEqual([
        '> hook pre-install, weight 1: ConfigMap hook1',
        '> hook pre-install, weight 5: ConfigMap hook5',
        '> hook post-install, weight 2: ConfigMap hook2',
      ]);
    });

    test('definitions of crds/ and objects of their kinds are created without being checked', async () => {
      const group = `p${process.pid}.${connected.started.context}.example`;
      const { plan, deploy, createNamespace } = workspaceOf({
        'web/crds/gate.yaml': gateDefinition(group),
        'web/templates/gate.yaml': `apiVersion: ${group}/v1\nkind: Gate\nmetadata: {name: web}\nspec: {open: true}\n`,
      });
      await createNamespace();
      const hook = configMap.replace('metadata:', 'metadata:\n  annotations: {helm.sh/hook: pre-install}');
      const withHook = await plan({ 'web/templates/hook.yaml': hook });
      expect(withHook.out.split('\n').map((line) => line[0])).toEqual(['r', '+', '>', '+', 'r', undefined]);
      const { out } = await plan();
      expect(out).toMatch(`+ customresourcedefinition.apiextensions.k8s.io/gates.${group}\n`);
      expect(out).toMatch(`gate.${group}/web (not checked: the cluster does not have its kind yet)`);
      await deploy();
      expect((await plan({}, ['--detailed-exitcode'])).code).toBe(0);
    });

    test('as JSON it is one document', async () => {
      const { namespace, plan } = workspaceOf({ 'web/templates/a.yaml': configMap });
      const { out } = await plan({}, ['-o', 'json']);
      expect(JSON.parse(out)).toMatchObject({
        environment: 'test',
        server: connected.cluster.server,
        releases: [{ release: { name: 'web', namespace }, operation: 'install', revision: 1, summary: { create: 2 } }],
      });
    });

    test('a kind that nobody serves ends it without a plan', async () => {
      const { plan } = workspaceOf({
        'web/templates/a.yaml': 'apiVersion: none.example/v1\nkind: Widget\nmetadata:\n  name: w\n',
      });
      const { code, out, err } = await plan({}, ['--detailed-exitcode']);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch('Error: cannot deploy widget.none.example/w: the cluster does not serve none.example/v1');
    });

    test.skipIf(options.helm === undefined)(
      'over a release that the real Helm installed there is nothing to do',
      async () => {
        const { namespace, plan, rootOf } = workspaceOf(bigChart);
        const place = [
          '-n',
          namespace,
          '--kubeconfig',
          connected.started.kubeconfigPath,
          '--kube-context',
          connected.started.context,
        ];
        const args = ['install', 'web', `${rootOf({})}/web`, '--create-namespace', ...place];
        await promisify(execFile)(await options.helm!(), args, { timeout: 60_000 });
        const { code, out } = await plan({}, ['--detailed-exitcode']);
        expect({ code, out }).toEqual({
          code: 0,
          out: `release web in namespace ${namespace}: upgrade from revision 1 to 2\nrelease web: 0 to create, 0 to change, 0 to delete, 6 unchanged\n`,
        });
        const changed = await plan({ 'environments/test/values.yaml': 'a: other\n' }, ['--detailed-exitcode']);
        expect(changed.code).toBe(2);
        expect(changed.out).toMatch('~ configmap/web\n    data.a: "chart" -> "other"\nrelease web:');
      },
    );
  });
}

let namespaces = 0;

const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  a: {{ .Values.a | default "chart" | quote }}
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
          image: registry.example/{{ .Values.image | default "web:1" }}
          ports: [{containerPort: 80}]
          resources: {requests: {cpu: 0.1, memory: 1024Mi}}
`;

function secret(password: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\nstringData:\n  password: ${password}\n`;
}

const bigChart: Files = {
  'web/templates/web.yaml': [
    configMap,
    secret('correct-horse'),
    service,
    deployment,
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\n',
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: web}\nspec: {schedule: "1 1 1 1 1", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: main, image: "registry.example/app:1"}]}}}}}\n',
  ].join('---\n'),
};
