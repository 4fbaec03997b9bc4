import type { Cluster } from '@metachart/cluster';
import { isDiagnosticError } from '@metachart/diagnostics';
import type { LookupRequest } from '@metachart/helm-render';
import type { KubeObject } from '@metachart/kube-model';
import { releaseSecretType } from '@metachart/release';

/** The Secrets whose data templates may have put anywhere, because they looked them up. Records of releases are none. */
export async function readLookedUpSecrets(
  cluster: Cluster,
  lookups: readonly LookupRequest[],
): Promise<readonly KubeObject[]> {
  const found: KubeObject[] = [];
  for (const { apiVersion, kind, namespace, name } of lookups) {
    if (apiVersion !== 'v1' || kind !== 'Secret') continue;
    const place = { apiVersion, kind, ...(namespace === '' ? {} : { namespace }) };
    try {
      if (name === '') {
        const { items } = await cluster.list(place, { fieldSelector: `type!=${releaseSecretType}` });
        found.push(...items.map((item) => ({ ...item, apiVersion, kind })));
      } else {
        const secret = await cluster.get({ ...place, name });
        if (secret !== undefined) found.push(secret);
      }
    } catch (error) {
      if (!isDiagnosticError(error) || error.code !== 'cluster/not-found') throw error;
    }
  }
  return found;
}
