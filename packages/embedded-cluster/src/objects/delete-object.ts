import type { ApiState } from '../api-state.ts';
import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import { badRequest, conflict, notFound, wrongUid } from '../http/status-error.ts';
import { type ApiObject, isJsonObject, objectAt, stringAt } from './json.ts';
import { readLive } from './read-live.ts';

export interface DeleteOptions {
  readonly propagationPolicy: 'Background' | 'Foreground' | 'Orphan';
  readonly dryRun: boolean;
  readonly uid: string | undefined;
  readonly resourceVersion: string | undefined;
}

export interface DeletedObject {
  readonly object: ApiObject;
  /** False where it is only marked: it stays until its finalizers are gone, a namespace until it is empty. */
  readonly gone: boolean;
}

/** Keeps a definition until all its resources are gone. */
export const CRD_FINALIZER = 'customresourcecleanup.apiextensions.k8s.io';
const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io';

/** The options of a DELETE: its body, and the query for what the body does not say. */
export function readDeleteOptions(resource: Resource, body: unknown, query: URLSearchParams): DeleteOptions {
  const options = isJsonObject(body) ? body : {};
  const policy =
    stringAt(options, 'propagationPolicy') ??
    query.get('propagationPolicy') ??
    (options.orphanDependents === true ? 'Orphan' : undefined) ??
    (storeKeyOf(resource) === 'jobs.batch' ? 'Orphan' : 'Background');
  if (policy !== 'Background' && policy !== 'Foreground' && policy !== 'Orphan') {
    throw badRequest(
      `invalid deletion options: propagationPolicy: Unsupported value: ${JSON.stringify(policy)}: supported values: "Background", "Foreground", "Orphan", "nil"`,
    );
  }
  const preconditions = objectAt(options, 'preconditions');
  const dryRun = Array.isArray(options.dryRun) ? options.dryRun.includes('All') : query.get('dryRun') === 'All';
  return {
    propagationPolicy: policy,
    dryRun,
    uid: stringAt(preconditions, 'uid'),
    resourceVersion: stringAt(preconditions, 'resourceVersion'),
  };
}

/**
 * DELETE of one object. With finalizers, its own or those that a propagation policy adds, it is only marked.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export function deleteObject(
  state: ApiState,
  resource: Resource,
  request: { readonly namespace: string; readonly name: string; readonly options: DeleteOptions },
): DeletedObject {
  const { name, options } = request;
  const live = readLive(state, resource, request.namespace, name);
  if (live === undefined) throw notFound(resource, name);
  if (options.uid !== undefined && options.uid !== live.metadata.uid) {
    throw wrongUid(resource, name, { given: options.uid, present: live.metadata.uid });
  }
  if (options.resourceVersion !== undefined && options.resourceVersion !== live.metadata.resourceVersion) {
    throw conflict(
      resource,
      name,
      `Precondition failed: ResourceVersion in precondition: ${options.resourceVersion}, ResourceVersion in object meta: ${live.metadata.resourceVersion ?? ''}`,
    );
  }
  if (options.dryRun) return { object: live, gone: true };
  const finalizers = new Set(live.metadata.finalizers ?? []);
  if (options.propagationPolicy === 'Foreground') finalizers.add('foregroundDeletion');
  if (options.propagationPolicy === 'Orphan') finalizers.add('orphan');
  const key = storeKeyOf(resource);
  if (key === DEFINITIONS) finalizers.add(CRD_FINALIZER);
  const isNamespace = key === 'namespaces';
  if (finalizers.size === 0 && !isNamespace) {
    removeObject(state, resource, live);
    return { object: live, gone: true };
  }
  if (live.metadata.deletionTimestamp !== undefined && finalizers.size === (live.metadata.finalizers ?? []).length) {
    return { object: live, gone: false };
  }
  const marked: ApiObject = {
    ...live,
    metadata: {
      ...live.metadata,
      deletionTimestamp: live.metadata.deletionTimestamp ?? state.now(),
      ...(isNamespace ? {} : { deletionGracePeriodSeconds: 0 }),
      ...(finalizers.size > 0 ? { finalizers: [...finalizers] } : {}),
      ...(live.metadata.generation === undefined ? {} : { generation: live.metadata.generation + 1 }),
    },
    ...(isNamespace ? { status: { ...objectAt(live, 'status'), phase: 'Terminating' } } : {}),
  };
  return { object: state.store.put(key, marked), gone: false };
}

export function removeObject(state: ApiState, resource: Resource, object: ApiObject): void {
  state.store.remove(storeKeyOf(resource), object);
}
