import type { KubeObject } from '../kube-object.ts';
import { numberAt, textAt } from './fields.ts';
import { checkObservedAtAll } from './observed-generation.ts';
import { current, inProgress, type Readiness } from './readiness.ts';

/**
 * Current when every node that should run it does, with the present template, available and ready. `desiredNumberScheduled`
 * is 0 before the controller has counted, so it must have seen the object first. `OnDelete` as for a StatefulSet.
 */
export function computeDaemonSet(object: KubeObject): Readiness {
  if (textAt(object, 'spec.updateStrategy.type') === 'OnDelete') return current('its pods are updated when deleted');
  const unseen = checkObservedAtAll(object);
  if (unseen !== undefined) return unseen;
  const wanted = numberAt(object, 'status.desiredNumberScheduled', -1);
  if (wanted === -1) return inProgress('NoDesiredNumber', 'its controller has not counted its pods yet');
  const scheduled = numberAt(object, 'status.currentNumberScheduled', 0);
  const updated = numberAt(object, 'status.updatedNumberScheduled', 0);
  const available = numberAt(object, 'status.numberAvailable', 0);
  const ready = numberAt(object, 'status.numberReady', 0);
  if (scheduled < wanted) return inProgress('LessCurrent', `${scheduled} of ${wanted} pods are scheduled`);
  if (updated < wanted) return inProgress('LessUpdated', `${updated} of ${wanted} pods are updated`);
  if (available < wanted) return inProgress('LessAvailable', `${available} of ${wanted} pods are available`);
  if (ready < wanted) return inProgress('LessReady', `${ready} of ${wanted} pods are ready`);
  return current(`all ${wanted} pods are ready`);
}
