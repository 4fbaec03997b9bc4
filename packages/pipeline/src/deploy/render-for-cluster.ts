import type { Cluster } from '@metachart/cluster';
import { DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import type { FuncMap, GoMap } from '@metachart/go-runtime/reflect';
import { type Capabilities, defaultCapabilities, type LookupRequest } from '@metachart/helm-render';
import type { EnvironmentRelease } from '@metachart/workspace';
import { type RenderedEnvironmentRelease, renderResolved } from '../render-environment.ts';
import type { ResolvedChart } from '../resolve-chart.ts';
import { toGoMap } from './to-go-value.ts';

const maxRounds = 10;

/** What every rendering of a release for a cluster starts from. */
export interface ClusterInput {
  readonly cluster: Cluster;
  readonly release: EnvironmentRelease;
  readonly resolved: ResolvedChart;
  readonly revision: number;
  readonly isUpgrade: boolean;
  readonly capabilities: Capabilities;
  /** What was looked up so far, by the request; undefined where there was nothing. */
  readonly lookedUp: Map<string, object | undefined>;
}

/** Reads a cluster's version and kinds. Throws as `Cluster`. */
export async function readClusterInput(
  cluster: Cluster,
  options: Pick<ClusterInput, 'release' | 'resolved' | 'revision' | 'isUpgrade'>,
): Promise<ClusterInput> {
  const { release, resolved, revision, isUpgrade } = options;
  const capabilities = await readCapabilities(cluster);
  return { cluster, release, resolved, revision, isUpgrade, capabilities, lookedUp: new Map() };
}

/**
 * Renders a release for a cluster: with its version, and with lookups answered from it. Templates are rendered without a
 * pause, so what they look up is noted, fetched, and rendered again until nothing new is asked for; another rendering of the
 * same input finds it there. Throws as renderEnvironment, and DiagnosticError `deploy/too-many-lookups` where that does not
 * end.
 */
export async function renderForCluster(input: ClusterInput, funcs: FuncMap): Promise<RenderedEnvironmentRelease> {
  const { cluster, release, resolved, revision, isUpgrade, capabilities, lookedUp } = input;
  // Each time an object of its own, since templates may change what they are given.
  const lookup = (request: LookupRequest): GoMap | undefined => {
    const found = lookedUp.get(keyOf(request));
    return found && toGoMap(found);
  };
  for (let round = 0; round < maxRounds; round++) {
    const result = renderResolved(release, resolved, { funcs, capabilities, revision, isUpgrade, lookup });
    const unknown = result.rendered.lookups.filter((request) => !lookedUp.has(keyOf(request)));
    if (unknown.length === 0) return result;
    for (const request of unknown) lookedUp.set(keyOf(request), await lookUp(cluster, request));
  }
  throw new DiagnosticError('deploy/too-many-lookups', {
    message: `release ${release.name} looks up something else each time it is rendered (${maxRounds} times)`,
    hint: 'a name that "lookup" is called with must not be random',
  });
}

/** Helm takes both from the cluster word for word (pkg/action/action.go, getCapabilities). */
async function readCapabilities(cluster: Cluster): Promise<Capabilities> {
  const [{ gitVersion, major, minor }, apiVersions] = await Promise.all([cluster.version(), cluster.apiVersions()]);
  return { ...defaultCapabilities(), kubeVersion: { version: gitVersion, major, minor }, apiVersions };
}

/** Helm: pkg/engine/lookup_func.go. What is not there, or of a kind that is not served, is an empty map. */
async function lookUp(cluster: Cluster, request: LookupRequest): Promise<object | undefined> {
  const { apiVersion, kind, namespace, name } = request;
  try {
    const { namespaced } = await cluster.resolveKind(apiVersion, kind);
    const place = { apiVersion, kind, ...(namespaced && namespace !== '' ? { namespace } : {}) };
    if (name === '') {
      const { items, resourceVersion } = await cluster.list(place);
      return { apiVersion, kind: `${kind}List`, metadata: { resourceVersion }, items };
    }
    return await cluster.get({ ...place, name });
  } catch (error) {
    if (isDiagnosticError(error) && error.code === 'cluster/no-kind') return undefined;
    throw error;
  }
}

function keyOf({ apiVersion, kind, namespace, name }: LookupRequest): string {
  return JSON.stringify([apiVersion, kind, namespace, name]);
}
