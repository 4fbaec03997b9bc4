import type { ApiState } from '../api-state.ts';
import { StatusError } from '../http/status-error.ts';
import type { ApiObject } from '../objects/json.ts';
import type { StoreEvent } from '../store/object-store.ts';
import { apiServiceController } from './api-service-controller.ts';
import type { Controller, Place } from './controller.ts';
import { crdController } from './crd-controller.ts';
import { daemonSetController } from './daemon-set-controller.ts';
import { deploymentController } from './deployment-controller.ts';
import { disruptionBudgetController } from './disruption-budget-controller.ts';
import { createGarbageCollector } from './garbage-collector.ts';
import { jobController } from './job-controller.ts';
import { loadBalancerController } from './load-balancer-controller.ts';
import { namespaceController } from './namespace-controller.ts';
import { deleteOwned, ownerPlaces } from './owned-objects.ts';
import { podController } from './pod-controller.ts';
import { replicaSetController } from './replica-set-controller.ts';
import { statefulSetController } from './stateful-set-controller.ts';
import { volumeClaimController, volumeController } from './volume-claim-controller.ts';

const CONTROLLERS: readonly Controller[] = [
  apiServiceController,
  crdController,
  daemonSetController,
  deploymentController,
  disruptionBudgetController,
  jobController,
  loadBalancerController,
  namespaceController,
  podController,
  replicaSetController,
  statefulSetController,
  volumeClaimController,
  volumeController,
];

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io';

/** How many objects are brought forward before requests get their turn. */
const BATCH = 500;

/**
 * Runs the controllers on every change of the store, after the request that made it was answered. Answers how to stop them.
 */
export function startControllers(state: ApiState): () => void {
  const byKind = new Map(CONTROLLERS.map((controller) => [controller.kind, controller]));
  const collector = createGarbageCollector(state);
  const pending = new Map<string, Place>();
  const reclaimed: ApiObject[] = [];
  let scheduled: NodeJS.Immediate | undefined;
  let stopped = false;

  function add(place: Place): void {
    pending.set(`${place.key}/${place.namespace}/${place.name}`, place);
    if (!stopped) scheduled ??= setImmediate(run);
  }

  function onEvent(event: StoreEvent): void {
    const { namespace = '', name } = event.object.metadata;
    collector.observe(event);
    add({ key: event.key, namespace, name });
    for (const place of ownerPlaces(state, event.object)) add(place);
    if (event.type === 'DELETED') add({ key: DEFINITIONS, namespace: '', name: event.key });
    if (event.key === 'pods' && event.type === 'DELETED') {
      for (const claim of state.store.list('persistentvolumeclaims', namespace)) {
        if (claim.metadata.deletionTimestamp === undefined) continue;
        add({ key: 'persistentvolumeclaims', namespace, name: claim.metadata.name });
      }
    }
    if (event.key === 'persistentvolumeclaims' && event.type === 'DELETED') removeVolumeOf(event.object);
    if (event.key === 'pods') {
      for (const budget of state.store.list('poddisruptionbudgets.policy', namespace)) {
        add({ key: 'poddisruptionbudgets.policy', namespace, name: budget.metadata.name });
      }
    }
    if (event.type === 'DELETED' && namespace !== '') add({ key: 'namespaces', namespace: '', name: namespace });
  }

  function removeVolumeOf(claim: ApiObject): void {
    const volume = state.store.get('persistentvolumes', '', `pvc-${claim.metadata.uid ?? ''}`);
    if (volume !== undefined) reclaimed.push(volume);
  }

  function run(): void {
    scheduled = undefined;
    for (const volume of reclaimed.splice(0)) attempt(() => deleteOwned(state, volume));
    attempt(collector.collect);
    let left = BATCH;
    for (const [id, place] of pending) {
      if (left === 0) break;
      left -= 1;
      pending.delete(id);
      reconcile(place);
    }
    if (pending.size > 0 && !stopped) scheduled ??= setImmediate(run);
  }

  function reconcile({ key, namespace, name }: Place): void {
    const object = state.store.get(key, namespace, name);
    if (object === undefined) return;
    attempt(() => {
      collector.reconcile(object);
      const present = state.store.get(key, namespace, name);
      if (present !== undefined) byKind.get(key)?.reconcile(state, present);
    });
  }

  const unsubscribe = state.store.subscribe(onEvent);
  return () => {
    stopped = true;
    unsubscribe();
    if (scheduled !== undefined) clearImmediate(scheduled);
  };
}

/**
 * What an object asks for may be refused, as a pod that is invalid is: its controller waits for the next change. A mistake of
 * a controller must not end the process that it runs in.
 */
function attempt(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof StatusError)) process.emitWarning(error instanceof Error ? error : String(error));
  }
}
