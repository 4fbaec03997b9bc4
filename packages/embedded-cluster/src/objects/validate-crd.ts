import type { StatusCause } from '../http/status-error.ts';
import { type ApiObject, arrayAt, stringAt, valueAt } from './json.ts';
import { invalidValue, required } from './validate-names.ts';

/** The name, the scope and exactly one stored version. https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/ */
export function validateCrd(crd: ApiObject, causes: StatusCause[]): void {
  const group = stringAt(crd, 'spec', 'group') ?? '';
  const plural = stringAt(crd, 'spec', 'names', 'plural') ?? '';
  const scope = stringAt(crd, 'spec', 'scope') ?? '';
  if (group === '') causes.push(required('spec.group', ''));
  if (plural === '') causes.push(required('spec.names.plural', ''));
  if ((stringAt(crd, 'spec', 'names', 'kind') ?? '') === '') causes.push(required('spec.names.kind', ''));
  if (scope !== 'Namespaced' && scope !== 'Cluster') {
    causes.push({
      reason: 'FieldValueNotSupported',
      message: `Unsupported value: ${JSON.stringify(scope)}: supported values: "Cluster", "Namespaced"`,
      field: 'spec.scope',
    });
  }
  if (crd.metadata.name !== `${plural}.${group}`) {
    causes.push(invalidValue('metadata.name', crd.metadata.name, `must be spec.names.plural+"."+spec.group`));
  }
  const versions = arrayAt(crd, 'spec', 'versions');
  if (versions.filter((version) => valueAt(version, 'storage') === true).length !== 1) {
    causes.push(invalidValue('spec.versions', versions, 'must have exactly one version marked as storage version'));
  }
  versions.forEach((version, index) => {
    if (valueAt(version, 'schema', 'openAPIV3Schema') === undefined) {
      causes.push(required(`spec.versions[${index}].schema.openAPIV3Schema`, 'schemas are required'));
    }
  });
}
