import type { KubeObject } from './kube-object.ts';

/** Names one object of a cluster. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent for what belongs to the whole cluster. */
  readonly namespace?: string;
  readonly name: string;
}

/** The reference of an object; its namespace is the one it names. */
export function refOf({ apiVersion, kind, metadata }: KubeObject): ObjectRef {
  const { name, namespace } = metadata;
  return namespace === undefined ? { apiVersion, kind, name } : { apiVersion, kind, namespace, name };
}

/** As kubectl prints an object: `deployment.apps/web`, `service/web`. */
export function formatRef({ apiVersion, kind, name }: ObjectRef): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : '';
  return `${kind.toLowerCase()}${group}/${name}`;
}
