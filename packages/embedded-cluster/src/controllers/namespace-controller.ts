import type { ApiState } from '../api-state.ts';
import { removeObject } from '../objects/delete-object.ts';
import type { ApiObject } from '../objects/json.ts';
import type { Controller } from './controller.ts';
import { createOwned, deleteOwned, resourceOf } from './owned-objects.ts';

/** Gives a namespace its service account; empties one that is being deleted, and lets it go when nothing is left in it. */
export const namespaceController: Controller = {
  kind: 'namespaces',
  reconcile(state, namespace) {
    if (namespace.metadata.deletionTimestamp === undefined) createFirstObjects(state, namespace.metadata.name);
    else empty(state, namespace);
  },
};

function createFirstObjects(state: ApiState, namespace: string): void {
  if (state.store.get('serviceaccounts', namespace, 'default') === undefined) {
    createOwned(state, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } }, namespace);
  }
}

function empty(state: ApiState, namespace: ApiObject): void {
  const { name } = namespace.metadata;
  let left = 0;
  for (const key of state.store.keys()) {
    for (const object of state.store.list(key, name)) {
      if (state.registry.findKind(object.apiVersion, object.kind) === undefined) continue;
      if (!deleteOwned(state, object).gone) left += 1;
    }
  }
  if (left === 0 && (namespace.metadata.finalizers ?? []).length === 0) {
    removeObject(state, resourceOf(state, 'v1', 'Namespace'), namespace);
  }
}
