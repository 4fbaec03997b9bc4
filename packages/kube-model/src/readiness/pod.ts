import type { KubeObject } from '../kube-object.ts';
import { findCondition } from './conditions.ts';
import { listAt, textAt } from './fields.ts';
import { current, failed, inProgress, type Readiness } from './readiness.ts';

/**
 * Current when it is ready or has succeeded; failed when it has failed or a container of it is in a crash loop. One that
 * no node takes is in progress with the scheduler's message, since only a clock could tell how long that lasts.
 */
export function computePod(object: KubeObject): Readiness {
  const phase = textAt(object, 'status.phase');
  switch (phase) {
    case 'Succeeded':
      return current('it has succeeded');
    case 'Failed':
      return failed(
        textAt(object, 'status.reason') || 'PodFailed',
        textAt(object, 'status.message') || 'it has failed',
      );
    case 'Running':
      return checkRunning(object);
    case 'Pending':
      return checkPending(object);
    default:
      return inProgress('PodNotObserved', phase === '' ? 'nothing has seen it yet' : `it is in phase ${phase}`);
  }
}

function checkRunning(object: KubeObject): Readiness {
  const ready = findCondition(object, 'Ready');
  if (ready?.status === 'True') return current('it is ready');
  const crashing = crashLoopingContainers(object);
  if (crashing.length > 0) return failed('ContainerCrashLooping', `in a crash loop: ${crashing.join(', ')}`);
  return inProgress('PodRunningNotReady', ready?.message || 'it runs but is not ready');
}

function checkPending(object: KubeObject): Readiness {
  const scheduled = findCondition(object, 'PodScheduled');
  if (scheduled?.status === 'False' && scheduled.reason === 'Unschedulable') {
    return inProgress('PodUnschedulable', scheduled.message || 'no node takes it');
  }
  return inProgress('PodPending', 'it is pending');
}

interface ContainerStatus {
  readonly name?: unknown;
  readonly state?: { readonly waiting?: { readonly reason?: unknown } | null } | null;
}

function crashLoopingContainers(object: KubeObject): string[] {
  const statuses = listAt(object, 'status.containerStatuses') as readonly (ContainerStatus | null)[];
  return statuses
    .filter((status) => status?.state?.waiting?.reason === 'CrashLoopBackOff')
    .map((status) => String(status?.name));
}
