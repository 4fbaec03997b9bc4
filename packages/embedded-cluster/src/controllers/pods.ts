import {
  type ApiObject,
  arrayAt,
  cloneJson,
  isJsonObject,
  type JsonObject,
  objectAt,
  stringAt,
} from '../objects/json.ts';
import { controllerReference } from './owned-objects.ts';

/** A pod from a template, named or with a generated name, controlled by its owner. */
export function podFromTemplate(
  owner: ApiObject,
  template: JsonObject | undefined,
  options: { readonly name?: string; readonly labels?: { readonly [key: string]: string } },
): JsonObject {
  const metadata = objectAt(template, 'metadata') ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(options.name === undefined ? { generateName: `${owner.metadata.name}-` } : { name: options.name }),
      labels: { ...objectAt(metadata, 'labels'), ...options.labels },
      ...(metadata.annotations === undefined ? {} : { annotations: cloneJson(metadata.annotations) }),
      ...(metadata.finalizers === undefined ? {} : { finalizers: cloneJson(metadata.finalizers) }),
      ownerReferences: [controllerReference(owner)],
    },
    spec: cloneJson(objectAt(template, 'spec') ?? {}),
  };
}

export function isPodReady(pod: ApiObject): boolean {
  return arrayAt(pod, 'status', 'conditions').some(
    (condition) => isJsonObject(condition) && condition.type === 'Ready' && condition.status === 'True',
  );
}

/** Whether it still counts as one of its owner's. */
export function isPodActive(pod: ApiObject): boolean {
  const phase = stringAt(pod, 'status', 'phase');
  return phase !== 'Succeeded' && phase !== 'Failed' && pod.metadata.deletionTimestamp === undefined;
}
