import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '@metachart/kube-model';

/**
 * Whether an apply left an object as it was: its fields and who manages them. What the server counts and controllers report
 * (`status`) is not looked at, since that may have moved between the two readings.
 */
export function changesNothing(before: KubeObject, after: KubeObject): boolean {
  return isDeepStrictEqual(comparable(before), comparable(after));
}

function comparable({ status: _, metadata, ...fields }: KubeObject): unknown {
  const { resourceVersion: _version, generation: _generation, managedFields, ...kept } = metadata;
  return { ...fields, metadata: { ...kept, managers: managersOf(managedFields) } };
}

function managersOf(entries: unknown): unknown {
  if (!Array.isArray(entries)) return [];
  const own = entries.filter(({ subresource }) => subresource !== 'status');
  return own.map(({ time: _, ...entry }) => entry);
}
