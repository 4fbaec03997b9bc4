import { stringAt, valueAt } from '../objects/json.ts';
import { withCondition } from './conditions.ts';
import type { Controller } from './controller.ts';
import { writeStatus } from './owned-objects.ts';

/** Says that an APIService is available; the API behind it is not served. */
export const apiServiceController: Controller = {
  kind: 'apiservices.apiregistration.k8s.io',
  reconcile(state, service) {
    if (Array.isArray(valueAt(service, 'status', 'conditions'))) return;
    const local = stringAt(service, 'spec', 'service', 'name') === undefined;
    writeStatus(state, service, {
      conditions: withCondition(
        service.status,
        {
          type: 'Available',
          status: 'True',
          reason: local ? 'Local' : 'Passed',
          message: local ? 'Local APIServices are always available' : 'all checks passed',
        },
        { now: state.now() },
      ),
    });
  },
};
