import { equalJson, stringAt, valueAt } from '../objects/json.ts';
import type { Controller } from './controller.ts';
import { writeStatus } from './owned-objects.ts';

/** Services of type LoadBalancer get an address of TEST-NET-1, where nothing answers. */
export const loadBalancerController: Controller = {
  kind: 'services',
  reconcile(state, service) {
    const balanced = stringAt(service, 'spec', 'type') === 'LoadBalancer';
    const number = Number(stringAt(service, 'spec', 'clusterIP')?.split('.').at(-1) ?? '1') || 1;
    const loadBalancer = balanced ? { ingress: [{ ip: `192.0.2.${number}`, ipMode: 'VIP' }] } : {};
    if (equalJson(valueAt(service, 'status', 'loadBalancer') ?? {}, loadBalancer)) return;
    writeStatus(state, service, { loadBalancer });
  },
};
