import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import { type ApiObject, arrayAt, cloneJson, isJsonObject, objectAt } from './json.ts';

/** Clears what a client may not say of a new object and sets what the server says of it. Source: measured on 1.37.2. */
export function initialStatus(resource: Resource, object: ApiObject): void {
  const key = storeKeyOf(resource);
  if (key === 'nodes') return;
  if (resource.hasStatus) {
    if (resource.empty.status === undefined) delete object.status;
    else object.status = cloneJson(resource.empty.status);
  }
  INITIAL[key]?.(object);
}

const INITIAL: Readonly<Record<string, (object: ApiObject) => void>> = {
  pods(object) {
    object.status = { phase: 'Pending', qosClass: qualityOfService(object) };
  },
  namespaces(object) {
    object.spec = { finalizers: ['kubernetes'] };
    object.status = { phase: 'Active' };
  },
  persistentvolumeclaims(object) {
    object.status = { phase: 'Pending' };
  },
  persistentvolumes(object) {
    object.status = { phase: 'Pending' };
  },
};

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ */
function qualityOfService(pod: ApiObject): string {
  const containers = [...arrayAt(pod, 'spec', 'containers'), ...arrayAt(pod, 'spec', 'initContainers')];
  let any = false;
  let guaranteed = true;
  for (const container of containers) {
    const limits = objectAt(container, 'resources', 'limits');
    const requests = objectAt(container, 'resources', 'requests') ?? limits;
    if (limits !== undefined || requests !== undefined) any = true;
    for (const name of ['cpu', 'memory']) {
      if (!isJsonObject(limits) || limits[name] === undefined || requests?.[name] !== limits[name]) guaranteed = false;
    }
  }
  return !any ? 'BestEffort' : guaranteed ? 'Guaranteed' : 'Burstable';
}
