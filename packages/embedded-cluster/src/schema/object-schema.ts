import { BUILTIN_SCHEMAS } from './builtin-schemas.ts';
import { parseSchemas } from './parse-schemas.ts';
import { type MapSchema, type Schema, STRING } from './schema.ts';

let definitions: ((name: string) => MapSchema | undefined) | undefined;

/** The schema of a built-in kind by the name of its definition. */
export function builtinObjectSchema(definition: string): MapSchema {
  const schema = define(definition);
  if (schema === undefined) throw new Error(`no schema ${definition}`);
  return schema;
}

/** A schema with apiVersion, kind and metadata beside its own fields. */
export function objectSchema(schema: MapSchema): MapSchema {
  const fields = new Map<string, Schema>(schema.fields);
  fields.set('apiVersion', STRING);
  fields.set('kind', STRING);
  fields.set('metadata', metadataSchema());
  return { ...schema, fields };
}

export function metadataSchema(): MapSchema {
  const schema = define('ObjectMeta');
  if (schema === undefined) throw new Error('no schema ObjectMeta');
  return schema;
}

function define(name: string): MapSchema | undefined {
  definitions ??= parseSchemas(BUILTIN_SCHEMAS);
  return definitions(name);
}
