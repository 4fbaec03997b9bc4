import type { IncomingMessage } from 'node:http';
import type { ApiState } from '../api-state.ts';
import { apiVersionOf, type Resource, storeKeyOf } from '../discovery/resource.ts';
import { applyObject } from '../objects/apply-object.ts';
import { createObject } from '../objects/create-object.ts';
import { deleteCollection } from '../objects/delete-collection.ts';
import { deleteObject, readDeleteOptions } from '../objects/delete-object.ts';
import type { ApiObject, JsonObject } from '../objects/json.ts';
import { listObjects, readListOptions } from '../objects/list-objects.ts';
import { type PatchType, patchObject } from '../objects/patch-object.ts';
import { readLive } from '../objects/read-live.ts';
import { replaceObject } from '../objects/update-object.ts';
import type { WrittenObject } from '../objects/write-options.ts';
import { serveWatch } from '../watch/serve-watch.ts';
import { handleScale } from './handle-scale.ts';
import { parseBody, readBody } from './read-body.ts';
import { isTrue, readWriteOptions } from './read-write-options.ts';
import { chooseRepresentation, represent } from './represent.ts';
import type { ResourceRequest } from './resource-request.ts';
import { respondJson, respondText } from './respond.ts';
import {
  invalid,
  methodNotAllowed,
  noSuchResource,
  notFound,
  notSimulated,
  unsupportedMediaType,
} from './status-error.ts';

/** Answers a request for objects. Throws StatusError. */
export async function handleResourceRequest(state: ApiState, call: ResourceRequest): Promise<void> {
  const { path, request } = call;
  const resource = state.registry.find(path.apiVersion, path.resource);
  if (resource === undefined) {
    if (NOT_SERVED.has(path.resource)) throw notSimulated(path.resource);
    if (state.registry.list().some((served) => apiVersionOf(served) === path.apiVersion)) throw noSuchResource();
    respondText(call.response, 404, '404 page not found\n');
    return;
  }
  if (resource.namespaced ? path.namespace === undefined && path.name !== undefined : path.namespace !== undefined) {
    throw noSuchResource();
  }
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const { subresource } = path;
  if (subresource === 'scale' && resource.hasScale) {
    await handleScale(state, resource, call, method);
    return;
  }
  if (subresource !== undefined && !(subresource === 'status' && resource.hasStatus)) {
    if (subresource === 'finalize' && resource.kind === 'Namespace') throw notSimulated('the finalizing of namespaces');
    if (resource.custom || subresource === 'status') throw noSuchResource();
    throw notSimulated(`${path.resource}/${subresource}`);
  }
  if (path.name === undefined) await handleCollection(state, resource, call, method);
  else await handleNamed(state, resource, call, { method, name: path.name });
}

/** Resources of a real server that answer no requests here. */
const NOT_SERVED: ReadonlySet<string> = new Set([
  'bindings',
  'componentstatuses',
  'tokenreviews',
  'selfsubjectreviews',
  'localsubjectaccessreviews',
  'selfsubjectaccessreviews',
  'selfsubjectrulesreviews',
  'subjectaccessreviews',
]);

async function handleCollection(
  state: ApiState,
  resource: Resource,
  call: ResourceRequest,
  method: string,
): Promise<void> {
  const { request, response, path, query } = call;
  const representation = chooseRepresentation(request.headers.accept ?? '');
  switch (method) {
    case 'GET': {
      const options = readListOptions(resource, path, query);
      if (isTrue(query.get('watch'))) serveWatch(state, resource, { ...options, query, representation, response });
      else respondJson(response, 200, listObjects(state, resource, { ...options, query, representation }));
      return;
    }
    case 'POST': {
      if (resource.namespaced && path.namespace === undefined) throw methodNotAllowed();
      const body = await readParsedBody(request);
      const options = readWriteOptions(request, query, '');
      respondWritten(call, createObject(state, resource, { namespace: path.namespace ?? '', body, options }));
      return;
    }
    case 'DELETE': {
      if (!resource.verbs.includes('deletecollection')) throw methodNotAllowed();
      const body = await readParsedBody(request);
      const options = readDeleteOptions(resource, body, query);
      const list = readListOptions(resource, path, query);
      respondJson(response, 200, deleteCollection(state, resource, { ...list, options }));
      return;
    }
    default:
      throw methodNotAllowed();
  }
}

async function handleNamed(
  state: ApiState,
  resource: Resource,
  call: ResourceRequest,
  target: { readonly method: string; readonly name: string },
): Promise<void> {
  const { request, response, path, query } = call;
  const { name } = target;
  const namespace = path.namespace ?? '';
  const subresource = path.subresource === 'status' ? 'status' : '';
  switch (target.method) {
    case 'GET': {
      const object = readLive(state, resource, namespace, name);
      if (object === undefined) throw notFound(resource, name);
      respondJson(response, 200, represent(object, chooseRepresentation(request.headers.accept ?? '')));
      return;
    }
    case 'PUT': {
      const body = await readParsedBody(request);
      const options = readWriteOptions(request, query, subresource);
      respondWritten(call, replaceObject(state, resource, { namespace, name, body, options }));
      return;
    }
    case 'PATCH':
      respondWritten(call, await patchNamed(state, resource, call, { namespace, name, subresource }));
      return;
    case 'DELETE': {
      if (subresource !== '') throw methodNotAllowed();
      const options = readDeleteOptions(resource, await readParsedBody(request), query);
      const { object, gone } = deleteObject(state, resource, { namespace, name, options });
      respondJson(response, 200, gone && !answersDeleted(resource) ? deletedStatus(resource, object) : object);
      return;
    }
    default:
      throw methodNotAllowed();
  }
}

async function patchNamed(
  state: ApiState,
  resource: Resource,
  { request, query }: ResourceRequest,
  target: { readonly namespace: string; readonly name: string; readonly subresource: '' | 'status' },
): Promise<WrittenObject> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  const patchType = PATCH_TYPES.get(type);
  const bytes = await readBody(request);
  if (patchType === undefined || (patchType === 'strategic' && resource.custom)) {
    throw unsupportedMediaType(
      `the body of the request was in an unknown format - accepted media types include: ${acceptedPatches(resource).join(', ')}`,
    );
  }
  const body = parseBody(bytes, type);
  const options = readWriteOptions(request, query, target.subresource);
  const force = isTrue(query.get('force'));
  if (patchType !== 'apply') {
    if (query.has('force')) throw invalidPatchOptions('force', 'Forbidden: may not be specified for non-apply patch');
    return patchObject(state, resource, { ...target, type: patchType, body, options });
  }
  if ((query.get('fieldManager') ?? '') === '') {
    throw invalidPatchOptions('fieldManager', 'Required value: is required for apply patch');
  }
  return applyObject(state, resource, { ...target, body, force, options });
}

function acceptedPatches(resource: Resource): readonly string[] {
  return [...PATCH_TYPES.entries()]
    .filter(([, type]) => !(resource.custom && type === 'strategic'))
    .map(([media]) => media);
}

const PATCH_TYPES: ReadonlyMap<string, PatchType | 'apply'> = new Map([
  ['application/json-patch+json', 'json'],
  ['application/merge-patch+json', 'merge'],
  ['application/strategic-merge-patch+json', 'strategic'],
  ['application/apply-patch+yaml', 'apply'],
]);

function invalidPatchOptions(field: string, message: string): Error {
  const reason = message.startsWith('Required') ? 'FieldValueRequired' : 'FieldValueForbidden';
  return invalid({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', [{ field, message, reason }]);
}

async function readParsedBody(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBody(request);
  return bytes.length === 0 ? undefined : parseBody(bytes, request.headers['content-type'] ?? '');
}

function respondWritten({ request, response }: ResourceRequest, { object, created, warnings }: WrittenObject): void {
  const representation = chooseRepresentation(request.headers.accept ?? '');
  respondJson(response, created ? 201 : 200, represent(object, representation), warnings);
}

/** Some kinds answer a DELETE with what was deleted. Source: measured on kube-apiserver 1.37.2. */
function answersDeleted(resource: Resource): boolean {
  return resource.group === 'storage.k8s.io' || ANSWERING_DELETED.has(storeKeyOf(resource));
}

const ANSWERING_DELETED: ReadonlySet<string> = new Set([
  'namespaces',
  'persistentvolumeclaims',
  'persistentvolumes',
  'pods',
  'podtemplates',
  'resourcequotas',
  'serviceaccounts',
  'services',
]);

function deletedStatus(resource: Resource, object: ApiObject): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: object.metadata.name,
      ...(resource.group === '' ? {} : { group: resource.group }),
      kind: resource.resource,
      uid: object.metadata.uid,
    },
  };
}
