import type { Cluster } from '@metachart/cluster';
import { isDiagnosticError } from '@metachart/diagnostics';
import type { ObjectRef } from '@metachart/kube-model';

/**
 * Creates a namespace where it is missing, labelled as `helm install --create-namespace` does (Helm: pkg/action/install.go),
 * and gives its reference then. Who may not look at namespaces is taken to have theirs.
 */
export async function ensureNamespace(cluster: Cluster, name: string): Promise<ObjectRef | undefined> {
  const ref: ObjectRef = { apiVersion: 'v1', kind: 'Namespace', name };
  try {
    if ((await cluster.get(ref)) !== undefined) return undefined;
    await cluster.create(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { name } } },
      { fieldManager: 'helm' },
    );
    return ref;
  } catch (error) {
    const harmless = ['cluster/forbidden', 'cluster/already-exists'];
    if (isDiagnosticError(error) && harmless.includes(error.code)) return undefined;
    throw error;
  }
}
