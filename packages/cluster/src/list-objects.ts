import { isDiagnosticError } from '@metachart/diagnostics';
import type { KubeObject, ObjectRef } from '@metachart/kube-model';
import type { ListOptions, ObjectList, ResourceKind } from './cluster.ts';
import { objectPath, placeOf } from './object-path.ts';
import { isRecord } from './plain-json.ts';
import type { TransportRequest } from './transport.ts';

export interface ListRequest {
  readonly kind: ResourceKind;
  readonly collection: Pick<ObjectRef, 'namespace'>;
  readonly options: ListOptions;
}

type Ask = (request: TransportRequest, action: string) => Promise<KubeObject>;

const pageSize = 500;
const metadataOnly = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

/** A list page by page, all of one moment; where that moment grows too old on the way, once more in one piece. */
export async function listObjects(ask: Ask, request: ListRequest): Promise<ObjectList> {
  try {
    return await listPages(ask, request, pageSize);
  } catch (error) {
    if (!isDiagnosticError(error) || error.code !== 'cluster/gone') throw error;
    return await listPages(ask, request, undefined);
  }
}

async function listPages(ask: Ask, request: ListRequest, limit: number | undefined): Promise<ObjectList> {
  const { kind, collection, options } = request;
  const items: KubeObject[] = [];
  let next: string | undefined;
  for (;;) {
    const path = objectPath(kind, {
      namespace: collection.namespace,
      query: {
        labelSelector: options.labelSelector,
        fieldSelector: options.fieldSelector,
        limit: limit === undefined ? undefined : String(limit),
        continue: next,
      },
    });
    const accept = options.metadataOnly === true ? { accept: metadataOnly } : {};
    const page = await ask({ method: 'GET', path, ...accept }, `list ${kind.resource}${placeOf(collection.namespace)}`);
    for (const item of Array.isArray(page.items) ? page.items : []) {
      if (isRecord(item)) items.push(toItem(item, request));
    }
    const metadata: Readonly<Record<string, unknown>> = page.metadata ?? {};
    next = typeof metadata.continue === 'string' && metadata.continue !== '' ? metadata.continue : undefined;
    if (next === undefined) return { items, resourceVersion: String(metadata.resourceVersion ?? '') };
  }
}

/** The items of a list do not say what they are; that of partial metadata says that it is partial metadata. */
function toItem(item: Record<string, unknown>, { kind, options }: ListRequest): KubeObject {
  const { apiVersion, kind: name } = kind;
  const head = { apiVersion, kind: name, metadata: item.metadata as KubeObject['metadata'] };
  return options.metadataOnly === true ? head : { ...item, ...head };
}
