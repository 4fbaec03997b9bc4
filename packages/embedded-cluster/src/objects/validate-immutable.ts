import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import type { StatusCause } from '../http/status-error.ts';
import { type ApiObject, equalJson, stringAt, valueAt } from './json.ts';
import { invalidValue } from './validate-names.ts';

/** What an update may not change. Source: measured on kube-apiserver 1.37.2. */
export function validateImmutable(resource: Resource, object: ApiObject, live: ApiObject): readonly StatusCause[] {
  const key = storeKeyOf(resource);
  const causes: StatusCause[] = [];
  for (const field of IMMUTABLE[key] ?? []) {
    const path = field.split('.');
    const value = valueAt(object, ...path);
    if (!equalJson(value, valueAt(live, ...path)))
      causes.push(invalidValue(field, value ?? null, 'field is immutable'));
  }
  if ((key === 'configmaps' || key === 'secrets') && live.immutable === true) {
    for (const field of ['data', 'binaryData', 'stringData']) {
      if (!equalJson(object[field], live[field])) {
        causes.push({
          reason: 'FieldValueForbidden',
          message: 'Forbidden: field is immutable when `immutable` is set',
          field,
        });
      }
    }
  }
  if (key === 'services' && stringAt(object, 'spec', 'type') !== 'ExternalName') {
    const before = stringAt(live, 'spec', 'clusterIP');
    const after = stringAt(object, 'spec', 'clusterIP');
    if (before !== undefined && before !== after) {
      causes.push(invalidValue('spec.clusterIPs[0]', [after], 'may not change once set'));
    }
  }
  return causes;
}

const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  'deployments.apps': ['spec.selector'],
  'replicasets.apps': ['spec.selector'],
  'daemonsets.apps': ['spec.selector'],
  'statefulsets.apps': ['spec.selector', 'spec.volumeClaimTemplates', 'spec.serviceName', 'spec.podManagementPolicy'],
  'jobs.batch': ['spec.completions', 'spec.selector', 'spec.template', 'spec.completionMode'],
  secrets: ['type'],
  'rolebindings.rbac.authorization.k8s.io': ['roleRef'],
  'clusterrolebindings.rbac.authorization.k8s.io': ['roleRef'],
  'storageclasses.storage.k8s.io': ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'],
  'priorityclasses.scheduling.k8s.io': ['value'],
  'customresourcedefinitions.apiextensions.k8s.io': ['spec.group', 'spec.scope', 'spec.names.plural'],
};
