import type { Cluster } from '@metachart/cluster';
import { DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import type { GoMap } from '@metachart/go-runtime/reflect';
import { type Capabilities, defaultCapabilities, type LookupRequest } from '@metachart/helm-render';
import type { EnvironmentBundle, EnvironmentRelease } from '@metachart/workspace';
import { type RenderedEnvironmentRelease, renderEnvironment } from '../render-environment.ts';
import type { DeployOptions } from './deploy-options.ts';
import { toGoMap } from './to-go-value.ts';

const maxRounds = 10;

/**
 * Renders a release for a cluster: with its version, and with lookups answered from it. Templates are rendered without a
 * pause, so what they look up is noted, fetched, and rendered again until nothing new is asked for. Throws as
 * renderEnvironment, and DiagnosticError `deploy/too-many-lookups` where that does not end.
 */
export async function renderForCluster(
  bundle: EnvironmentBundle,
  release: EnvironmentRelease,
  options: Pick<DeployOptions, 'cluster' | 'funcs'> & {
    readonly revision: number;
    readonly isUpgrade: boolean;
  },
): Promise<RenderedEnvironmentRelease> {
  const { cluster, funcs, revision, isUpgrade } = options;
  const capabilities = await readCapabilities(cluster);
  const snapshot = new Map<string, GoMap | undefined>();
  for (let round = 0; round < maxRounds; round++) {
    const lookup = (request: LookupRequest): GoMap | undefined => snapshot.get(keyOf(request));
    const result = renderEnvironment(bundle, release, { funcs, capabilities, revision, isUpgrade, lookup });
    const unknown = result.rendered.lookups.filter((request) => !snapshot.has(keyOf(request)));
    if (unknown.length === 0) return result;
    for (const request of unknown) snapshot.set(keyOf(request), await lookUp(cluster, request));
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
async function lookUp(cluster: Cluster, request: LookupRequest): Promise<GoMap | undefined> {
  const { apiVersion, kind, namespace, name } = request;
  try {
    const { namespaced } = await cluster.resolveKind(apiVersion, kind);
    const place = { apiVersion, kind, ...(namespaced && namespace !== '' ? { namespace } : {}) };
    if (name === '') {
      const { items, resourceVersion } = await cluster.list(place);
      return toGoMap({ apiVersion, kind: `${kind}List`, metadata: { resourceVersion }, items });
    }
    const object = await cluster.get({ ...place, name });
    return object && toGoMap(object);
  } catch (error) {
    if (isDiagnosticError(error) && error.code === 'cluster/no-kind') return undefined;
    throw error;
  }
}

function keyOf({ apiVersion, kind, namespace, name }: LookupRequest): string {
  return JSON.stringify([apiVersion, kind, namespace, name]);
}
