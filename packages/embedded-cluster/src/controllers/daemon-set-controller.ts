import { objectAt, valueAt } from '../objects/json.ts';
import type { Controller } from './controller.ts';
import { createOwned, deleteOwned, ownedObjects, writeStatus } from './owned-objects.ts';
import { isPodActive, isPodReady, podFromTemplate } from './pods.ts';
import { templateHash } from './template-hash.ts';

const REVISION = 'controller-revision-hash';

/** One pod on the only node, whatever node selectors and tolerations say. */
export const daemonSetController: Controller = {
  kind: 'daemonsets.apps',
  reconcile(state, set) {
    if (set.metadata.deletionTimestamp !== undefined) return;
    const hash = templateHash(valueAt(set, 'spec', 'template'));
    for (const pod of ownedObjects(state, 'pods', set)) {
      if (pod.metadata.labels?.[REVISION] !== hash || !isPodActive(pod)) deleteOwned(state, pod);
    }
    if (ownedObjects(state, 'pods', set).length === 0) {
      const template = objectAt(set, 'spec', 'template');
      createOwned(
        state,
        podFromTemplate(set, template, { labels: { [REVISION]: hash } }),
        set.metadata.namespace ?? '',
      );
    }
    const pods = ownedObjects(state, 'pods', set).filter(isPodActive);
    const ready = pods.filter(isPodReady).length;
    writeStatus(state, set, {
      currentNumberScheduled: pods.length,
      numberMisscheduled: 0,
      desiredNumberScheduled: 1,
      numberReady: ready,
      observedGeneration: set.metadata.generation,
      updatedNumberScheduled: pods.length,
      ...(ready > 0 ? { numberAvailable: ready } : { numberUnavailable: 1 }),
    });
  },
};
