import { isDiagnosticError } from '@metachart/diagnostics';
import type { KubeObject, ObjectRef } from '@metachart/kube-model';
import { type Clock, createBackoff, pause } from './clock.ts';
import type { Cluster, ListOptions, WatchEvent } from './cluster.ts';

export interface FollowOptions extends Pick<ListOptions, 'fieldSelector'> {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** All objects there are, at the start and whenever the watch fell too far behind. Ends following where it says so. */
  readonly onList: (objects: readonly KubeObject[]) => 'follow' | 'stop';
  readonly onEvent: (event: WatchEvent) => void;
}

/**
 * Follows the objects of one kind and namespace: one list, then watches that go on where the one before ended, and a new list where the cluster
 * has forgotten that place. A lost connection is taken up again after a pause, from 0.2 to 10 s. Ends with the signal; throws what a retry
 * does not mend, such as `cluster/forbidden`.
 */
export async function followObjects(
  cluster: Cluster,
  collection: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>,
  { signal, clock, onList, onEvent, ...selectors }: FollowOptions,
): Promise<void> {
  const backoff = createBackoff({ first: 200, most: 10_000 });
  let resourceVersion: string | undefined;
  while (!signal.aborted) {
    let heard = false;
    try {
      if (resourceVersion === undefined) {
        const list = await cluster.list(collection, selectors);
        if (signal.aborted) return;
        resourceVersion = list.resourceVersion;
        if (onList(list.items) === 'stop') return;
      }
      for await (const event of cluster.watch(collection, { resourceVersion, signal, ...selectors })) {
        heard = true;
        resourceVersion = event.object.metadata.resourceVersion ?? resourceVersion;
        if (event.type !== 'BOOKMARK') onEvent(event);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isDiagnosticError(error) && error.code === 'cluster/gone') resourceVersion = undefined;
      else if (!isPassing(error)) throw error;
    }
    if (heard) backoff.reset();
    else await pause(clock, backoff.next(), signal);
  }
}

function isPassing(error: unknown): boolean {
  return isDiagnosticError(error) && (error.code === 'cluster/unreachable' || error.code === 'cluster/failed');
}
