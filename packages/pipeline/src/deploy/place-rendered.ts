import type { Cluster } from '@metachart/cluster';
import type { RenderedRelease } from '@metachart/helm-render';
import type { KubeObject } from '@metachart/kube-model';
import { buildInstallOrder } from '@metachart/release';
import { type PlacedObject, placeObjects } from './place-objects.ts';

export interface PlacedRelease {
  /** What stands in crds/. */
  readonly crds: readonly PlacedObject[];
  /** Everything else but hooks, in the order in which it is applied. */
  readonly objects: readonly PlacedObject[];
  /** All definitions of custom resources that the release or those before it bring. */
  readonly definitions: readonly KubeObject[];
}

/**
 * The objects of a rendered release in the order in which they are applied, with the namespaces that they get. `definitions`
 * are those that releases before it bring. Throws as buildInstallOrder and placeObjects.
 */
export async function placeRendered(
  cluster: Cluster,
  rendered: RenderedRelease,
  options: { readonly namespace: string; readonly definitions?: readonly KubeObject[] },
): Promise<PlacedRelease> {
  const { namespace, definitions: before = [] } = options;
  const order = buildInstallOrder(rendered, { namespace });
  const definitions = [...before, ...order.crds, ...order.objects].filter(isDefinition);
  const crds = await placeObjects(cluster, order.crds, { namespace, definitions });
  const objects = await placeObjects(cluster, order.objects, { namespace, definitions });
  return { crds, objects, definitions };
}

function isDefinition({ kind }: KubeObject): boolean {
  return kind === 'CustomResourceDefinition';
}
