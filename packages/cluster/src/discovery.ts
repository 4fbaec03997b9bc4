import { DiagnosticError, suggestName } from '@metachart/diagnostics';
import type { ResourceKind } from './cluster.ts';
import { isRecord } from './plain-json.ts';

/** Reads one address of the server; undefined where it serves none. */
export type ReadDiscovery = (path: string, action: string) => Promise<unknown>;

export interface Discovery {
  resolve(apiVersion: string, kind: string): Promise<ResourceKind>;
}

/**
 * Kinds by the API group versions that are asked for, each read once: a release has a handful of them, and the full list
 * of a cluster is long. A kind that is not there is asked for once more, as its CRD may be new.
 */
export function createDiscovery(read: ReadDiscovery): Discovery {
  const kept = new Map<string, Promise<readonly ResourceKind[]>>();

  function kindsOf(apiVersion: string): Promise<readonly ResourceKind[]> {
    const present = kept.get(apiVersion);
    if (present !== undefined) return present;
    const reading = readKinds(read, apiVersion);
    kept.set(apiVersion, reading);
    reading.catch(() => forget(apiVersion, reading));
    return reading;
  }

  function forget(apiVersion: string, reading: Promise<readonly ResourceKind[]>): void {
    if (kept.get(apiVersion) === reading) kept.delete(apiVersion);
  }

  return {
    async resolve(apiVersion, kind) {
      const known = kept.get(apiVersion);
      let kinds = await kindsOf(apiVersion);
      let found = kinds.find((candidate) => candidate.kind === kind);
      if (found === undefined && known !== undefined) {
        forget(apiVersion, known);
        kinds = await kindsOf(apiVersion);
        found = kinds.find((candidate) => candidate.kind === kind);
      }
      if (found !== undefined) return found;
      throw noKindError(apiVersion, kind, kinds);
    },
  };
}

async function readKinds(read: ReadDiscovery, apiVersion: string): Promise<readonly ResourceKind[]> {
  const list = await read(discoveryPath(apiVersion), `read which kinds ${apiVersion} has`);
  if (!isRecord(list) || !Array.isArray(list.resources)) return [];
  return list.resources.filter(isRecord).flatMap(({ name, kind, namespaced, verbs }) => {
    // `deployments/scale` and the like are no kinds of their own.
    if (typeof name !== 'string' || typeof kind !== 'string' || name.includes('/')) return [];
    return [
      {
        apiVersion,
        kind,
        resource: name,
        namespaced: namespaced === true,
        verbs: Array.isArray(verbs) ? verbs.map(String) : [],
      },
    ];
  });
}

/** `v1` and `apps/v1` stand at different addresses. */
export function discoveryPath(apiVersion: string): string {
  const parts = apiVersion.split('/').map(encodeURIComponent);
  return parts.length === 1 ? `/api/${parts[0]}` : `/apis/${parts.join('/')}`;
}

function noKindError(apiVersion: string, kind: string, kinds: readonly ResourceKind[]): DiagnosticError {
  const near = suggestName(
    kind,
    kinds.map((candidate) => candidate.kind),
  );
  return new DiagnosticError('cluster/no-kind', {
    message:
      kinds.length === 0
        ? `the cluster does not serve ${apiVersion}, so it has no kind ${kind}`
        : `the cluster serves ${apiVersion}, but no kind ${kind} in it`,
    hint:
      near === undefined
        ? 'is its custom resource definition missing, or the apiVersion of another release of Kubernetes?'
        : `did you mean ${near}?`,
  });
}
