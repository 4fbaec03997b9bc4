import type { ApiState } from '../api-state.ts';
import {
  type ApiObject,
  arrayAt,
  cloneJson,
  type JsonObject,
  numberAt,
  objectAt,
  stringAt,
  valueAt,
} from '../objects/json.ts';
import type { Controller } from './controller.ts';
import { createOwned, deleteOwned, ownedObjects, writeStatus } from './owned-objects.ts';
import { isPodActive, isPodReady, podFromTemplate } from './pods.ts';
import { MAXIMUM_REPLICAS } from './replica-set-controller.ts';
import { templateHash } from './template-hash.ts';

const REVISION = 'controller-revision-hash';

/** Keeps numbered pods and their volume claims; a changed template replaces all pods at once, unless they wait for deletion. */
export const statefulSetController: Controller = {
  kind: 'statefulsets.apps',
  reconcile(state, set) {
    if (set.metadata.deletionTimestamp !== undefined) return;
    const wanted = Math.min(numberAt(set, 'spec', 'replicas') ?? 1, MAXIMUM_REPLICAS);
    const first = numberAt(set, 'spec', 'ordinals', 'start') ?? 0;
    const revision = `${set.metadata.name}-${templateHash(valueAt(set, 'spec', 'template'))}`;
    const onDelete = stringAt(set, 'spec', 'updateStrategy', 'type') === 'OnDelete';
    const names = new Set(Array.from({ length: wanted }, (_, index) => `${set.metadata.name}-${first + index}`));
    for (const pod of ownedObjects(state, 'pods', set)) {
      const outdated = pod.metadata.labels?.[REVISION] !== revision && !onDelete;
      if (!names.has(pod.metadata.name) || outdated || !isPodActive(pod)) deleteOwned(state, pod);
    }
    let index = first;
    for (const name of names) {
      if (state.store.get('pods', set.metadata.namespace ?? '', name) === undefined) {
        createPod(state, set, { name, revision, index });
      }
      index += 1;
    }
    report(state, set, revision);
  },
};

function createPod(
  state: ApiState,
  set: ApiObject,
  { name, revision, index }: { readonly name: string; readonly revision: string; readonly index: number },
): void {
  const namespace = set.metadata.namespace ?? '';
  const labels = {
    [REVISION]: revision,
    'statefulset.kubernetes.io/pod-name': name,
    'apps.kubernetes.io/pod-index': String(index),
  };
  const pod = podFromTemplate(set, objectAt(set, 'spec', 'template'), { name, labels });
  const spec = objectAt(pod, 'spec') ?? {};
  const volumes = [...arrayAt(spec, 'volumes')];
  for (const template of arrayAt(set, 'spec', 'volumeClaimTemplates')) {
    const volume = stringAt(template, 'metadata', 'name') ?? '';
    const claimName = `${volume}-${name}`;
    if (state.store.get('persistentvolumeclaims', namespace, claimName) === undefined) {
      createOwned(state, claimFrom(set, template, claimName), namespace);
    }
    volumes.push({ name: volume, persistentVolumeClaim: { claimName } });
  }
  if (volumes.length > 0) spec.volumes = volumes;
  spec.hostname = name;
  const service = stringAt(set, 'spec', 'serviceName') ?? '';
  if (service !== '') spec.subdomain = service;
  createOwned(state, pod, namespace);
}

function claimFrom(set: ApiObject, template: unknown, name: string): JsonObject {
  const metadata = objectAt(template, 'metadata') ?? {};
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      labels: { ...objectAt(set, 'spec', 'selector', 'matchLabels'), ...objectAt(metadata, 'labels') },
      ...(metadata.annotations === undefined ? {} : { annotations: cloneJson(metadata.annotations) }),
    },
    spec: cloneJson(objectAt(template, 'spec') ?? {}),
  };
}

function report(state: ApiState, set: ApiObject, revision: string): void {
  const pods = ownedObjects(state, 'pods', set).filter(isPodActive);
  const ready = pods.filter(isPodReady);
  const updated = pods.filter(({ metadata }) => metadata.labels?.[REVISION] === revision).length;
  const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
  const done = updated === wanted && ready.length === wanted;
  const current = done ? revision : (stringAt(set, 'status', 'currentRevision') ?? revision);
  writeStatus(state, set, {
    observedGeneration: set.metadata.generation,
    replicas: pods.length,
    ...(ready.length > 0 ? { readyReplicas: ready.length } : {}),
    availableReplicas: ready.length,
    ...(updated > 0 ? { updatedReplicas: updated } : {}),
    ...(current === revision && updated > 0 ? { currentReplicas: updated } : {}),
    currentRevision: current,
    updateRevision: revision,
    collisionCount: 0,
  });
}
