import type { ApiState } from '../api-state.ts';
import { serveDefinition } from '../discovery/custom-resources.ts';
import { CRD_FINALIZER } from '../objects/delete-object.ts';
import { type ApiObject, arrayAt, cloneJson, objectAt, stringAt, valueAt } from '../objects/json.ts';
import { withCondition } from './conditions.ts';
import type { Controller } from './controller.ts';
import { deleteOwned, updateObject, writeStatus } from './owned-objects.ts';

/** Establishes definitions and serves their kinds; what a definition that goes leaves behind goes with it. */
export const crdController: Controller = {
  kind: 'customresourcedefinitions.apiextensions.k8s.io',
  reconcile(state, definition) {
    if (definition.metadata.deletionTimestamp !== undefined) {
      cleanUp(state, definition);
      return;
    }
    serveDefinition(state.registry, definition);
    state.store.beginHistory(definition.metadata.name);
    const storage = arrayAt(definition, 'spec', 'versions').find((version) => valueAt(version, 'storage') === true);
    const stored = new Set([...arrayAt(definition, 'status', 'storedVersions'), stringAt(storage, 'name') ?? '']);
    const now = state.now();
    const accepted = withCondition(
      definition.status,
      { type: 'NamesAccepted', status: 'True', reason: 'NoConflicts', message: 'no conflicts found' },
      { now },
    );
    const conditions = withCondition(
      { conditions: accepted },
      {
        type: 'Established',
        status: 'True',
        reason: 'InitialNamesAccepted',
        message: 'the initial names have been accepted',
      },
      { now },
    );
    const status = {
      conditions,
      acceptedNames: cloneJson(objectAt(definition, 'spec', 'names') ?? {}),
      storedVersions: [...stored],
    };
    writeStatus(state, definition, status, 'kube-apiserver');
  },
};

function cleanUp(state: ApiState, definition: ApiObject): void {
  const { name } = definition.metadata;
  for (const object of state.store.list(name))
    if (object.metadata.deletionTimestamp === undefined) deleteOwned(state, object);
  if (state.store.list(name).length > 0) return;
  updateObject(state, definition, '', (copy) => {
    copy.metadata.finalizers = (copy.metadata.finalizers ?? []).filter((finalizer) => finalizer !== CRD_FINALIZER);
  });
  state.registry.serveCustom(name, []);
}
