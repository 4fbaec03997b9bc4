import type { ApiState } from '../api-state.ts';
import type { Resource } from '../discovery/resource.ts';
import { badRequest, forbidden, notFound } from '../http/status-error.ts';
import { type ApiObject, stringAt } from './json.ts';

/** Puts an object into the namespace of its URL. Throws BadRequest where it names another one. */
export function settleNamespace(resource: Resource, object: ApiObject, namespace: string): void {
  const named = object.metadata.namespace ?? '';
  if (!resource.namespaced) {
    if (named !== '') throw badRequest('namespace is not allowed on this type');
    delete object.metadata.namespace;
    return;
  }
  if (named !== '' && named !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  object.metadata.namespace = namespace;
}

/** Throws NotFound or Forbidden where nothing can be created in a namespace. */
export function requireNamespace(state: ApiState, resource: Resource, object: ApiObject): void {
  const name = object.metadata.namespace;
  if (!resource.namespaced || name === undefined) return;
  const namespace = state.store.get('namespaces', '', name);
  if (namespace === undefined) throw notFound({ group: '', resource: 'namespaces' }, name);
  if (stringAt(namespace, 'status', 'phase') === 'Terminating') {
    throw forbidden(
      resource,
      object.metadata.name,
      `unable to create new content in namespace ${name} because it is being terminated`,
    );
  }
}
