import type { Cluster } from '@metachart/cluster';
import { isDiagnosticError } from '@metachart/diagnostics';
import { type KubeObject, type ObjectRef, refOf } from '@metachart/kube-model';
import {
  decidePruning,
  findLeftovers,
  type KeptObject,
  type Owner,
  type ReleaseRecord,
  type RemovedObject,
} from '@metachart/release';
import { mapLimited } from './map-limited.ts';
import { placeObjects } from './place-objects.ts';

export interface SortedLeftovers {
  /** To be deleted, in this order. */
  readonly pruned: readonly RemovedObject[];
  readonly kept: readonly KeptObject[];
}

/** What becomes of the objects that earlier revisions had and this one has not. Changes nothing. */
export async function sortLeftovers(
  cluster: Cluster,
  options: {
    readonly release: Owner;
    readonly history: readonly ReleaseRecord[];
    readonly rendered: readonly ObjectRef[];
  },
): Promise<SortedLeftovers> {
  const { release, history, rendered } = options;
  const leftovers = findLeftovers(rendered, { history, namespace: release.namespace });
  const sorted = await mapLimited(leftovers, (object) => sortOne(cluster, object, release));
  return {
    pruned: sorted.flatMap((each) => (each !== undefined && 'recorded' in each ? [each] : [])),
    kept: sorted.flatMap((each) => (each !== undefined && 'reason' in each ? [each] : [])),
  };
}

/** Deletes a leftover, unless it has become somebody else's since. False where it stays or was gone. */
export async function pruneLeftover(
  cluster: Cluster,
  { recorded, ref }: RemovedObject,
  owner: Owner,
): Promise<boolean> {
  const { action } = decidePruning(recorded, { live: await cluster.get(ref), owner });
  return action === 'delete' && (await cluster.delete(ref, { propagationPolicy: 'Background' }));
}

async function sortOne(
  cluster: Cluster,
  object: KubeObject,
  owner: Owner,
): Promise<RemovedObject | KeptObject | undefined> {
  const placed = await placeIfServed(cluster, object, owner);
  if (placed === undefined) return { ref: refOf(object), reason: 'the cluster no longer serves its kind' };
  const decision = decidePruning(placed.recorded, { live: await cluster.get(placed.ref), owner });
  if (decision.action === 'keep') return { ref: placed.ref, reason: decision.reason };
  return decision.action === 'delete' ? placed : undefined;
}

async function placeIfServed(cluster: Cluster, object: KubeObject, owner: Owner): Promise<RemovedObject | undefined> {
  try {
    const [placed] = await placeObjects(cluster, [object], { namespace: owner.namespace, definitions: [] });
    return placed && { recorded: placed.object, ref: placed.ref };
  } catch (error) {
    if (isDiagnosticError(error) && error.code === 'deploy/unknown-kind') return undefined;
    throw error;
  }
}
