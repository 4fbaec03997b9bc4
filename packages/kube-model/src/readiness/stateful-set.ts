import type { KubeObject } from '../kube-object.ts';
import { numberAt, textAt } from './fields.ts';
import { current, inProgress, type Readiness } from './readiness.ts';

/**
 * Current when all replicas exist and are ready and those beyond the partition are of the present template. With
 * `OnDelete` people decide when replicas are replaced, so it is current at once. Its controller never writes a failure.
 */
export function computeStatefulSet(object: KubeObject): Readiness {
  if (textAt(object, 'spec.updateStrategy.type') === 'OnDelete') return current('its pods are updated when deleted');
  const wanted = numberAt(object, 'spec.replicas', 1);
  const replicas = numberAt(object, 'status.replicas', 0);
  const ready = numberAt(object, 'status.readyReplicas', 0);
  if (replicas < wanted) return inProgress('LessReplicas', `${replicas} of ${wanted} replicas exist`);
  if (ready < wanted) return inProgress('LessReady', `${ready} of ${wanted} replicas are ready`);
  if (replicas > wanted) return inProgress('ExtraPods', `${replicas - wanted} replicas are still to end`);
  return checkRollout(object, wanted);
}

function checkRollout(object: KubeObject, wanted: number): Readiness {
  const partition = numberAt(object, 'spec.updateStrategy.rollingUpdate.partition', 0);
  const updated = numberAt(object, 'status.updatedReplicas', 0);
  const toUpdate = Math.max(0, wanted - partition);
  if (partition > 0) {
    return updated < toUpdate
      ? inProgress('PartitionRollout', `${updated} of ${toUpdate} replicas beyond its partition are updated`)
      : current(`all ${toUpdate} replicas beyond its partition are updated`);
  }
  if (textAt(object, 'status.currentRevision') !== textAt(object, 'status.updateRevision')) {
    return inProgress('RevisionMismatch', `${updated} of ${wanted} replicas are updated`);
  }
  return current(`all ${wanted} replicas are ready`);
}
