import type { JsonObject } from '../objects/json.ts';
import type { MapSchema } from '../schema/schema.ts';

/** A kind of a version as it is served. */
export interface Resource {
  readonly group: string;
  readonly version: string;
  /** The plural in URLs. */
  readonly resource: string;
  readonly singular: string;
  readonly kind: string;
  readonly listKind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly hasStatus: boolean;
  readonly hasScale: boolean;
  readonly schema: MapSchema;
  /** The fields that an object has when nothing is given: its structs that are never left out. */
  readonly empty: JsonObject;
  /** Whether it comes from a CustomResourceDefinition. */
  readonly custom: boolean;
}

export function apiVersionOf({ group, version }: Pick<Resource, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}

/** What all versions of a resource share: the place of its objects. */
export function storeKeyOf({ group, resource }: Pick<Resource, 'group' | 'resource'>): string {
  return group === '' ? resource : `${resource}.${group}`;
}
