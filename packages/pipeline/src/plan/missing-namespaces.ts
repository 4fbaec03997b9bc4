import type { Cluster } from '@metachart/cluster';
import { isDiagnosticError } from '@metachart/diagnostics';

/** Those of the names of which the cluster has no namespace. Who may not look at namespaces is taken to have theirs. */
export async function findMissingNamespaces(cluster: Cluster, names: readonly string[]): Promise<ReadonlySet<string>> {
  const missing = new Set<string>();
  for (const name of new Set(names)) {
    if (name !== '' && !(await isThere(cluster, name))) missing.add(name);
  }
  return missing;
}

async function isThere(cluster: Cluster, name: string): Promise<boolean> {
  try {
    return (await cluster.get({ apiVersion: 'v1', kind: 'Namespace', name })) !== undefined;
  } catch (error) {
    if (isDiagnosticError(error) && error.code === 'cluster/forbidden') return true;
    throw error;
  }
}
