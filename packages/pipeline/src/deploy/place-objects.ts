import type { Cluster } from '@metachart/cluster';
import { DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import { formatRef, groupOf, type KubeObject, type ObjectRef, refOf } from '@metachart/kube-model';

export interface PlacedObject {
  readonly object: KubeObject;
  readonly ref: ObjectRef;
  /** The cluster will serve its kind only once a definition of the same release is applied. */
  readonly unserved: boolean;
}

/**
 * Gives objects the namespace of their release where their kind lives in one and they name none, and takes it from those
 * whose kind belongs to the whole cluster. Kinds are the cluster's, and those that `definitions` bring. Throws
 * DiagnosticError `deploy/unknown-kind` for the others.
 */
export async function placeObjects(
  cluster: Cluster,
  objects: readonly KubeObject[],
  options: { readonly namespace: string; readonly definitions: readonly KubeObject[] },
): Promise<readonly PlacedObject[]> {
  const scopes = new Map<string, Promise<Scope>>();
  const placed: PlacedObject[] = [];
  for (const object of objects) {
    const key = `${object.apiVersion} ${object.kind}`;
    const scope = scopes.get(key) ?? findScope(cluster, object, options.definitions);
    scopes.set(key, scope);
    placed.push(place(object, { ...(await scope), namespace: options.namespace }));
  }
  return placed;
}

interface Scope {
  readonly namespaced: boolean;
  readonly unserved: boolean;
}

async function findScope(cluster: Cluster, object: KubeObject, definitions: readonly KubeObject[]): Promise<Scope> {
  try {
    const { namespaced } = await cluster.resolveKind(object.apiVersion, object.kind);
    return { namespaced, unserved: false };
  } catch (error) {
    if (!isDiagnosticError(error) || error.code !== 'cluster/no-kind') throw error;
    const defined = definitions.find((definition) => defines(definition, object));
    if (defined !== undefined) return { namespaced: specOf(defined).scope !== 'Cluster', unserved: true };
    throw new DiagnosticError('deploy/unknown-kind', {
      message: `cannot deploy ${formatRef(refOf(object))}: ${error.message}`,
      hint: 'a custom resource definition that brings this kind must be in the cluster, or in this release',
      cause: error,
    });
  }
}

interface DefinitionSpec {
  readonly group?: string;
  readonly names?: { readonly kind?: string };
  readonly scope?: string;
  readonly versions?: readonly { readonly name?: string }[];
}

function specOf({ spec }: KubeObject): DefinitionSpec {
  return typeof spec === 'object' && spec !== null ? spec : {};
}

function defines(definition: KubeObject, { apiVersion, kind }: KubeObject): boolean {
  const { group, names, versions } = specOf(definition);
  if (definition.kind !== 'CustomResourceDefinition' || names?.kind !== kind) return false;
  return group === groupOf(apiVersion) && (versions ?? []).some(({ name }) => apiVersion === `${group}/${name}`);
}

function place(object: KubeObject, { namespaced, unserved, namespace }: Scope & { readonly namespace: string }) {
  const { namespace: own, ...metadata } = object.metadata;
  const placed = { ...object, metadata: namespaced ? { ...metadata, namespace: own || namespace } : metadata };
  return { object: placed, ref: refOf(placed), unserved };
}
