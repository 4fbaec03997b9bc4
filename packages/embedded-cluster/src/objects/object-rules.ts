import { type FieldSet, fieldSetOf } from '../apply/field-set.ts';
import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import { type ApiObject, equalJson, type JsonObject } from './json.ts';

/** Fields that a write cannot touch: `status` through the main resource, everything else through `status`. */
export function resetFieldsOf(resource: Resource, subresource: string): FieldSet {
  if (subresource === 'status') {
    if (resource.custom) return fieldSetOf(['f:spec'], ['f:metadata']);
    const more = STATUS_RESETS[storeKeyOf(resource)] ?? [];
    return fieldSetOf(['f:spec'], ...more);
  }
  return resource.hasStatus && storeKeyOf(resource) !== 'nodes' ? fieldSetOf(['f:status']) : fieldSetOf();
}

const STATUS_RESETS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'deployments.apps': [['f:metadata', 'f:labels']],
  pods: [
    ['f:metadata', 'f:deletionTimestamp'],
    ['f:metadata', 'f:ownerReferences'],
  ],
};

/** Whether the objects of a kind have a `generation`, which counts the changes of what they ask for. */
export function countsGeneration(resource: Resource): boolean {
  return resource.custom || GENERATION_KINDS.has(storeKeyOf(resource));
}

/** Whether a write changed what the generation counts: everything but metadata and a status that is a subresource. */
export function changesGeneration(resource: Resource, before: ApiObject, after: ApiObject): boolean {
  if (!resource.hasStatus && !equalJson(before.status, after.status)) return true;
  return !equalJson(essence(before), essence(after));
}

function essence(object: ApiObject): JsonObject {
  const { metadata: _metadata, status: _status, apiVersion: _apiVersion, ...rest } = object;
  return rest;
}

/** Measured on kube-apiserver 1.37.2: kinds whose objects start with `generation: 1`. */
const GENERATION_KINDS: ReadonlySet<string> = new Set([
  'pods',
  'podtemplates',
  'replicationcontrollers',
  'daemonsets.apps',
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'cronjobs.batch',
  'jobs.batch',
  'horizontalpodautoscalers.autoscaling',
  'endpointslices.discovery.k8s.io',
  'ingressclasses.networking.k8s.io',
  'ingresses.networking.k8s.io',
  'networkpolicies.networking.k8s.io',
  'servicecidrs.networking.k8s.io',
  'poddisruptionbudgets.policy',
  'priorityclasses.scheduling.k8s.io',
  'mutatingadmissionpolicies.admissionregistration.k8s.io',
  'mutatingadmissionpolicybindings.admissionregistration.k8s.io',
  'mutatingwebhookconfigurations.admissionregistration.k8s.io',
  'validatingadmissionpolicies.admissionregistration.k8s.io',
  'validatingadmissionpolicybindings.admissionregistration.k8s.io',
  'validatingwebhookconfigurations.admissionregistration.k8s.io',
  'customresourcedefinitions.apiextensions.k8s.io',
]);
