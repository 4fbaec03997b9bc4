import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import type { StatusCause } from '../http/status-error.ts';
import { readShape } from '../schema/read-shape.ts';
import { type ApiObject, arrayAt, type JsonObject, objectAt, stringAt, valueAt } from './json.ts';
import { validateCrd } from './validate-crd.ts';
import { validateImmutable } from './validate-immutable.ts';
import { invalidValue, required, validateLabels, validateMetadata } from './validate-names.ts';

/**
 * What is wrong with an object. Checked are names, labels, what a chart gets wrong most (missing containers, images, ports,
 * selectors that do not select) and immutable fields; the server's other rules are not simulated.
 */
export function validateObject(resource: Resource, object: ApiObject, live: ApiObject | undefined): StatusCause[] {
  const causes = [...validateMetadata(resource, object)];
  if (resource.custom) {
    const { missing } = readShape(resource.schema, object, { keepEmpty: true });
    causes.push(...missing.map((field) => required(field, '')));
  }
  CHECKS[storeKeyOf(resource)]?.(object, causes);
  if (live !== undefined) causes.push(...validateImmutable(resource, object, live));
  return causes;
}

type Check = (object: ApiObject, causes: StatusCause[]) => void;

const CHECKS: Readonly<Record<string, Check>> = {
  pods: (object, causes) => checkPodSpec(object.spec, 'spec', causes),
  'deployments.apps'(object, causes) {
    checkWorkload(object, causes);
    const strategy = objectAt(object, 'spec', 'strategy');
    if (strategy?.type === 'Recreate' && strategy.rollingUpdate !== undefined) {
      causes.push(
        forbiddenField('spec.strategy.rollingUpdate', "may not be specified when strategy `type` is 'Recreate'"),
      );
    }
  },
  'replicasets.apps': checkWorkload,
  'daemonsets.apps': checkWorkload,
  'statefulsets.apps': checkWorkload,
  'jobs.batch'(object, causes) {
    checkPodSpec(valueAt(object, 'spec', 'template', 'spec'), 'spec.template.spec', causes);
    checkJobRestartPolicy(valueAt(object, 'spec', 'template', 'spec'), 'spec.template.spec', causes);
  },
  'cronjobs.batch'(object, causes) {
    if ((stringAt(object, 'spec', 'schedule') ?? '') === '') causes.push(required('spec.schedule', ''));
    const path = 'spec.jobTemplate.spec.template.spec';
    const spec = valueAt(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec');
    checkPodSpec(spec, path, causes);
    checkJobRestartPolicy(spec, path, causes);
  },
  services(object, causes) {
    const ports = arrayAt(object, 'spec', 'ports');
    const headless = stringAt(object, 'spec', 'clusterIP') === 'None';
    if (ports.length === 0 && !headless && stringAt(object, 'spec', 'type') !== 'ExternalName') {
      causes.push(required('spec.ports', ''));
    }
    checkUnique(
      ports.map((port) => stringAt(port, 'name')),
      (index) => `spec.ports[${index}].name`,
      causes,
    );
    ports.forEach((port, index) => {
      if (ports.length > 1 && (stringAt(port, 'name') ?? '') === '')
        causes.push(required(`spec.ports[${index}].name`, ''));
      checkPort(valueAt(port, 'port'), `spec.ports[${index}].port`, causes);
    });
  },
  configmaps: (object, causes) => checkDataKeys(object, causes),
  secrets: checkSecret,
  'customresourcedefinitions.apiextensions.k8s.io': validateCrd,
};

function checkWorkload(object: ApiObject, causes: StatusCause[]): void {
  const selector = objectAt(object, 'spec', 'selector', 'matchLabels');
  const labels = objectAt(object, 'spec', 'template', 'metadata', 'labels') ?? {};
  if (objectAt(object, 'spec', 'selector') === undefined) {
    causes.push(required('spec.selector', ''));
    causes.push(invalidValue('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'));
  } else if (selector !== undefined) {
    causes.push(...validateLabels(selector, 'spec.selector.matchLabels'));
    if (Object.entries(selector).some(([key, value]) => labels[key] !== value)) {
      causes.push(invalidValue('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'));
    }
  }
  checkPodSpec(valueAt(object, 'spec', 'template', 'spec'), 'spec.template.spec', causes);
}

function checkPodSpec(spec: unknown, path: string, causes: StatusCause[]): void {
  const containers = arrayAt(spec, 'containers');
  if (containers.length === 0) causes.push(required(`${path}.containers`, ''));
  checkUnique(
    arrayAt(spec, 'volumes').map((volume) => stringAt(volume, 'name')),
    (index) => `${path}.volumes[${index}].name`,
    causes,
  );
  const volumes = new Set(arrayAt(spec, 'volumes').map((volume) => stringAt(volume, 'name')));
  for (const list of ['initContainers', 'containers']) {
    checkUnique(
      arrayAt(spec, list).map((container) => stringAt(container, 'name')),
      (index) => `${path}.${list}[${index}].name`,
      causes,
    );
    arrayAt(spec, list).forEach((container, index) => {
      const at = `${path}.${list}[${index}]`;
      for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
        checkHandlers(objectAt(container, probe), `${at}.${probe}`, causes);
      }
      if ((stringAt(container, 'name') ?? '') === '') causes.push(required(`${at}.name`, ''));
      if ((stringAt(container, 'image') ?? '') === '') causes.push(required(`${at}.image`, ''));
      arrayAt(container, 'env').forEach((variable, envIndex) => {
        const both = (stringAt(variable, 'value') ?? '') !== '' && objectAt(variable, 'valueFrom') !== undefined;
        if (both) {
          const why = 'may not be specified when `value` is not empty';
          causes.push(invalidValue(`${at}.env[${envIndex}].valueFrom`, '', why));
        }
      });
      arrayAt(container, 'ports').forEach((port, portIndex) => {
        checkPort(valueAt(port, 'containerPort'), `${at}.ports[${portIndex}].containerPort`, causes);
      });
      arrayAt(container, 'volumeMounts').forEach((mount, mountIndex) => {
        const name = stringAt(mount, 'name') ?? '';
        if (!volumes.has(name)) {
          causes.push({
            reason: 'FieldValueNotFound',
            message: `Not found: ${JSON.stringify(name)}`,
            field: `${at}.volumeMounts[${mountIndex}].name`,
          });
        }
      });
    });
  }
}

function checkJobRestartPolicy(spec: unknown, path: string, causes: StatusCause[]): void {
  const policy = stringAt(spec, 'restartPolicy');
  if (policy === 'Always') {
    causes.push({
      reason: 'FieldValueNotSupported',
      message: 'Unsupported value: "Always": supported values: "OnFailure", "Never"',
      field: `${path}.restartPolicy`,
    });
  }
}

function checkPort(port: unknown, path: string, causes: StatusCause[]): void {
  if (port === undefined || port === 0) causes.push(required(path, ''));
  else if (typeof port !== 'number' || port < 1 || port > 65535) {
    causes.push(invalidValue(path, port, 'must be between 1 and 65535, inclusive'));
  }
}

function checkUnique(
  names: readonly (string | undefined)[],
  pathAt: (index: number) => string,
  causes: StatusCause[],
): void {
  const seen = new Set<string>();
  names.forEach((name, index) => {
    if (name === undefined || name === '') return;
    if (seen.has(name)) {
      causes.push({
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: ${JSON.stringify(name)}`,
        field: pathAt(index),
      });
    }
    seen.add(name);
  });
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

/** Exactly one way to ask. */
function checkHandlers(probe: JsonObject | undefined, path: string, causes: StatusCause[]): void {
  if (probe === undefined) return;
  const present = HANDLERS.filter((handler) => probe[handler] !== undefined);
  if (present.length === 0) causes.push(required(path, 'must specify a handler type'));
  for (const handler of present.slice(1)) {
    causes.push(forbiddenField(`${path}.${handler}`, 'may not specify more than 1 handler type'));
  }
}

function forbiddenField(field: string, why: string): StatusCause {
  return { reason: 'FieldValueForbidden', message: `Forbidden: ${why}`, field };
}

const DATA_KEY = /^[-._a-zA-Z0-9]+$/;
const MAXIMUM_DATA = 1048576;

function checkDataKeys(object: ApiObject, causes: StatusCause[]): void {
  let size = 0;
  for (const field of ['data', 'binaryData']) {
    for (const [key, value] of Object.entries(objectAt(object, field) ?? {})) {
      size += Buffer.byteLength(String(value));
      if (!DATA_KEY.test(key) || key.length > 253 || key === '.' || key === '..') {
        causes.push(
          invalidValue(
            `${field}[${key}]`,
            key,
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
          ),
        );
      }
    }
  }
  if (size > MAXIMUM_DATA) causes.push(tooLong(''));
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function checkSecret(object: ApiObject, causes: StatusCause[]): void {
  const data = objectAt(object, 'data') ?? {};
  let size = 0;
  for (const [key, value] of Object.entries(data)) {
    if (!DATA_KEY.test(key))
      causes.push(invalidValue(`data[${key}]`, key, 'a valid config key must consist of alphanumeric characters'));
    if (typeof value === 'string' && BASE64.test(value)) size += Math.floor((value.length * 3) / 4);
  }
  if (size > MAXIMUM_DATA) causes.push(tooLong('data'));
  if (object.type === 'kubernetes.io/tls') {
    for (const key of ['tls.crt', 'tls.key']) {
      if (data[key] === undefined) causes.push(required(`data[${key}]`, ''));
    }
  }
}

function tooLong(field: string): StatusCause {
  return { reason: 'FieldValueTooLong', message: `Too long: may not be more than ${MAXIMUM_DATA} bytes`, field };
}
