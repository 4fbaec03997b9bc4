import type { ApiState } from '../api-state.ts';
import { type ApiObject, arrayAt, cloneJson, isJsonObject, objectAt, stringAt, valueAt } from '../objects/json.ts';
import type { Controller } from './controller.ts';
import { createOwned, dropFinalizer, updateObject, writeStatus } from './owned-objects.ts';

/** Binds claims: to the volume that they name, otherwise to one made for them where their storage class exists. */
export const volumeClaimController: Controller = {
  kind: 'persistentvolumeclaims',
  reconcile(state, claim) {
    if (claim.metadata.deletionTimestamp !== undefined) {
      if (!isUsed(state, claim)) dropFinalizer(state, claim, 'kubernetes.io/pvc-protection');
      return;
    }
    if (stringAt(claim, 'status', 'phase') === 'Bound') return;
    const named = stringAt(claim, 'spec', 'volumeName');
    const storageClass = stringAt(claim, 'spec', 'storageClassName') ?? defaultClass(state);
    if (named === undefined && (storageClass === undefined || !classExists(state, storageClass))) return;
    if (named !== undefined && state.store.get('persistentvolumes', '', named) === undefined) return;
    const volume = named ?? `pvc-${claim.metadata.uid ?? ''}`;
    if (named === undefined) createVolume(state, claim, volume, storageClass ?? '');
    const bound = updateObject(state, claim, '', (copy) => {
      if (!isJsonObject(copy.spec)) return;
      copy.spec.volumeName = volume;
      if (storageClass !== undefined) copy.spec.storageClassName ??= storageClass;
      copy.metadata.annotations = { ...copy.metadata.annotations, 'pv.kubernetes.io/bind-completed': 'yes' };
    });
    writeStatus(state, bound, {
      phase: 'Bound',
      accessModes: cloneJson(valueAt(claim, 'spec', 'accessModes') ?? []),
      capacity: cloneJson(objectAt(claim, 'spec', 'resources', 'requests') ?? {}),
    });
    const held = state.store.get('persistentvolumes', '', volume);
    if (held !== undefined) writeStatus(state, held, { phase: 'Bound' });
  },
};

/** Lets volumes go that are deleted, and those that were made for a claim that is gone. */
export const volumeController: Controller = {
  kind: 'persistentvolumes',
  reconcile(state, volume) {
    if (volume.metadata.deletionTimestamp === undefined) return;
    dropFinalizer(state, volume, 'kubernetes.io/pv-protection');
  },
};

function isUsed(state: ApiState, { metadata }: ApiObject): boolean {
  return state.store
    .list('pods', metadata.namespace)
    .some((pod) =>
      arrayAt(pod, 'spec', 'volumes').some(
        (volume) => stringAt(volume, 'persistentVolumeClaim', 'claimName') === metadata.name,
      ),
    );
}

function defaultClass(state: ApiState): string | undefined {
  return state.store
    .list('storageclasses.storage.k8s.io')
    .find(({ metadata }) => metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true')?.metadata
    .name;
}

function classExists(state: ApiState, name: string): boolean {
  return state.store.get('storageclasses.storage.k8s.io', '', name) !== undefined;
}

function createVolume(state: ApiState, claim: ApiObject, name: string, storageClassName: string): void {
  if (state.store.get('persistentvolumes', '', name) !== undefined) return;
  createOwned(
    state,
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        accessModes: cloneJson(valueAt(claim, 'spec', 'accessModes') ?? []),
        capacity: cloneJson(objectAt(claim, 'spec', 'resources', 'requests') ?? {}),
        claimRef: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          name: claim.metadata.name,
          namespace: claim.metadata.namespace,
          uid: claim.metadata.uid,
        },
        hostPath: { path: `/simulated/${name}` },
        persistentVolumeReclaimPolicy: 'Delete',
        storageClassName,
      },
    },
    '',
  );
}
