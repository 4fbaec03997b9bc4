import type { ApiState } from '../api-state.ts';
import { apiVersionOf, type Resource, storeKeyOf } from '../discovery/resource.ts';
import type { ResourcePath } from '../http/parse-path.ts';
import { type Representation, represent } from '../http/represent.ts';
import { badRequest, expired } from '../http/status-error.ts';
import { type ObjectFilter, parseFieldSelector, parseLabelSelector } from '../store/selectors.ts';
import type { ApiObject, JsonObject } from './json.ts';
import { inVersion } from './read-live.ts';

export interface ListOptions {
  readonly namespace: string | undefined;
  readonly filter: ObjectFilter;
}

/** The selectors of a list, a watch or the deletion of a collection. Throws BadRequest. */
export function readListOptions(resource: Resource, path: ResourcePath, query: URLSearchParams): ListOptions {
  const labels = parseLabelSelector(query.get('labelSelector') ?? '');
  const fields = parseFieldSelector(query.get('fieldSelector') ?? '', storeKeyOf(resource));
  return { namespace: path.namespace, filter: (object) => labels(object) && fields(object) };
}

export function selectObjects(state: ApiState, resource: Resource, options: ListOptions): readonly ApiObject[] {
  return state.store
    .list(storeKeyOf(resource), options.namespace)
    .filter(options.filter)
    .map((object) => inVersion(resource, object));
}

/**
 * GET of a collection. With `limit` it is answered in pages; a token names the place to go on from and the pages are of the
 * present, not of one moment.
 */
export function listObjects(
  state: ApiState,
  resource: Resource,
  options: ListOptions & { readonly query: URLSearchParams; readonly representation: Representation },
): JsonObject {
  const all = selectObjects(state, resource, options);
  const start = startOf(options.query.get('continue') ?? '', all);
  const limit = Number(options.query.get('limit') ?? '0');
  if (!Number.isInteger(limit) || limit < 0) throw badRequest('limit: Invalid value: must be a non-negative integer');
  const page = limit > 0 ? all.slice(start, start + limit) : all.slice(start);
  const last = page.at(-1);
  const remaining = all.length - start - page.length;
  const metadata = {
    resourceVersion: String(state.store.revision()),
    ...(remaining > 0 && last !== undefined ? { continue: encodeToken(last), remainingItemCount: remaining } : {}),
  };
  if (options.representation === 'metadata') {
    return {
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      metadata,
      items: page.map((object) => represent(object, 'metadata')),
    };
  }
  return { kind: resource.listKind, apiVersion: apiVersionOf(resource), metadata, items: page };
}

function encodeToken(object: ApiObject): string {
  return Buffer.from(placeOf(object)).toString('base64url');
}

function placeOf({ metadata }: ApiObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

function startOf(token: string, objects: readonly ApiObject[]): number {
  if (token === '') return 0;
  const place = Buffer.from(token, 'base64url').toString('utf8');
  if (!place.includes('/')) throw expired('The provided continue parameter is too old');
  const at = objects.findIndex((object) => placeOf(object) > place);
  return at < 0 ? objects.length : at;
}
