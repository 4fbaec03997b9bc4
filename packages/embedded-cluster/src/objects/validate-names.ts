import type { Resource } from '../discovery/resource.ts';
import type { StatusCause } from '../http/status-error.ts';
import { type ApiObject, isJsonObject, type JsonObject } from './json.ts';

const LABEL_MESSAGE =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN_MESSAGE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const SERVICE_MESSAGE =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const QUALIFIED_MESSAGE =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const LABEL_VALUE_MESSAGE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** What is wrong with the metadata of an object. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export function validateMetadata(resource: Resource, object: ApiObject): readonly StatusCause[] {
  const { metadata } = object;
  const causes: StatusCause[] = [];
  if (metadata.name === '' || metadata.name === undefined) {
    causes.push(required('metadata.name', 'name or generateName is required'));
  } else {
    const wrong = wrongName(resource, metadata.name);
    if (wrong !== undefined) causes.push(invalidValue('metadata.name', metadata.name, wrong));
  }
  if (isJsonObject(metadata.labels)) causes.push(...validateLabels(metadata.labels, 'metadata.labels'));
  if (isJsonObject(metadata.annotations)) causes.push(...validateAnnotations(metadata.annotations));
  (metadata.ownerReferences ?? []).forEach((owner, index) => {
    for (const field of ['apiVersion', 'kind', 'name', 'uid'] as const) {
      if ((owner[field] ?? '') === '') {
        causes.push(invalidValue(`metadata.ownerReferences[${index}].${field}`, '', 'must not be empty'));
      }
    }
  });
  return causes;
}

export function validateLabels(labels: JsonObject, path: string): readonly StatusCause[] {
  const causes: StatusCause[] = [];
  for (const [key, value] of Object.entries(labels)) {
    const wrong = wrongQualifiedName(key);
    if (wrong !== undefined) causes.push(invalidValue(path, key, wrong));
    const text = String(value);
    if (text.length > 63) causes.push(invalidValue(path, text, 'must be no more than 63 bytes'));
    else if (text !== '' && !QUALIFIED.test(text)) causes.push(invalidValue(path, text, LABEL_VALUE_MESSAGE));
  }
  return causes;
}

/** 256 KiB for all annotations of an object together. */
const MAXIMUM_ANNOTATIONS = 262144;

function validateAnnotations(annotations: JsonObject): readonly StatusCause[] {
  const causes: StatusCause[] = [];
  let size = 0;
  for (const [key, value] of Object.entries(annotations)) {
    const wrong = wrongQualifiedName(key.toLowerCase());
    if (wrong !== undefined) causes.push(invalidValue('metadata.annotations', key, wrong));
    size += Buffer.byteLength(key) + Buffer.byteLength(String(value));
  }
  if (size > MAXIMUM_ANNOTATIONS) {
    causes.push({
      reason: 'FieldValueTooLong',
      message: `Too long: may not be more than ${MAXIMUM_ANNOTATIONS} bytes`,
      field: 'metadata.annotations',
    });
  }
  return causes;
}

const QUALIFIED = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

function wrongQualifiedName(key: string): string | undefined {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  if (slash === 0) return 'prefix part must be non-empty';
  if (slash > 0 && !isSubdomain(key.slice(0, slash))) return `prefix part ${SUBDOMAIN_MESSAGE}`;
  if (name === '') return 'name part must be non-empty';
  if (name.length > 63) return 'name part must be no more than 63 bytes';
  return QUALIFIED.test(name) ? undefined : QUALIFIED_MESSAGE;
}

/** Undefined for a name that the kind takes. */
function wrongName(resource: Resource, name: string): string | undefined {
  if (resource.group === 'rbac.authorization.k8s.io') {
    if (name === '.' || name === '..') return `may not be '${name}'`;
    return /[/%]/.test(name) ? `may not contain '${name.includes('/') ? '/' : '%'}'` : undefined;
  }
  if (resource.resource === 'namespaces' && resource.group === '') {
    if (name.length > 63) return 'must be no more than 63 bytes';
    return LABEL.test(name) ? undefined : LABEL_MESSAGE;
  }
  if (resource.resource === 'services' && resource.group === '') {
    if (name.length > 63) return 'must be no more than 63 bytes';
    return /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(name) ? undefined : SERVICE_MESSAGE;
  }
  if (name.length > 253) return 'must be no more than 253 bytes';
  return isSubdomain(name) ? undefined : SUBDOMAIN_MESSAGE;
}

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

function isSubdomain(name: string): boolean {
  return name.length <= 253 && name.split('.').every((part) => LABEL.test(part));
}

export function required(field: string, why: string): StatusCause {
  return { reason: 'FieldValueRequired', message: why === '' ? 'Required value' : `Required value: ${why}`, field };
}

export function invalidValue(field: string, value: unknown, why: string): StatusCause {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(value)}: ${why}`, field };
}
