import { DiagnosticError } from '@metachart/diagnostics';
import type { ResourceKind } from './cluster.ts';
import { discoveryPath } from './discovery.ts';

export interface PathParts {
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** The address of an object or, without a name, of its collection. Without a namespace the collection is that of the whole cluster. */
export function objectPath(kind: ResourceKind, { namespace, name, query = {} }: PathParts): string {
  const parts = [discoveryPath(kind.apiVersion)];
  if (kind.namespaced && namespace !== undefined) parts.push('namespaces', encodeURIComponent(namespace));
  parts.push(kind.resource);
  if (name !== undefined) parts.push(encodeURIComponent(name));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, value);
  }
  const text = search.toString();
  return text === '' ? parts.join('/') : `${parts.join('/')}?${text}`;
}

/** How an action names where it is done: ` in namespace shop`, or nothing for the whole cluster. */
export function placeOf(namespace: string | undefined): string {
  return namespace === undefined ? '' : ` in namespace ${namespace}`;
}

/** Refuses an object that names no namespace where its kind needs one. */
export function requireNamespace(kind: ResourceKind, namespace: string | undefined, name: string): void {
  if (!kind.namespaced || namespace !== undefined) return;
  throw new DiagnosticError('cluster/invalid', {
    message: `${kind.kind} ${JSON.stringify(name)} names no namespace, and a ${kind.kind} lives in one`,
  });
}
