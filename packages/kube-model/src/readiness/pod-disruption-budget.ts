import type { KubeObject } from '../kube-object.ts';
import { current, type Readiness } from './readiness.ts';

/** Current: its conditions tell whether pods may be evicted now, and a budget that forbids that is at work, not late. */
export function computePodDisruptionBudget(_object: KubeObject): Readiness {
  return current('it exists');
}
