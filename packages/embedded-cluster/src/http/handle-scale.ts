import type { ApiState } from '../api-state.ts';
import type { Resource } from '../discovery/resource.ts';
import { type ApiObject, cloneJson, isJsonObject, type JsonObject, numberAt, objectAt } from '../objects/json.ts';
import { mergePatch } from '../objects/merge-patch.ts';
import { readLive } from '../objects/read-live.ts';
import { storeChangedObject } from '../objects/update-object.ts';
import { parseBody, readBody } from './read-body.ts';
import { readWriteOptions } from './read-write-options.ts';
import type { ResourceRequest } from './resource-request.ts';
import { respondJson } from './respond.ts';
import { badRequest, methodNotAllowed, notFound, unsupportedMediaType } from './status-error.ts';

/** GET, PUT and merge patch of `…/scale`. */
export async function handleScale(
  state: ApiState,
  resource: Resource,
  { request, response, path, query }: ResourceRequest,
  method: string,
): Promise<void> {
  const name = path.name ?? '';
  const live = readLive(state, resource, path.namespace ?? '', name);
  if (live === undefined) throw notFound(resource, name);
  if (method === 'GET') {
    respondJson(response, 200, scaleOf(live));
    return;
  }
  if (method !== 'PUT' && method !== 'PATCH') throw methodNotAllowed();
  const type = request.headers['content-type'] ?? '';
  if (method === 'PATCH' && !type.includes('merge-patch')) {
    throw unsupportedMediaType('the embedded cluster takes only merge patches of a scale');
  }
  const given = parseBody(await readBody(request), type);
  const scale = method === 'PATCH' ? mergePatch(scaleOf(live), given) : given;
  const replicas = numberAt(scale, 'spec', 'replicas') ?? 0;
  if (!Number.isInteger(replicas) || replicas < 0)
    throw badRequest('spec.replicas: must be greater than or equal to 0');
  const changed = cloneJson(live);
  if (isJsonObject(changed.spec)) changed.spec.replicas = replicas;
  const options = readWriteOptions(request, query, '');
  respondJson(response, 200, scaleOf(storeChangedObject(state, resource, live, changed, options)));
}

function scaleOf(object: ApiObject): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const labels = objectAt(object, 'spec', 'selector', 'matchLabels') ?? {};
  const selector = Object.entries(labels)
    .map(([key, value]) => `${key}=${String(value)}`)
    .sort()
    .join(',');
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: numberAt(object, 'spec', 'replicas') ?? 0 },
    status: { replicas: numberAt(object, 'status', 'replicas') ?? 0, selector },
  };
}
