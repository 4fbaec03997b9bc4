import type { JsonObject } from '../objects/json.ts';
import { apiVersionOf, type Resource } from './resource.ts';

/** `/openapi/v3`: one document for each group version. */
export function openApiIndex(resources: readonly Resource[]): JsonObject {
  const places = new Set(resources.map(placeOf));
  return {
    paths: Object.fromEntries([...places].map((place) => [place, { serverRelativeURL: `/openapi/v3/${place}` }])),
  };
}

/**
 * `/openapi/v3/PLACE`: only what kubectl and Helm look for before they send anything, that a PATCH of every kind takes
 * `fieldValidation`. Undefined where nothing is served at the place.
 */
export function openApiDocument(resources: readonly Resource[], place: string): JsonObject | undefined {
  const served = resources.filter((resource) => placeOf(resource) === place);
  if (served.length === 0) return undefined;
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes (embedded)', version: 'v1.37.2+embedded' },
    paths: Object.fromEntries(served.map((resource) => [pathOf(resource), { patch: patchOf(resource) }])),
  };
}

function placeOf({ group, version }: Resource): string {
  return group === '' ? `api/${version}` : `apis/${group}/${version}`;
}

function pathOf(resource: Resource): string {
  const namespace = resource.namespaced ? 'namespaces/{namespace}/' : '';
  return `/${placeOf(resource)}/${namespace}${resource.resource}/{name}`;
}

function patchOf(resource: Resource): JsonObject {
  const { group, version, kind } = resource;
  return {
    operationId: `patch ${apiVersionOf(resource)} ${kind}`,
    parameters: ['dryRun', 'fieldManager', 'fieldValidation', 'force'].map((name) => ({
      name,
      in: 'query',
      schema: { type: name === 'force' ? 'boolean' : 'string' },
    })),
    responses: { '200': { description: 'OK' } },
    'x-kubernetes-action': 'patch',
    'x-kubernetes-group-version-kind': { group, version, kind },
  };
}
