import { isJsonObject } from '../objects/json.ts';
import { builtinObjectSchema } from '../schema/object-schema.ts';
import type { MapSchema } from '../schema/schema.ts';
import { BUILTIN_RESOURCES } from './builtin-resources.ts';
import { apiVersionOf, type Resource } from './resource.ts';

/** Which resources are served. */
export interface ResourceRegistry {
  /** In the order of discovery. */
  list(): readonly Resource[];
  find(apiVersion: string, resource: string): Resource | undefined;
  findKind(apiVersion: string, kind: string): Resource | undefined;
  /** Replaces what a CustomResourceDefinition serves; nothing takes it away. */
  serveCustom(definition: string, resources: readonly Resource[]): void;
}

const ALL_VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'] as const;

export function createResourceRegistry(): ResourceRegistry {
  const builtin = parseResources(BUILTIN_RESOURCES);
  const custom = new Map<string, readonly Resource[]>();
  let byResource = new Map<string, Resource>();
  let byKind = new Map<string, Resource>();
  let all: readonly Resource[] = [];

  function rebuild(): void {
    all = [...builtin, ...[...custom.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, found]) => found)];
    byResource = new Map(all.map((found) => [`${apiVersionOf(found)}/${found.resource}`, found]));
    byKind = new Map(all.map((found) => [`${apiVersionOf(found)}/${found.kind}`, found]));
  }
  rebuild();

  return {
    list: () => all,
    find: (apiVersion, resource) => byResource.get(`${apiVersion}/${resource}`),
    findKind: (apiVersion, kind) => byKind.get(`${apiVersion}/${kind}`),
    serveCustom(definition, resources) {
      if (resources.length === 0) custom.delete(definition);
      else custom.set(definition, resources);
      rebuild();
    },
  };
}

function parseResources(text: string): readonly Resource[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [
        gv = '',
        resource = '',
        kind = '',
        flags = '',
        shortNames = '',
        categories = '',
        schema = '',
        empty = '{}',
      ] = line.split(' ');
      const slash = gv.indexOf('/');
      const fields: unknown = JSON.parse(empty);
      return lazySchema(
        {
          group: slash < 0 ? '' : gv.slice(0, slash),
          version: gv.slice(slash + 1),
          resource,
          singular: kind.toLowerCase(),
          kind,
          listKind: `${kind}List`,
          namespaced: flags.includes('n'),
          verbs: flags.includes('k') ? ALL_VERBS.filter((verb) => verb !== 'deletecollection') : ALL_VERBS,
          shortNames: shortNames === '-' ? [] : shortNames.split(','),
          categories: categories === '-' ? [] : categories.split(','),
          hasStatus: flags.includes('s'),
          hasScale: flags.includes('c'),
          empty: isJsonObject(fields) ? fields : {},
          custom: false,
        },
        schema,
      );
    });
}

/** Most runs touch few kinds: the schema of one is read when it is first needed. */
function lazySchema(resource: Omit<Resource, 'schema'>, definition: string): Resource {
  let schema: MapSchema | undefined;
  return {
    ...resource,
    get schema() {
      schema ??= builtinObjectSchema(definition);
      return schema;
    },
  };
}
