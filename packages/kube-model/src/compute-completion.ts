import type { KubeObject } from './kube-object.ts';
import { findCondition } from './readiness/conditions.ts';
import { textAt } from './readiness/fields.ts';

export type Completion =
  | { readonly status: 'running' }
  | { readonly status: 'succeeded' }
  | { readonly status: 'failed'; readonly message: string };

/**
 * Whether what runs to an end has come to it, for a Job and a Pod; every other object is done once it is there. The message
 * is Helm's (Helm: pkg/kube/client.go WatchUntilReady).
 */
export function computeCompletion(object: KubeObject): Completion {
  const { name } = object.metadata;
  if (object.kind === 'Job') {
    if (findCondition(object, 'Complete')?.status === 'True') return { status: 'succeeded' };
    const failure = findCondition(object, 'Failed');
    if (failure?.status !== 'True') return { status: 'running' };
    return { status: 'failed', message: `job ${name} failed: ${failure.reason}` };
  }
  if (object.kind !== 'Pod') return { status: 'succeeded' };
  const phase = textAt(object, 'status.phase');
  if (phase === 'Failed') return { status: 'failed', message: `pod ${name} failed` };
  return { status: phase === 'Succeeded' ? 'succeeded' : 'running' };
}
