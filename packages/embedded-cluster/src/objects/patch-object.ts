import type { ApiState } from '../api-state.ts';
import type { Resource } from '../discovery/resource.ts';
import { badRequest, notFound } from '../http/status-error.ts';
import { applyJsonPatch } from './apply-json-patch.ts';
import { decodeObject } from './decode-object.ts';
import { cloneJson, isJsonObject } from './json.ts';
import { mergePatch } from './merge-patch.ts';
import { settleNamespace } from './namespaces.ts';
import { readLive } from './read-live.ts';
import { strategicMergePatch } from './strategic-merge-patch.ts';
import { storeChangedObject } from './update-object.ts';
import type { WriteRequest, WrittenObject } from './write-options.ts';

export type PatchType = 'merge' | 'json' | 'strategic';

/** PATCH other than apply. Throws StatusError. */
export function patchObject(
  state: ApiState,
  resource: Resource,
  request: WriteRequest & { readonly type: PatchType },
): WrittenObject {
  const { namespace, name, type, body, options } = request;
  const live = readLive(state, resource, namespace, name);
  if (live === undefined) throw notFound(resource, name);
  const patched = patch(type, resource, cloneJson(live), body);
  const { object, warnings } = decodeObject(resource, patched, options.fieldValidation);
  settleNamespace(resource, object, namespace);
  if (object.metadata.name !== name) throw badRequest('metadata.name cannot be changed by a patch');
  return { object: storeChangedObject(state, resource, live, object, options), created: false, warnings };
}

function patch(type: PatchType, resource: Resource, live: unknown, body: unknown): unknown {
  switch (type) {
    case 'json':
      return applyJsonPatch(live, body);
    case 'merge':
    case 'strategic':
      if (!isJsonObject(body)) throw badRequest('error decoding patch: the patch is not an object');
      return type === 'merge' ? mergePatch(live, body) : strategicMergePatch(resource.schema, live, body);
  }
}
