import type { KubeObject } from '@metachart/kube-model';
import { isOwnedBy, type Owner } from './ownership.ts';

export type PruneDecision =
  | { readonly action: 'delete' | 'none' }
  | { readonly action: 'keep'; readonly reason: string };

/**
 * What becomes of an object that a release no longer has: nothing where it is gone already; it is kept where its manifest
 * or the live object says so (`helm.sh/resource-policy: keep`, read as Helm: pkg/action/resource_policy.go), where it is not
 * the release's, and where data would be lost with it: definitions, namespaces, claims of volumes.
 */
export function decidePruning(
  recorded: KubeObject,
  { live, owner }: { readonly live: KubeObject | undefined; readonly owner: Owner },
): PruneDecision {
  if (live === undefined) return { action: 'none' };
  if (hasKeepPolicy(live) || hasKeepPolicy(recorded)) return keep('helm.sh/resource-policy: keep');
  if (!isOwnedBy(live, owner)) return keep('it does not belong to this release');
  if (lossyKinds.has(live.kind)) return keep('its data would be lost with it');
  return { action: 'delete' };
}

const lossyKinds: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'Namespace', 'PersistentVolumeClaim']);

function hasKeepPolicy({ metadata }: KubeObject): boolean {
  return metadata.annotations?.['helm.sh/resource-policy']?.trim().toLowerCase() === 'keep';
}

function keep(reason: string): PruneDecision {
  return { action: 'keep', reason };
}
