import type { ApiState } from '../api-state.ts';
import { setObjectDefaults } from '../defaults/set-object-defaults.ts';
import { TEMPLATE_GENERATION } from '../defaults/workload-defaults.ts';
import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import { badRequest, conflict, invalid, notFound, OBJECT_MODIFIED, wrongUid } from '../http/status-error.ts';
import { allocateAddresses } from './allocate-addresses.ts';
import { storeNewObject } from './create-object.ts';
import { decodeObject } from './decode-object.ts';
import { removeObject } from './delete-object.ts';
import { fillEmpty } from './fill-empty.ts';
import { type ApiObject, cloneJson, equalJson, isJsonObject, type JsonObject, valueAt } from './json.ts';
import { settleNamespace } from './namespaces.ts';
import { changesGeneration, countsGeneration } from './object-rules.ts';
import { readLive } from './read-live.ts';
import { recordUpdate, withoutManagers } from './track-managers.ts';
import { required } from './validate-names.ts';
import { validateObject } from './validate-object.ts';
import type { WriteOptions, WriteRequest, WrittenObject } from './write-options.ts';

/** PUT of an object or of its status. Throws StatusError. */
export function replaceObject(state: ApiState, resource: Resource, request: WriteRequest): WrittenObject {
  const { object, warnings } = decodeObject(resource, request.body, request.options.fieldValidation);
  settleNamespace(resource, object, request.namespace);
  if (object.metadata.name !== request.name) {
    throw badRequest(
      `the name of the object (${object.metadata.name ?? ''}) does not match the name on the URL (${request.name})`,
    );
  }
  const live = readLive(state, resource, request.namespace, request.name);
  if (live === undefined) {
    if (!CREATED_BY_UPDATE.has(storeKeyOf(resource))) throw notFound(resource, request.name);
    const created = storeNewObject(state, resource, object, {
      dryRun: request.options.dryRun,
      recordManagers: (prepared) => recordUpdate(state, resource, undefined, prepared, request.options),
    });
    return { object: created, created: true, warnings };
  }
  if (needsVersion(resource) && (object.metadata.resourceVersion ?? '') === '') {
    const of = resource.custom ? { group: resource.group, kind: resource.resource } : resource;
    throw invalid(of, request.name, [
      {
        ...required('metadata.resourceVersion', ''),
        message: 'Invalid value: 0: must be specified for an update',
        reason: 'FieldValueInvalid',
      },
    ]);
  }
  return { object: storeChangedObject(state, resource, live, object, request.options), created: false, warnings };
}

/** Kinds that a PUT creates where there is none. Source: measured on kube-apiserver 1.37.2. */
const CREATED_BY_UPDATE: ReadonlySet<string> = new Set([
  'clusterrolebindings.rbac.authorization.k8s.io',
  'clusterroles.rbac.authorization.k8s.io',
  'endpoints',
  'events',
  'leases.coordination.k8s.io',
  'limitranges',
  'rolebindings.rbac.authorization.k8s.io',
  'roles.rbac.authorization.k8s.io',
  'services',
]);

function needsVersion(resource: Resource): boolean {
  return resource.custom || resource.group === 'apiextensions.k8s.io' || resource.group === 'apiregistration.k8s.io';
}

/**
 * Puts a changed object in the place of the live one: checks its preconditions, keeps what clients cannot change, fills in
 * defaults, validates, records who changed what. Where nothing changed the live object stays, with its resourceVersion.
 */
export function storeChangedObject(
  state: ApiState,
  resource: Resource,
  live: ApiObject,
  changed: ApiObject,
  options: WriteOptions,
  recordManagers: (object: ApiObject) => void = (object) => recordUpdate(state, resource, live, object, options),
): ApiObject {
  checkPreconditions(resource, live, changed);
  const object =
    options.subresource === 'status' ? withStatusOf(resource, live, changed) : withoutStatusOf(resource, live, changed);
  const { metadata } = object;
  for (const field of [
    'uid',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'generation',
  ] as const) {
    if (live.metadata[field] === undefined) delete metadata[field];
    else metadata[field] = live.metadata[field] as never;
  }
  delete metadata.selfLink;
  setObjectDefaults(resource, object);
  fillEmpty(object, resource.empty);
  const key = storeKeyOf(resource);
  recordManagers(object);
  if (key === 'services') allocateAddresses(state, object, live);
  if (key === 'daemonsets.apps') countTemplates(object, live);
  if (countsGeneration(resource) && changesGeneration(resource, live, object))
    metadata.generation = (metadata.generation ?? 0) + 1;
  const causes = validateObject(resource, object, live);
  if (causes.length > 0) throw invalid(resource, metadata.name, causes);
  metadata.resourceVersion = live.metadata.resourceVersion ?? '';
  if (isSame(live, object)) return live;
  if (options.dryRun) return object;
  if (metadata.deletionTimestamp !== undefined && (metadata.finalizers ?? []).length === 0 && isFinished(object)) {
    removeObject(state, resource, object);
    return object;
  }
  return state.store.put(key, object);
}

function countTemplates(object: ApiObject, live: ApiObject): void {
  const changed = !equalJson(valueAt(object, 'spec', 'template'), valueAt(live, 'spec', 'template'));
  const count = Number(live.metadata.annotations?.[TEMPLATE_GENERATION] ?? '1') + (changed ? 1 : 0);
  object.metadata.annotations = { ...object.metadata.annotations, [TEMPLATE_GENERATION]: String(count) };
}

/** A namespace has finalizers of its own. */
function isFinished(object: ApiObject): boolean {
  const spec = object.kind === 'Namespace' && isJsonObject(object.spec) ? object.spec : {};
  return !Array.isArray(spec.finalizers) || spec.finalizers.length === 0;
}

function checkPreconditions(resource: Resource, live: ApiObject, changed: ApiObject): void {
  const { uid, resourceVersion } = changed.metadata;
  const { name } = live.metadata;
  if (uid !== undefined && uid !== '' && uid !== live.metadata.uid) {
    throw wrongUid(resource, name, { given: uid, present: live.metadata.uid });
  }
  const given = resourceVersion !== undefined && resourceVersion !== '' && resourceVersion !== '0';
  if (given && resourceVersion !== live.metadata.resourceVersion) throw conflict(resource, name, OBJECT_MODIFIED);
}

/** A write of the status takes only the status, and for built-in kinds most of the metadata. */
function withStatusOf(resource: Resource, live: ApiObject, changed: ApiObject): ApiObject {
  if (resource.custom)
    return { ...cloneJson(live), ...(changed.status === undefined ? {} : { status: changed.status }) };
  const metadata = { ...changed.metadata };
  if (resource.resource === 'deployments' && live.metadata.labels !== undefined) metadata.labels = live.metadata.labels;
  const { metadata: _metadata, status: _status, ...rest } = cloneJson(live);
  const object: JsonObject = { ...rest, metadata };
  if (changed.status !== undefined) object.status = changed.status;
  return object as ApiObject;
}

function withoutStatusOf(resource: Resource, live: ApiObject, changed: ApiObject): ApiObject {
  if (!resource.hasStatus || resource.resource === 'nodes') return changed;
  const { status: _status, ...rest } = changed;
  const object: JsonObject = { ...rest };
  if (live.status !== undefined) object.status = cloneJson(live.status);
  if (resource.resource === 'namespaces' && resource.group === '') object.spec = cloneJson(live.spec);
  return object as ApiObject;
}

/** Nothing but times of managedFields differs. Source: measured, a write without effect keeps the resourceVersion. */
function isSame(live: ApiObject, object: ApiObject): boolean {
  if (!equalJson(withoutManagers(live), withoutManagers(object))) return false;
  return equalJson(withoutTimes(live), withoutTimes(object));
}

function withoutTimes({ metadata }: ApiObject): unknown[] {
  const entries = Array.isArray(metadata.managedFields) ? metadata.managedFields : [];
  return entries.map((entry) => (isJsonObject(entry) ? { ...entry, time: '' } : entry));
}
