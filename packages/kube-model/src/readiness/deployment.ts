import type { KubeObject } from '../kube-object.ts';
import { findCondition } from './conditions.ts';
import { fieldAt, numberAt } from './fields.ts';
import { current, failed, inProgress, type Readiness } from './readiness.ts';

/**
 * Current when every replica is of the present template, available and ready, no older one is left, and the conditions
 * say so. Failed beyond its progress deadline. A paused one is current: nothing will happen to it (Helm does not wait for
 * it either).
 */
export function computeDeployment(object: KubeObject): Readiness {
  if (fieldAt(object, 'spec.paused') === true) return current('it is paused');
  const progressing = findCondition(object, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return failed(progressing.reason, progressing.message || 'it made no progress within its deadline');
  }
  return checkReplicas(object) ?? checkConditions(object);
}

function checkReplicas(object: KubeObject): Readiness | undefined {
  const wanted = numberAt(object, 'spec.replicas', 1);
  const replicas = numberAt(object, 'status.replicas', 0);
  const updated = numberAt(object, 'status.updatedReplicas', 0);
  const available = numberAt(object, 'status.availableReplicas', 0);
  const ready = numberAt(object, 'status.readyReplicas', 0);
  if (replicas < wanted) return inProgress('LessReplicas', `${replicas} of ${wanted} replicas exist`);
  if (updated < wanted) return inProgress('LessUpdated', `${updated} of ${wanted} replicas are updated`);
  if (replicas > wanted) return inProgress('ExtraPods', `${replicas - wanted} replicas are still to end`);
  if (available < updated) return inProgress('LessAvailable', `${available} of ${updated} replicas are available`);
  if (ready < wanted) return inProgress('LessReady', `${ready} of ${wanted} replicas are ready`);
  return undefined;
}

function checkConditions(object: KubeObject): Readiness {
  const progressing = findCondition(object, 'Progressing');
  const settled = progressing?.status === 'True' && progressing.reason === 'NewReplicaSetAvailable';
  // Without a deadline, which is also what its greatest value means, the controller writes no Progressing condition.
  if (!settled && numberAt(object, 'spec.progressDeadlineSeconds', noDeadline) !== noDeadline) {
    return inProgress('ReplicaSetNotAvailable', 'its new ReplicaSet is not available yet');
  }
  const available = findCondition(object, 'Available');
  if (available?.status !== 'True') {
    return inProgress('DeploymentNotAvailable', available?.message || 'it is not available yet');
  }
  const replicas = numberAt(object, 'status.replicas', 0);
  return current(`all ${replicas} replicas are ready`);
}

const noDeadline = 2_147_483_647;
