import type { ApiState } from '../api-state.ts';
import { decodeManagers, type Managers } from '../apply/managed-fields.ts';
import { applyConfiguration, type OwnershipConflict, trackUpdate } from '../apply/ownership.ts';
import { apiVersionOf, type Resource } from '../discovery/resource.ts';
import { badRequest, conflict, notFound, OBJECT_MODIFIED, StatusError } from '../http/status-error.ts';
import { describeForApply } from '../schema/describe-mistyped.ts';
import { readShape } from '../schema/read-shape.ts';
import { storeNewObject } from './create-object.ts';
import { type ApiObject, isJsonObject, type JsonObject } from './json.ts';
import { settleNamespace } from './namespaces.ts';
import { resetFieldsOf } from './object-rules.ts';
import { readLive } from './read-live.ts';
import { emptyObject, setManagers, withoutManagers } from './track-managers.ts';
import { storeChangedObject } from './update-object.ts';
import type { WriteRequest, WrittenObject } from './write-options.ts';

/** PATCH with an apply patch: server-side apply. Throws StatusError; conflicts unless forced. */
export function applyObject(
  state: ApiState,
  resource: Resource,
  request: WriteRequest & { readonly force: boolean },
): WrittenObject {
  const { name, namespace, options } = request;
  const config = readConfiguration(resource, request.body, name);
  settleNamespace(resource, config, namespace);
  const live = readLive(state, resource, namespace, name);
  if (live === undefined && options.subresource !== '') throw notFound(resource, name);
  if (live === undefined && (config.metadata.uid ?? '') !== '') {
    throw conflict(
      resource,
      name,
      `uid mismatch: the provided object specified uid ${config.metadata.uid}, and no existing object was found`,
    );
  }
  const given = config.metadata.resourceVersion ?? '';
  if (live !== undefined && given !== '' && given !== live.metadata.resourceVersion) {
    throw conflict(resource, name, OBJECT_MODIFIED);
  }
  const write = {
    schema: resource.schema,
    live: live === undefined ? emptyObject(resource) : withoutManagers(live),
    managers: managersOf(state, resource, live),
    identity: {
      name: options.fieldManager,
      operation: 'Apply',
      apiVersion: apiVersionOf(resource),
      subresource: options.subresource,
    },
    reset: resetFieldsOf(resource, options.subresource),
    now: state.now(),
  } as const;
  const { object, managers, conflicts } = applyConfiguration(write, config);
  if (conflicts.length > 0 && !request.force) throw applyConflict(conflicts);
  const applied = readShape(resource.schema, object, { keepEmpty: resource.custom }).value as ApiObject;
  const recordManagers = (prepared: ApiObject): void => setManagers(prepared, managers);
  if (live === undefined) {
    const created = storeNewObject(state, resource, applied, { dryRun: options.dryRun, recordManagers });
    return { object: created, created: true, warnings: [] };
  }
  return {
    object: storeChangedObject(state, resource, live, applied, options, recordManagers),
    created: false,
    warnings: [],
  };
}

function readConfiguration(resource: Resource, body: unknown, name: string): ApiObject {
  if (!isJsonObject(body)) throw badRequest('error decoding patch: the configuration is no object');
  const metadata = isJsonObject(body.metadata) ? body.metadata : {};
  const apiVersion = apiVersionOf(resource);
  if (body.kind !== resource.kind || body.apiVersion !== apiVersion) {
    const given = typeof body.apiVersion === 'string' ? body.apiVersion : '';
    throw badRequest(
      `invalid object type: ${given.includes('/') ? given : `/${given}`}, Kind=${String(body.kind ?? '')}`,
    );
  }
  if (metadata.managedFields !== undefined && metadata.managedFields !== null) {
    throw badRequest('metadata.managedFields must be nil');
  }
  if ((metadata.name ?? '') === '') {
    throw badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`);
  }
  if (metadata.name !== name) {
    throw badRequest(`the name of the object (${String(metadata.name)}) does not match the name on the URL (${name})`);
  }
  const { unknown, mistyped } = readShape(resource.schema, body, { keepEmpty: true });
  const problems = [
    ...unknown.filter((path) => !path.startsWith('metadata.')).map((path) => `.${path}: field not declared in schema`),
    ...mistyped.map(describeForApply),
  ];
  if (problems.length > 0) {
    const type = `${resource.group}/${resource.version}, Kind=${resource.kind}`;
    const list = problems.length === 1 ? problems[0] : `errors:\n${problems.map((text) => `  ${text}`).join('\n')}`;
    const place = `${typeof metadata.namespace === 'string' ? metadata.namespace : ''}/${name}`;
    throw new StatusError(500, '', `failed to create typed patch object (${place}; ${type}): ${list}`);
  }
  return { ...body, metadata: { ...metadata, name } } as JsonObject as ApiObject;
}

/** Fields of an object that nobody tracked belong to `before-first-apply`, so that an apply can conflict with them. */
function managersOf(state: ApiState, resource: Resource, live: ApiObject | undefined): Managers {
  if (live === undefined) return new Map();
  const managers = decodeManagers(live.metadata) ?? new Map();
  if (managers.size > 0) return managers;
  return trackUpdate(
    {
      schema: resource.schema,
      live: emptyObject(resource),
      managers: new Map(),
      identity: {
        name: 'before-first-apply',
        operation: 'Update',
        apiVersion: apiVersionOf(resource),
        subresource: '',
      },
      reset: resetFieldsOf(resource, ''),
      now: state.now(),
    },
    withoutManagers(live),
  );
}

/** Source: k8s.io/apimachinery, the texts of apply conflicts. */
function applyConflict(conflicts: readonly OwnershipConflict[]): StatusError {
  const described = conflicts.map(({ manager, path }) => ({ path, who: describe(manager) }));
  const causes = described.map(({ path, who }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${who}`,
    field: path,
  }));
  const [first] = described;
  if (described.length === 1 && first !== undefined) {
    return new StatusError(409, 'Conflict', `Apply failed with 1 conflict: conflict with ${first.who}: ${first.path}`, {
      causes,
    });
  }
  const lines: string[] = [];
  for (const who of [...new Set(described.map((found) => found.who))].sort()) {
    lines.push(`conflicts with ${who}:`);
    for (const found of described) if (found.who === who) lines.push(`- ${found.path}`);
  }
  return new StatusError(409, 'Conflict', `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`, {
    causes,
  });
}

function describe({ name, operation, apiVersion, subresource }: OwnershipConflict['manager']): string {
  const who = `${JSON.stringify(name)}${subresource === '' ? '' : ` with subresource ${JSON.stringify(subresource)}`}`;
  return operation === 'Apply' ? who : `${who} using ${apiVersion}`;
}
