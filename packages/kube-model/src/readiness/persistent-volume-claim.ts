import type { KubeObject } from '../kube-object.ts';
import { textAt } from './fields.ts';
import { current, failed, inProgress, type Readiness } from './readiness.ts';

/** Current when it is bound; failed when the volume it was bound to is lost. */
export function computePersistentVolumeClaim(object: KubeObject): Readiness {
  const phase = textAt(object, 'status.phase');
  if (phase === 'Bound') return current('it is bound');
  if (phase === 'Lost') return failed('Lost', 'the volume that it was bound to is gone');
  return inProgress('NotBound', phase === '' ? 'it is not bound yet' : `it is not bound: ${phase}`);
}
