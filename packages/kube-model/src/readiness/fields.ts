import type { KubeObject } from '../kube-object.ts';

/** The value at a path like `status.readyReplicas`; undefined where something on the way is missing. */
export function fieldAt(object: KubeObject, path: string): unknown {
  let value: unknown = object;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

export function numberAt(object: KubeObject, path: string, fallback: number): number {
  const value = fieldAt(object, path);
  return typeof value === 'number' ? value : fallback;
}

export function textAt(object: KubeObject, path: string): string {
  const value = fieldAt(object, path);
  return typeof value === 'string' ? value : '';
}

export function listAt(object: KubeObject, path: string): readonly unknown[] {
  const value = fieldAt(object, path);
  return Array.isArray(value) ? value : [];
}
