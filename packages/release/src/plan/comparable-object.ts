import type { KubeObject } from '@metachart/kube-model';
import type { JsonObject } from '../record/release-record.ts';

/**
 * An object without what the server keeps about it and without the marks of the release: what a person means who asks
 * whether it changes. The data of a Secret is always there, so that its keys are compared one by one.
 */
export function comparableObject(object: KubeObject): JsonObject {
  const { status: _, metadata, ...fields } = object as KubeObject & JsonObject;
  const kept = Object.entries(metadata).filter(([name]) => !serverFields.has(name) && !textFields.has(name));
  const texts = [...textFields].flatMap((name) => {
    const left = Object.entries((metadata as JsonObject)[name] ?? {}).filter(([key]) => !ownMarks.has(key));
    return left.length === 0 ? [] : [[name, Object.fromEntries(left)] as const];
  });
  const secret = object.kind === 'Secret' ? { data: object.data ?? {}, stringData: object.stringData ?? {} } : {};
  return { ...fields, metadata: Object.fromEntries([...kept, ...texts]), ...secret } as JsonObject;
}

const serverFields: ReadonlySet<string> = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
]);

const textFields: ReadonlySet<string> = new Set(['labels', 'annotations']);

const ownMarks: ReadonlySet<string> = new Set([
  'app.kubernetes.io/managed-by',
  'deployment.kubernetes.io/revision',
  'kubectl.kubernetes.io/last-applied-configuration',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
]);
