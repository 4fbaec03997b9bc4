import type { ApiState } from '../api-state.ts';
import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import { createObject } from '../objects/create-object.ts';
import { type DeletedObject, deleteObject } from '../objects/delete-object.ts';
import { type ApiObject, cloneJson, equalJson, type JsonObject, type OwnerReference } from '../objects/json.ts';
import { storeChangedObject } from '../objects/update-object.ts';
import type { WriteOptions } from '../objects/write-options.ts';
import type { Place } from './controller.ts';

const MANAGER = 'kube-controller-manager';

/** The resource of a built-in kind; a kind that does not exist is a mistake of ours. */
export function resourceOf(state: ApiState, apiVersion: string, kind: string): Resource {
  const resource = state.registry.findKind(apiVersion, kind);
  if (resource === undefined) throw new Error(`no kind ${apiVersion} ${kind}`);
  return resource;
}

/** The objects of a kind that an object controls. */
export function ownedObjects(state: ApiState, key: string, owner: ApiObject): readonly ApiObject[] {
  return state.store
    .list(key, owner.metadata.namespace)
    .filter(({ metadata }) =>
      metadata.ownerReferences?.some(({ controller, uid }) => controller === true && uid === owner.metadata.uid),
    );
}

/** Where the controllers of an object are. */
export function ownerPlaces(state: ApiState, { metadata }: ApiObject): readonly Place[] {
  const places: Place[] = [];
  for (const { apiVersion, kind, name } of metadata.ownerReferences ?? []) {
    const resource = state.registry.findKind(apiVersion, kind);
    if (resource === undefined) continue;
    places.push({ key: storeKeyOf(resource), namespace: resource.namespaced ? (metadata.namespace ?? '') : '', name });
  }
  return places;
}

export function controllerReference(owner: ApiObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

export function createOwned(state: ApiState, body: JsonObject, namespace: string): ApiObject {
  const resource = resourceOf(state, String(body.apiVersion), String(body.kind));
  return createObject(state, resource, { namespace, body, options: optionsFor('') }).object;
}

export function deleteOwned(state: ApiState, object: ApiObject): DeletedObject {
  const resource = resourceOf(state, object.apiVersion, object.kind);
  return deleteObject(state, resource, {
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    options: { propagationPolicy: 'Background', dryRun: false, uid: undefined, resourceVersion: undefined },
  });
}

/** Writes a changed copy of an object, through its status or as a whole. */
export function updateObject(
  state: ApiState,
  object: ApiObject,
  through: '' | 'status',
  change: (copy: ApiObject) => void,
  manager = MANAGER,
): ApiObject {
  const resource = resourceOf(state, object.apiVersion, object.kind);
  const copy = cloneJson(object);
  change(copy);
  return storeChangedObject(state, resource, object, copy, { ...optionsFor(through), fieldManager: manager });
}

/** Writes a status, unless it is the one that the object has. */
export function writeStatus(state: ApiState, object: ApiObject, status: JsonObject, manager = MANAGER): void {
  if (equalJson(object.status, status)) return;
  updateObject(
    state,
    object,
    'status',
    (copy) => {
      copy.status = status;
    },
    manager,
  );
}

/** Takes a finalizer from an object; one that is being deleted goes with its last one. */
export function dropFinalizer(state: ApiState, object: ApiObject, finalizer: string): void {
  if (object.metadata.finalizers?.includes(finalizer) !== true) return;
  updateObject(state, object, '', (copy) => {
    const rest = (copy.metadata.finalizers ?? []).filter((found) => found !== finalizer);
    if (rest.length > 0) copy.metadata.finalizers = rest;
    else delete copy.metadata.finalizers;
  });
}

function optionsFor(subresource: '' | 'status'): WriteOptions {
  return { fieldManager: MANAGER, dryRun: false, fieldValidation: 'Ignore', subresource };
}
