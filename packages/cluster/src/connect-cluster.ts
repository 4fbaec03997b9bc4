import { DiagnosticError } from '@metachart/diagnostics';
import { formatRef, type KubeObject, type ObjectRef } from '@metachart/kube-model';
import { readApiVersions } from './api-versions.ts';
import type { Cluster } from './cluster.ts';
import { type FailedRequest, refusedError, unansweredError } from './cluster-error.ts';
import { openCredentials } from './credentials.ts';
import { createDiscovery } from './discovery.ts';
import { type KubeconfigSource, readKubeconfig } from './kubeconfig.ts';
import { listObjects } from './list-objects.ts';
import { objectPath, placeOf, requireNamespace } from './object-path.ts';
import { openTransport, type TransportAnswer, type TransportRequest } from './transport.ts';
import { watchEvents } from './watch-events.ts';

export interface ConnectOptions extends KubeconfigSource {
  /** Where KUBECONFIG and HOME are read; absent: the process's own. */
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Opens a cluster from a kubeconfig, read as kubectl reads it. Sends nothing yet. Throws `cluster/no-kubeconfig`,
 * `cluster/bad-kubeconfig` or `cluster/no-context`; what the returned cluster throws stands at `Cluster`.
 */
export async function connectCluster({ environment = process.env, ...source }: ConnectOptions = {}): Promise<Cluster> {
  const access = readKubeconfig(source, environment);
  const transport = openTransport(access.cluster.server, await openCredentials(access));

  /** The answer, whatever its status. */
  async function ask(request: TransportRequest, action: string): Promise<TransportAnswer> {
    try {
      return await transport.send(request);
    } catch (error) {
      throw unansweredError(error, { action, server: transport.server });
    }
  }

  /** The object in the answer; throws where the server refuses. */
  async function askFor(request: TransportRequest, action: string, object?: KubeObject): Promise<KubeObject> {
    const answer = await ask(request, action);
    return readAnswer(answer, { action, server: transport.server, object });
  }

  /** As `askFor`; undefined where the server has none. */
  async function lookFor(request: TransportRequest, action: string): Promise<KubeObject | undefined> {
    const answer = await ask(request, action);
    return answer.status === 404 ? undefined : readAnswer(answer, { action, server: transport.server });
  }

  const discovery = createDiscovery((path, action) => lookFor({ method: 'GET', path }, action));

  /** A request that writes an object to its collection or to itself. */
  async function write(
    method: 'POST' | 'PUT' | 'PATCH',
    object: KubeObject,
    options: WriteOptions,
  ): Promise<KubeObject> {
    const { namespace, name } = object.metadata;
    const kind = await discovery.resolve(object.apiVersion, object.kind);
    requireNamespace(kind, namespace, name);
    const path = objectPath(kind, {
      namespace,
      name: method === 'POST' ? undefined : name,
      query: {
        fieldManager: options.fieldManager ?? 'metachart',
        fieldValidation: 'Strict',
        dryRun: options.dryRun === true ? 'All' : undefined,
        force: options.force === undefined ? undefined : String(options.force),
      },
    });
    const body = { type: options.type ?? 'application/json', text: JSON.stringify(object) };
    return await askFor({ method, path, body }, `${options.verb} ${describe(object, namespace)}`, object);
  }

  return {
    server: transport.server,
    ...(access.context === undefined ? {} : { context: access.context }),
    ...(access.namespace === undefined ? {} : { namespace: access.namespace }),
    async version() {
      const { gitVersion, major, minor } = await askFor({ method: 'GET', path: '/version' }, 'read the version');
      return { gitVersion: String(gitVersion), major: String(major), minor: String(minor) };
    },
    apiVersions: () =>
      readApiVersions((path, accept) => lookFor({ method: 'GET', path, ...accept }, 'read what the cluster serves')),
    resolveKind: (apiVersion, kind) => discovery.resolve(apiVersion, kind),
    async get(ref) {
      const { path, action } = await pathOf(ref, 'get');
      return await lookFor({ method: 'GET', path }, action);
    },
    async list(collection, options = {}) {
      const kind = await discovery.resolve(collection.apiVersion, collection.kind);
      return await listObjects(askFor, { kind, collection, options });
    },
    create: (object, options = {}) => write('POST', object, { ...options, verb: 'create' }),
    replace: (object, options = {}) => write('PUT', object, { ...options, verb: 'replace' }),
    apply: (object, options) =>
      write('PATCH', object, { ...options, verb: 'apply', type: 'application/apply-patch+yaml' }),
    async delete(ref, { propagationPolicy = 'Background' } = {}) {
      const { path, action } = await pathOf(ref, 'delete');
      const text = JSON.stringify({ apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy });
      const answer = await ask({ method: 'DELETE', path, body: { type: 'application/json', text } }, action);
      if (answer.status === 404) return false;
      if (answer.status >= 300) throw refusedError(answer, { action, server: transport.server });
      return true;
    },
    async *watch(collection, { resourceVersion, signal, labelSelector, fieldSelector, timeoutSeconds = 300 }) {
      const kind = await discovery.resolve(collection.apiVersion, collection.kind);
      const path = objectPath(kind, {
        namespace: collection.namespace,
        query: {
          watch: 'true',
          allowWatchBookmarks: 'true',
          timeoutSeconds: String(timeoutSeconds),
          resourceVersion,
          labelSelector,
          fieldSelector,
        },
      });
      yield* watchEvents(transport, {
        path,
        signal,
        timeoutSeconds,
        action: `watch ${kind.resource}${placeOf(collection.namespace)}`,
        server: transport.server,
      });
    },
    async close() {
      transport.close();
    },
  };

  async function pathOf(ref: ObjectRef, verb: string): Promise<{ readonly path: string; readonly action: string }> {
    const kind = await discovery.resolve(ref.apiVersion, ref.kind);
    requireNamespace(kind, ref.namespace, ref.name);
    return {
      path: objectPath(kind, { namespace: ref.namespace, name: ref.name }),
      action: `${verb} ${formatRef(ref)}${placeOf(ref.namespace)}`,
    };
  }
}

function readAnswer(answer: TransportAnswer, request: FailedRequest): KubeObject {
  if (answer.status < 200 || answer.status >= 300) throw refusedError(answer, request);
  try {
    return JSON.parse(answer.text) as KubeObject;
  } catch {
    // The parser's own message would quote what came.
    throw new DiagnosticError('cluster/failed', {
      message: `cannot ${request.action}: ${request.server} answered with something that is no JSON`,
    });
  }
}

interface WriteOptions {
  readonly verb: string;
  readonly type?: string;
  readonly fieldManager?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

function describe({ apiVersion, kind, metadata }: KubeObject, namespace: string | undefined): string {
  const name = metadata.name || `${String(metadata.generateName ?? '')}*`;
  return `${formatRef({ apiVersion, kind, name })}${placeOf(namespace)}`;
}
