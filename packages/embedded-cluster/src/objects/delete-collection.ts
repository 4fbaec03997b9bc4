import type { ApiState } from '../api-state.ts';
import { apiVersionOf, type Resource } from '../discovery/resource.ts';
import { type DeleteOptions, deleteObject } from './delete-object.ts';
import type { JsonObject } from './json.ts';
import { type ListOptions, selectObjects } from './list-objects.ts';

/** DELETE of a collection: of what its selectors select. Answers a list of what was deleted. */
export function deleteCollection(
  state: ApiState,
  resource: Resource,
  request: ListOptions & { readonly options: DeleteOptions },
): JsonObject {
  const selected = selectObjects(state, resource, request);
  for (const { metadata } of selected) {
    deleteObject(state, resource, {
      namespace: metadata.namespace ?? '',
      name: metadata.name,
      options: request.options,
    });
  }
  return {
    kind: resource.listKind,
    apiVersion: apiVersionOf(resource),
    metadata: { resourceVersion: String(state.store.revision()) },
    items: selected,
  };
}
