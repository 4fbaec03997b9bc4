import type { KubeObject } from '../kube-object.ts';
import { listAt, textAt } from './fields.ts';
import { current, inProgress, type Readiness } from './readiness.ts';

/** Current, but a load balancer needs an address: one that it was given, or external IPs of its own (as in Helm). */
export function computeService(object: KubeObject): Readiness {
  if (textAt(object, 'spec.type') !== 'LoadBalancer') return current('it exists');
  const addresses = [...listAt(object, 'spec.externalIPs'), ...listAt(object, 'status.loadBalancer.ingress')];
  if (addresses.length > 0) return current('its load balancer has an address');
  return inProgress('NoAddress', 'its load balancer has no address yet');
}
