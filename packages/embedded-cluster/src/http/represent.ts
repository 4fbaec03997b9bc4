import type { ApiObject, JsonObject } from '../objects/json.ts';

/** How a client wants objects: whole, or only their metadata. https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables */
export type Representation = 'whole' | 'metadata';

/** The first form of an Accept header that is served; tables are not. */
export function chooseRepresentation(accept: string): Representation {
  for (const range of accept.split(',')) {
    const parameters = range.split(';').map((part) => part.trim());
    const as = parameters.find((part) => part.startsWith('as='))?.slice(3);
    const json = parameters[0] === 'application/json' || parameters[0] === '*/*' || parameters[0] === '';
    if (!json) continue;
    if (as === 'PartialObjectMetadata' || as === 'PartialObjectMetadataList') return 'metadata';
    if (as === undefined) return 'whole';
  }
  return 'whole';
}

export function represent(object: ApiObject, representation: Representation): JsonObject {
  if (representation === 'whole') return object;
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata };
}
