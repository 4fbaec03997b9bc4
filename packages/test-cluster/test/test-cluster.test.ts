import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { resolveHelm } from '@metachart/go-programs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findTestCluster, startTestCluster, type TestCluster, testClusterDeadline } from '../src/index.ts';
import { type ApiObject, createKubeApi, type KubeApi } from '../src/kube-api.ts';

const run = promisify(execFile);
const found = await findTestCluster();
if (!found.available) process.stderr.write(`skipped: tests against the real control plane: ${found.reason}\n`);

describe.skipIf(!found.available)('the real control plane', () => {
  let cluster: TestCluster;
  let api: KubeApi;
  const namespace = `test-cluster-${randomBytes(4).toString('hex')}`;
  const core = `/api/v1/namespaces/${namespace}`;
  const apps = `/apis/apps/v1/namespaces/${namespace}`;
  const batch = `/apis/batch/v1/namespaces/${namespace}`;

  beforeAll(async () => {
    cluster = await startTestCluster();
    api = createKubeApi(await readAccess(cluster));
    await api.ensure('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  }, testClusterDeadline);

  afterAll(async () => {
    await api?.delete(`/api/v1/namespaces/${namespace}`);
    api?.close();
    await cluster?.stop();
  });

  test('says which version it is', async () => {
    const version = await api.call('GET', '/version');
    expect(JSON.parse(version.text)).toMatchObject({ gitVersion: 'v1.37.2', major: '1', minor: '37' });
  });

  test('lets nobody else read its kubeconfig', async () => {
    expect((await stat(cluster.kubeconfigPath)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(cluster.kubeconfigPath))).mode & 0o777).toBe(0o700);
  });

  test("a Deployment's pods become ready, also behind init containers, and their logs can be read", async () => {
    const initContainers = [
      { name: 'prepare', image: 'example/prepare' },
      { name: 'sidecar', image: 'example/sidecar', restartPolicy: 'Always' },
    ];
    await api.ensure(`${apps}/deployments`, workload('apps/v1', 'Deployment', 'web', { initContainers }));
    await until(api, `${apps}/deployments`, ({ metadata, status }) => {
      return metadata.name === 'web' && status?.readyReplicas === 2 && status.availableReplicas === 2;
    });

    const pod = await until(api, `${core}/pods`, ({ metadata }) => metadata.name.startsWith('web-'));
    const log = await api.call('GET', `${core}/pods/${pod.metadata.name}/log?container=main`);
    expect(log).toEqual({ status: 200, text: 'this container is simulated: no program runs in it\n' });
    const before = await api.call('GET', `${core}/pods/${pod.metadata.name}/log?container=main&previous=true`);
    expect(before).toEqual(log);
  });

  test('a DaemonSet runs on the one node', async () => {
    await api.ensure(`${apps}/daemonsets`, workload('apps/v1', 'DaemonSet', 'agent'));
    await until(api, `${apps}/daemonsets`, ({ status }) => status?.numberReady === 1);
  });

  test('a Job completes', async () => {
    await api.ensure(`${batch}/jobs`, {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'migrate' },
      spec: { template: { spec: { restartPolicy: 'Never', containers: [container] } } },
    });
    const job = await until(api, `${batch}/jobs`, ({ status }) => status?.succeeded === 1 && status.completionTime);
    expect(job.status?.conditions).toContainEqual(expect.objectContaining({ type: 'Complete', status: 'True' }));
  });

  test('claims get volumes, the pods that wait for them run, and deleted claims take their volumes with them', async () => {
    const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '3Gi' } } };
    const stateful = workload('apps/v1', 'StatefulSet', 'db');
    await api.ensure(`${apps}/statefulsets`, {
      ...stateful,
      spec: {
        ...stateful.spec,
        serviceName: 'db',
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }],
      },
    });
    await until(api, `${apps}/statefulsets`, ({ status }) => status?.readyReplicas === 2);

    const bound = await until(api, `${core}/persistentvolumeclaims`, ({ status }) => status?.phase === 'Bound');
    expect(bound.spec?.storageClassName).toBe('standard');
    expect(bound.status?.capacity).toEqual({ storage: '3Gi' });

    await api.delete(`${apps}/statefulsets/db`);
    await api.delete(`${core}/persistentvolumeclaims/${bound.metadata.name}`);
    const volume = `/api/v1/persistentvolumes/${bound.spec?.volumeName}`;
    await vi.waitFor(async () => expect(await api.get(volume)).toBeUndefined(), { timeout: 60_000 });
  });

  test('a claim of a class that does not exist stays pending', async () => {
    await api.ensure(`${core}/persistentvolumeclaims`, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'elsewhere' },
      spec: { storageClassName: 'gp2', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    });
    // Kubernetes tells the claim so itself.
    const event = await until(api, `${core}/events`, ({ involvedObject }) => involvedObject?.name === 'elsewhere');
    expect(event.message).toBe('storageclass.storage.k8s.io "gp2" not found');
    expect((await api.get(`${core}/persistentvolumeclaims/elsewhere`))?.status?.phase).toBe('Pending');
  });

  test('a Service of type LoadBalancer gets an address of its own', async () => {
    for (const name of ['edge', 'second-edge']) {
      await api.ensure(`${core}/services`, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name },
        spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80 }] },
      });
    }
    const addressOf = async (name: string) => {
      const service = await until(api, `${core}/services`, ({ metadata, status }) => {
        return metadata.name === name && status?.loadBalancer?.ingress?.length;
      });
      return service.status?.loadBalancer?.ingress?.[0]?.ip;
    };
    const first = await addressOf('edge');
    expect(first).toMatch(/^198\.1[89]\.\d+\.\d+$/);
    expect(await addressOf('second-edge')).not.toBe(first);
  });

  test('the real Helm installs a chart, waits until it is ready, and lists it', { timeout: 600_000 }, async () => {
    const helm = await resolveHelm();
    const chart = fileURLToPath(new URL('fixtures/tiny', import.meta.url));
    const home = join(dirname(cluster.kubeconfigPath), 'helm');
    const env = { PATH: process.env.PATH, HOME: home, KUBECONFIG: cluster.kubeconfigPath };
    const place = ['--namespace', namespace, '--kube-context', cluster.context];

    await run(helm, ['install', 'tiny', chart, ...place, '--wait', '--wait-for-jobs', '--timeout', '60s'], { env });
    const { stdout } = await run(helm, ['list', ...place, '--output', 'json'], { env });
    expect(JSON.parse(stdout)).toMatchObject([
      { name: 'tiny', revision: '1', status: 'deployed', chart: 'tiny-0.1.0' },
    ]);
    await run(helm, ['uninstall', 'tiny', ...place, '--wait', '--timeout', '60s'], { env });
  });
});

const container = { name: 'main', image: 'example/main' };

function workload(apiVersion: string, kind: string, name: string, podSpec: object = {}) {
  const labels = { app: name };
  return {
    apiVersion,
    kind,
    metadata: { name },
    spec: {
      ...(kind === 'DaemonSet' ? {} : { replicas: 2 }),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container], ...podSpec } },
    },
  };
}

/** What is looked at here beyond that. */
interface WatchedObject extends ApiObject {
  readonly status?: NonNullable<ApiObject['status']> & {
    readonly availableReplicas?: number;
    readonly capacity?: object;
    readonly completionTime?: string;
    readonly numberReady?: number;
    readonly readyReplicas?: number;
    readonly succeeded?: number;
  };
  // Of an Event.
  readonly involvedObject?: { readonly name?: string };
  readonly message?: string;
}

/** The first object of a collection, present or future, that is as wanted. */
async function until(api: KubeApi, path: string, wanted: (object: WatchedObject) => unknown): Promise<WatchedObject> {
  const found = new AbortController();
  let result: WatchedObject | undefined;
  await api.follow(
    path,
    async (object) => {
      if (result || !wanted(object)) return;
      result = object;
      found.abort();
    },
    { signal: AbortSignal.any([found.signal, AbortSignal.timeout(60_000)]), onFailure: () => {} },
  );
  if (!result) throw new Error(`nothing of ${path} became as wanted within a minute`);
  return result;
}

async function readAccess({ server, kubeconfigPath }: TestCluster) {
  const text = await readFile(kubeconfigPath, 'utf8');
  const field = (name: string) => new RegExp(`${name}: (\\S+)`).exec(text)![1]!;
  return {
    server,
    token: field('token'),
    certificateAuthority: Buffer.from(field('certificate-authority-data'), 'base64').toString(),
  };
}
