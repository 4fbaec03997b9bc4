import { type ApiObject, arrayAt, objectAt, stringAt, valueAt } from '../objects/json.ts';
import { customResourceSchema } from '../schema/crd-schema.ts';
import type { MapSchema } from '../schema/schema.ts';
import type { Resource } from './resource.ts';
import type { ResourceRegistry } from './resource-registry.ts';

/** Serves all served versions of a CustomResourceDefinition. */
export function serveDefinition(registry: ResourceRegistry, definition: ApiObject): void {
  registry.serveCustom(
    definition.metadata.name,
    arrayAt(definition, 'spec', 'versions')
      .filter((version) => valueAt(version, 'served') === true)
      .map((version) => resourceOf(definition, version)),
  );
}

function resourceOf(definition: ApiObject, version: unknown): Resource {
  const names = objectAt(definition, 'spec', 'names') ?? {};
  const kind = stringAt(names, 'kind') ?? '';
  let schema: MapSchema | undefined;
  return {
    group: stringAt(definition, 'spec', 'group') ?? '',
    version: stringAt(version, 'name') ?? '',
    resource: stringAt(names, 'plural') ?? '',
    singular: stringAt(names, 'singular') ?? kind.toLowerCase(),
    kind,
    listKind: stringAt(names, 'listKind') ?? `${kind}List`,
    namespaced: stringAt(definition, 'spec', 'scope') === 'Namespaced',
    verbs: ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'],
    shortNames: textsAt(names, 'shortNames'),
    categories: textsAt(names, 'categories'),
    hasStatus: valueAt(version, 'subresources', 'status') !== undefined,
    hasScale: false,
    empty: {},
    custom: true,
    get schema() {
      schema ??= customResourceSchema(valueAt(version, 'schema', 'openAPIV3Schema'));
      return schema;
    },
  };
}

function textsAt(value: unknown, field: string): readonly string[] {
  return arrayAt(value, field).filter((text) => typeof text === 'string');
}
