import type { KubeObject } from '../kube-object.ts';
import { findCondition } from './conditions.ts';
import { current, failed, inProgress, type Readiness } from './readiness.ts';

/** Current when it is established; failed when its names are taken or it cannot be established. */
export function computeCustomResourceDefinition(object: KubeObject): Readiness {
  const names = findCondition(object, 'NamesAccepted');
  if (names?.status === 'False') return failed(names.reason, names.message || 'its names are not accepted');
  const established = findCondition(object, 'Established');
  if (established?.status === 'True') return current('it is established');
  if (established?.status === 'False' && established.reason !== 'Installing') {
    return failed(established.reason, established.message || 'it cannot be established');
  }
  return inProgress('Installing', 'it is not established yet');
}
