import type { ApiState } from '../api-state.ts';
import { storeKeyOf } from '../discovery/resource.ts';
import { deleteObject } from '../objects/delete-object.ts';
import type { ApiObject, OwnerReference } from '../objects/json.ts';
import type { StoreEvent } from '../store/object-store.ts';
import { dropFinalizer, updateObject } from './owned-objects.ts';

export interface GarbageCollector {
  observe(event: StoreEvent): void;
  /** Deletes what has been left without an owner since the last time. */
  collect(): void;
  reconcile(object: ApiObject): void;
}

interface Dependent {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Deletes what has lost all its owners, and lets owners go that wait for their dependents or are to leave them behind.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export function createGarbageCollector(state: ApiState): GarbageCollector {
  const dependents = new Map<string, Map<string, Dependent>>();
  const orphaned: Dependent[] = [];

  function observe({ type, key, object, previous }: StoreEvent): void {
    const { namespace = '', name, uid = '' } = object.metadata;
    const id = `${key}/${namespace}/${name}`;
    for (const owner of previous?.metadata.ownerReferences ?? []) {
      const known = dependents.get(owner.uid);
      known?.delete(id);
      if (known?.size === 0) dependents.delete(owner.uid);
    }
    if (type === 'DELETED') {
      const left = [...(dependents.get(uid)?.values() ?? [])];
      for (const dependent of left) orphaned.push(dependent);
      return;
    }
    for (const owner of object.metadata.ownerReferences ?? []) {
      let known = dependents.get(owner.uid);
      if (known === undefined) {
        known = new Map();
        dependents.set(owner.uid, known);
      }
      known.set(id, { key, namespace, name });
    }
  }

  function collect(): void {
    for (const dependent of orphaned.splice(0)) {
      const object = state.store.get(dependent.key, dependent.namespace, dependent.name);
      if (object !== undefined) collectOne(object);
    }
  }

  /** With one owner left only the references to those that are gone are dropped. */
  function collectOne(object: ApiObject): void {
    const owners = object.metadata.ownerReferences ?? [];
    const present = owners.filter((owner) => ownerExists(state, object, owner));
    if (present.length === owners.length) return;
    if (present.length > 0) {
      updateObject(state, object, '', (copy) => {
        copy.metadata.ownerReferences = present;
      });
      return;
    }
    remove(state, object, 'Background');
  }

  function reconcile(object: ApiObject): void {
    const { uid = '', finalizers = [], deletionTimestamp } = object.metadata;
    if (deletionTimestamp === undefined) {
      const owners = object.metadata.ownerReferences ?? [];
      if (owners.length > 0) collectOne(object);
      return;
    }
    if (finalizers.includes('orphan')) {
      for (const dependent of [...(dependents.get(uid)?.values() ?? [])]) {
        const found = state.store.get(dependent.key, dependent.namespace, dependent.name);
        if (found === undefined) continue;
        updateObject(state, found, '', (copy) => {
          const rest = (copy.metadata.ownerReferences ?? []).filter((owner) => owner.uid !== uid);
          if (rest.length > 0) copy.metadata.ownerReferences = rest;
          else delete copy.metadata.ownerReferences;
        });
      }
      dropFinalizer(state, object, 'orphan');
    } else if (finalizers.includes('foregroundDeletion')) {
      let blocking = 0;
      for (const dependent of [...(dependents.get(uid)?.values() ?? [])]) {
        const found = state.store.get(dependent.key, dependent.namespace, dependent.name);
        if (found === undefined) continue;
        if (found.metadata.deletionTimestamp === undefined) remove(state, found, 'Foreground');
        const still = state.store.get(dependent.key, dependent.namespace, dependent.name);
        const blocks = still?.metadata.ownerReferences?.some((owner) => owner.uid === uid && owner.blockOwnerDeletion);
        if (blocks === true) blocking += 1;
      }
      if (blocking === 0) dropFinalizer(state, object, 'foregroundDeletion');
    }
  }

  return { observe, collect, reconcile };
}

function ownerExists(state: ApiState, object: ApiObject, { apiVersion, kind, name, uid }: OwnerReference): boolean {
  const resource = state.registry.findKind(apiVersion, kind);
  if (resource === undefined) return true;
  const namespace = resource.namespaced ? (object.metadata.namespace ?? '') : '';
  return state.store.get(storeKeyOf(resource), namespace, name)?.metadata.uid === uid;
}

function remove(state: ApiState, object: ApiObject, propagationPolicy: 'Background' | 'Foreground'): void {
  const resource = state.registry.findKind(object.apiVersion, object.kind);
  if (resource === undefined) return;
  deleteObject(state, resource, {
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    options: { propagationPolicy, dryRun: false, uid: object.metadata.uid, resourceVersion: undefined },
  });
}
