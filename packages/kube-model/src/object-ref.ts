import type { KubeObject } from './kube-object.ts';

/** Names one object of a cluster. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent for what belongs to the whole cluster. */
  readonly namespace?: string;
  readonly name: string;
}

export interface RefOptions {
  /** For an object that names no namespace; leave it out where the kind belongs to the whole cluster. */
  readonly defaultNamespace?: string | undefined;
}

/** The reference of an object; its namespace is the one it names, else the default one. */
export function refOf({ apiVersion, kind, metadata }: KubeObject, { defaultNamespace }: RefOptions = {}): ObjectRef {
  const { name } = metadata;
  const namespace = metadata.namespace || defaultNamespace;
  return namespace ? { apiVersion, kind, namespace, name } : { apiVersion, kind, name };
}

/** As kubectl prints an object: `deployment.apps/web`, `service/web`. */
export function formatRef({ apiVersion, kind, name }: ObjectRef): string {
  const group = groupOf(apiVersion);
  return `${kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${name}`;
}

/** The API group of an apiVersion: `apps` of `apps/v1`, empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
