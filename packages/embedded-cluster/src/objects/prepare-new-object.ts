import type { ApiState } from '../api-state.ts';
import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import { type ApiObject, arrayAt, cloneJson, isJsonObject, numberAt, objectAt, stringAt, valueAt } from './json.ts';
import { prepareJob } from './prepare-job.ts';

/** Clears what a client may not say of a new object and sets what the server says of it. Source: measured on 1.37.2. */
export function prepareNewObject(state: ApiState, resource: Resource, object: ApiObject): void {
  const key = storeKeyOf(resource);
  if (key === 'nodes') return;
  if (resource.hasStatus) {
    if (resource.empty.status === undefined) delete object.status;
    else object.status = cloneJson(resource.empty.status);
  }
  PREPARATIONS[key]?.(object, state);
}

const PREPARATIONS: Readonly<Record<string, (object: ApiObject, state: ApiState) => void>> = {
  pods(object, state) {
    admitPod(object, state);
    object.status = { phase: 'Pending', qosClass: qualityOfService(object) };
  },
  'jobs.batch': prepareJob,
  namespaces(object) {
    object.spec = { finalizers: ['kubernetes'] };
    object.status = { phase: 'Active' };
  },
  'customresourcedefinitions.apiextensions.k8s.io'(object) {
    const stored = arrayAt(object, 'spec', 'versions').find((version) => valueAt(version, 'storage') === true);
    if (isJsonObject(object.status)) object.status.storedVersions = [stringAt(stored, 'name') ?? ''];
  },
  persistentvolumeclaims(object) {
    protect(object, 'kubernetes.io/pvc-protection');
    object.status = { phase: 'Pending' };
  },
  persistentvolumes(object, state) {
    protect(object, 'kubernetes.io/pv-protection');
    object.status = { phase: 'Pending', lastPhaseTransitionTime: state.now() };
  },
};

function protect({ metadata }: ApiObject, finalizer: string): void {
  if (metadata.finalizers?.includes(finalizer) !== true)
    metadata.finalizers = [...(metadata.finalizers ?? []), finalizer];
}

/** What the admission plugins Priority and DefaultTolerationSeconds set. */
function admitPod(pod: ApiObject, state: ApiState): void {
  if (!isJsonObject(pod.spec)) return;
  const priority = stringAt(pod.spec, 'priorityClassName') ?? '';
  const priorityClass = state.store.get('priorityclasses.scheduling.k8s.io', '', priority);
  pod.spec.priority ??= numberAt(priorityClass, 'value') ?? 0;
  pod.spec.preemptionPolicy ??= stringAt(priorityClass, 'preemptionPolicy') ?? 'PreemptLowerPriority';
  const tolerations = [...arrayAt(pod.spec, 'tolerations')];
  for (const key of ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']) {
    if (tolerations.some((toleration) => toleratesKey(toleration, key))) continue;
    tolerations.push({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 });
  }
  pod.spec.tolerations = tolerations;
}

function toleratesKey(toleration: unknown, key: string): boolean {
  const given = stringAt(toleration, 'key') ?? '';
  const effect = stringAt(toleration, 'effect') ?? '';
  return (given === '' || given === key) && (effect === '' || effect === 'NoExecute');
}

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
