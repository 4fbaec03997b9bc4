import type { ApiState } from '../api-state.ts';
import { decodeManagers, encodeManagers, type Managers } from '../apply/managed-fields.ts';
import { trackUpdate } from '../apply/ownership.ts';
import { apiVersionOf, type Resource } from '../discovery/resource.ts';
import type { ApiObject, JsonObject } from './json.ts';
import { resetFieldsOf } from './object-rules.ts';
import type { WriteOptions } from './write-options.ts';

/** The object without `metadata.managedFields`. */
export function withoutManagers(object: ApiObject): ApiObject {
  const { managedFields: _managedFields, ...metadata } = object.metadata;
  return { ...object, metadata: metadata as ApiObject['metadata'] };
}

/** What an object of a kind is before it is created: nothing but the structs that are never left out. */
export function emptyObject(resource: Resource): ApiObject {
  const empty: JsonObject = {
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
    metadata: {},
    ...resource.empty,
  };
  return empty as ApiObject;
}

/** Sets managedFields of an object that is about to be written by an update, create or patch other than apply. */
export function recordUpdate(
  state: ApiState,
  resource: Resource,
  live: ApiObject | undefined,
  object: ApiObject,
  options: WriteOptions,
): void {
  const given = options.subresource === '' ? object.metadata.managedFields : undefined;
  const reset = Array.isArray(given) && (given.length === 0 || isEmptyEntry(given));
  const fromObject = reset || options.subresource !== '' ? undefined : decodeManagers(object.metadata);
  const fromLive = live === undefined ? undefined : decodeManagers(live.metadata);
  const managers: Managers = reset
    ? new Map()
    : fromObject !== undefined && fromObject.size > 0
      ? fromObject
      : (fromLive ?? new Map());
  delete object.metadata.managedFields;
  if (live !== undefined && managers.size === 0) return;
  const write = {
    schema: resource.schema,
    live: live === undefined ? emptyObject(resource) : withoutManagers(live),
    managers,
    identity: {
      name: options.fieldManager,
      operation: 'Update',
      apiVersion: apiVersionOf(resource),
      subresource: options.subresource,
    },
    reset: resetFieldsOf(resource, options.subresource),
    now: state.now(),
  } as const;
  setManagers(object, trackUpdate(write, object));
}

export function setManagers(object: ApiObject, managers: Managers): void {
  const entries = encodeManagers(managers);
  if (entries === undefined) delete object.metadata.managedFields;
  else object.metadata.managedFields = entries;
}

/** A list with one empty entry asks for all entries to go, as an empty list does. */
function isEmptyEntry(entries: readonly unknown[]): boolean {
  const [entry] = entries;
  return entries.length === 1 && typeof entry === 'object' && entry !== null && Object.keys(entry).length === 0;
}
