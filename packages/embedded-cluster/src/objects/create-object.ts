import type { ApiState } from '../api-state.ts';
import { setObjectDefaults } from '../defaults/set-object-defaults.ts';
import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import { alreadyExists, badRequest, invalid } from '../http/status-error.ts';
import { allocateAddresses } from './allocate-addresses.ts';
import { decodeObject } from './decode-object.ts';
import { fillEmpty } from './fill-empty.ts';
import { type ApiObject, cloneJson } from './json.ts';
import { requireNamespace, settleNamespace } from './namespaces.ts';
import { countsGeneration } from './object-rules.ts';
import { prepareNewObject } from './prepare-new-object.ts';
import { recordUpdate } from './track-managers.ts';
import { validateObject } from './validate-object.ts';
import type { WriteRequest, WrittenObject } from './write-options.ts';

/** POST of an object. Throws StatusError. */
export function createObject(state: ApiState, resource: Resource, request: Omit<WriteRequest, 'name'>): WrittenObject {
  const { object, warnings } = decodeObject(resource, request.body, request.options.fieldValidation);
  settleNamespace(resource, object, request.namespace);
  if (object.metadata.resourceVersion !== undefined && object.metadata.resourceVersion !== '') {
    throw badRequest('resourceVersion should not be set on objects to be created');
  }
  const created = storeNewObject(state, resource, object, {
    dryRun: request.options.dryRun,
    recordManagers: (prepared) => recordUpdate(state, resource, undefined, prepared, request.options),
  });
  return { object: created, created: true, warnings };
}

const MAXIMUM_PREFIX = 58;

/** Gives a decoded object everything that the server sets and puts it into the store. */
export function storeNewObject(
  state: ApiState,
  resource: Resource,
  object: ApiObject,
  options: { readonly dryRun: boolean; readonly recordManagers: (prepared: ApiObject) => void },
): ApiObject {
  const { metadata } = object;
  const key = storeKeyOf(resource);
  const prefix = metadata.generateName;
  if ((metadata.name === undefined || metadata.name === '') && typeof prefix === 'string' && prefix !== '') {
    metadata.name = `${prefix.slice(0, MAXIMUM_PREFIX)}${state.newSuffix(5)}`;
  }
  requireNamespace(state, resource, object);
  delete metadata.deletionTimestamp;
  delete metadata.deletionGracePeriodSeconds;
  delete metadata.selfLink;
  delete metadata.resourceVersion;
  metadata.uid = state.newUid();
  metadata.creationTimestamp = state.now();
  if (countsGeneration(resource)) metadata.generation = 1;
  else delete metadata.generation;
  setObjectDefaults(resource, object);
  fillEmpty(object, resource.empty);
  options.recordManagers(object);
  prepareNewObject(state, resource, object);
  fillEmpty(object, resource.empty);
  if (key === 'services') allocateAddresses(state, object, undefined);
  const causes = validateObject(resource, object, undefined);
  if (causes.length > 0) throw invalid(resource, metadata.name ?? '', causes);
  if (state.store.get(key, metadata.namespace ?? '', metadata.name) !== undefined) {
    throw alreadyExists(resource, metadata.name);
  }
  return options.dryRun ? cloneJson(object) : state.store.put(key, object);
}
