import type { KubeObject } from '../kube-object.ts';
import { textAt } from './fields.ts';
import { current, type Readiness } from './readiness.ts';

/** Current unless it is going away; its phase tells that too. */
export function computeNamespace(object: KubeObject): Readiness {
  if (textAt(object, 'status.phase') === 'Terminating')
    return { status: 'terminating', message: 'it is being deleted' };
  return current('it is active');
}
