import type { KubeObject } from '../kube-object.ts';
import { findCondition } from './conditions.ts';
import { current, inProgress, type Readiness } from './readiness.ts';

/** Current when the service behind it answers. It may come and go, so it never counts as failed. */
export function computeApiService(object: KubeObject): Readiness {
  const available = findCondition(object, 'Available');
  if (available?.status === 'True') return current('it is available');
  return inProgress(available?.reason || 'NotAvailable', available?.message || 'it is not available yet');
}
