import type { KubeObject } from '../kube-object.ts';
import { findCondition } from './conditions.ts';
import { fieldAt, numberAt, textAt } from './fields.ts';
import { current, failed, inProgress, type Readiness } from './readiness.ts';

/**
 * Current when it is complete, failed when its controller gave up. A running one is in progress, where kstatus counts it
 * as current. A suspended one is current: nothing will happen to it.
 */
export function computeJob(object: KubeObject): Readiness {
  const succeeded = numberAt(object, 'status.succeeded', 0);
  const wanted = numberAt(object, 'spec.completions', numberAt(object, 'spec.parallelism', 1));
  if (findCondition(object, 'Complete')?.status === 'True') {
    return current(`it is complete: ${succeeded} of ${wanted} succeeded`);
  }
  const failure = findCondition(object, 'Failed');
  if (failure?.status === 'True') return failed(failure.reason || 'JobFailed', failure.message || 'it has failed');
  if (fieldAt(object, 'spec.suspend') === true) return current('it is suspended');
  if (textAt(object, 'status.startTime') === '') return inProgress('JobNotStarted', 'it has not started');
  const active = numberAt(object, 'status.active', 0);
  const lost = numberAt(object, 'status.failed', 0);
  return inProgress('JobInProgress', `${succeeded} of ${wanted} succeeded, ${active} active, ${lost} failed`);
}
