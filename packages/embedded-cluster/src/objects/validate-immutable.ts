import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import type { StatusCause } from '../http/status-error.ts';
import { type ApiObject, equalJson, isJsonObject, type JsonObject, stringAt, valueAt } from './json.ts';
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
  if (key === 'statefulsets.apps' && !equalJson(fixedPart(object), fixedPart(live))) {
    causes.push({ reason: 'FieldValueForbidden', message: `Forbidden: ${STATEFUL_SET_MESSAGE}`, field: 'spec' });
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
  'jobs.batch': ['spec.completions', 'spec.selector', 'spec.template', 'spec.completionMode'],
  secrets: ['type'],
  'rolebindings.rbac.authorization.k8s.io': ['roleRef'],
  'clusterrolebindings.rbac.authorization.k8s.io': ['roleRef'],
  'storageclasses.storage.k8s.io': ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'],
  'priorityclasses.scheduling.k8s.io': ['value'],
  'customresourcedefinitions.apiextensions.k8s.io': ['spec.group', 'spec.scope', 'spec.names.plural'],
};

const STATEFUL_SET_MESSAGE =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

function fixedPart(object: ApiObject): JsonObject {
  const spec = isJsonObject(object.spec) ? object.spec : {};
  const {
    replicas: _replicas,
    ordinals: _ordinals,
    template: _template,
    updateStrategy: _updateStrategy,
    revisionHistoryLimit: _revisionHistoryLimit,
    persistentVolumeClaimRetentionPolicy: _retention,
    minReadySeconds: _minReadySeconds,
    ...rest
  } = spec;
  return rest;
}
