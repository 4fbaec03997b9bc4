import type { KubeObject, ObjectRef } from '@metachart/kube-model';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Cluster, type ConnectOptions, connectCluster } from '../../src/index.ts';

/** What a run of the suite is given. */
export interface ClusterUnderTest {
  readonly connect: ConnectOptions;
  /** A caller whom the server knows, but who may do nothing. Absent where the server admits everyone. */
  readonly forbidden?: ConnectOptions;
  /** A caller whom the server does not know. */
  readonly unauthorized?: ConnectOptions;
  stop(): Promise<void>;
}

export interface Subject {
  readonly cluster: Cluster;
  readonly given: ClusterUnderTest;
  /** Makes a namespace of its own for a test. */
  namespace(): Promise<string>;
}

/** Starts the cluster once for a file of tests. */
export function useCluster(start: () => Promise<ClusterUnderTest>): () => Subject {
  let subject: Subject | undefined;
  beforeAll(async () => {
    const given = await start();
    const cluster = await connectCluster(given.connect);
    subject = {
      cluster,
      given,
      async namespace() {
        const made = await cluster.create(objectOf('v1', 'Namespace', { name: '', generateName: 'contract-' }));
        return made.metadata.name;
      },
    };
  });
  afterAll(async () => {
    await subject?.cluster.close();
    await subject?.given.stop();
  });
  return () => {
    if (subject === undefined) throw new Error('the cluster did not start');
    return subject;
  };
}

export function objectOf(
  apiVersion: string,
  kind: string,
  metadata: KubeObject['metadata'],
  rest: Readonly<Record<string, unknown>> = {},
): KubeObject {
  return { apiVersion, kind, metadata, ...rest };
}

export function configMap(namespace: string, name: string, data: Readonly<Record<string, string>> = {}): KubeObject {
  return objectOf('v1', 'ConfigMap', { namespace, name }, { data });
}

export function podTemplate(name: string, restartPolicy?: string): Record<string, unknown> {
  return {
    metadata: { labels: { app: name } },
    spec: {
      containers: [{ name: 'main', image: 'registry.example/app:1' }],
      ...(restartPolicy === undefined ? {} : { restartPolicy }),
    },
  };
}

export function deployment(namespace: string, name: string, replicas = 1): KubeObject {
  return objectOf(
    'apps/v1',
    'Deployment',
    { namespace, name },
    { spec: { replicas, selector: { matchLabels: { app: name } }, template: podTemplate(name) } },
  );
}

/** The code, message and hint of the DiagnosticError that a call fails with. */
export async function refusalOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await call.then(
    (value) => expect.fail(`it was not refused: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || !('diagnostic' in error)) throw error;
  return error.diagnostic as Record<string, unknown>;
}

/** Follows one object until it is as wanted; the timeout is that of the test. */
export async function untilObject(
  cluster: Cluster,
  ref: ObjectRef,
  isWanted: (object: KubeObject) => boolean,
): Promise<KubeObject> {
  const stopping = new AbortController();
  const fieldSelector = `metadata.name=${ref.name}`;
  const { items, resourceVersion } = await cluster.list(ref, { fieldSelector });
  if (items[0] !== undefined && isWanted(items[0])) return items[0];
  for await (const { type, object } of cluster.watch(ref, {
    resourceVersion,
    fieldSelector,
    signal: stopping.signal,
  })) {
    if (type === 'BOOKMARK' || type === 'DELETED' || !isWanted(object)) continue;
    stopping.abort();
    return object;
  }
  throw new Error(`the watch ended before ${ref.kind} ${ref.name} was as wanted`);
}
