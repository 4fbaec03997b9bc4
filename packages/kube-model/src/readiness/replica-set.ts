import type { KubeObject } from '../kube-object.ts';
import { findCondition } from './conditions.ts';
import { numberAt } from './fields.ts';
import { current, inProgress, type Readiness } from './readiness.ts';

/**
 * Current when all replicas carry the labels of the template and are available and ready. A replica that cannot be made
 * (a quota, an admission webhook) leaves it in progress: the controller tries again. Serves ReplicationController too.
 */
export function computeReplicaSet(object: KubeObject): Readiness {
  const failure = findCondition(object, 'ReplicaFailure');
  if (failure?.status === 'True') return inProgress('ReplicaFailure', failure.message || 'a replica cannot be made');
  const wanted = numberAt(object, 'spec.replicas', 1);
  const replicas = numberAt(object, 'status.replicas', 0);
  const labelled = numberAt(object, 'status.fullyLabeledReplicas', 0);
  const available = numberAt(object, 'status.availableReplicas', 0);
  const ready = numberAt(object, 'status.readyReplicas', 0);
  if (labelled < wanted) return inProgress('LessLabelled', `${labelled} of ${wanted} replicas exist`);
  if (available < wanted) return inProgress('LessAvailable', `${available} of ${wanted} replicas are available`);
  if (ready < wanted) return inProgress('LessReady', `${ready} of ${wanted} replicas are ready`);
  if (replicas > wanted) return inProgress('ExtraPods', `${replicas - wanted} replicas are still to end`);
  return current(`all ${wanted} replicas are ready`);
}
