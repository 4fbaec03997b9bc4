import { numberAt, objectAt } from '../objects/json.ts';
import type { Controller } from './controller.ts';
import { createOwned, deleteOwned, ownedObjects, writeStatus } from './owned-objects.ts';
import { isPodActive, isPodReady, podFromTemplate } from './pods.ts';

/** Keeps as many pods as a ReplicaSet asks for, and counts them. */
export const replicaSetController: Controller = {
  kind: 'replicasets.apps',
  reconcile(state, replicaSet) {
    if (replicaSet.metadata.deletionTimestamp !== undefined) return;
    const namespace = replicaSet.metadata.namespace ?? '';
    const wanted = Math.min(numberAt(replicaSet, 'spec', 'replicas') ?? 1, MAXIMUM_REPLICAS);
    const pods = ownedObjects(state, 'pods', replicaSet).filter(isPodActive);
    for (let missing = wanted - pods.length; missing > 0; missing -= 1) {
      createOwned(state, podFromTemplate(replicaSet, objectAt(replicaSet, 'spec', 'template'), {}), namespace);
    }
    for (const pod of pods.slice(wanted)) deleteOwned(state, pod);
    const present = ownedObjects(state, 'pods', replicaSet).filter(isPodActive);
    const ready = present.filter(isPodReady).length;
    writeStatus(state, replicaSet, {
      replicas: present.length,
      ...(present.length > 0 ? { fullyLabeledReplicas: present.length } : {}),
      ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
      terminatingReplicas: 0,
      observedGeneration: replicaSet.metadata.generation,
    });
  },
};

/** More pods than this of one owner are not made. */
export const MAXIMUM_REPLICAS = 1000;
