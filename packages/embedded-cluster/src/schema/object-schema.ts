import { BUILTIN_SCHEMAS } from './builtin-schemas.ts';
import { parseSchemas } from './parse-schemas.ts';
import { type MapSchema, type Schema, STRING } from './schema.ts';

let definitions: ((name: string) => MapSchema | undefined) | undefined;

/** The schema of a built-in kind by the name of its definition. */
export function builtinObjectSchema(definition: string): MapSchema {
  definitions ??= parseSchemas(BUILTIN_SCHEMAS);
  const schema = definitions(definition);
  if (schema === undefined) throw new Error(`no schema ${definition}`);
  return schema;
}

/** A schema with apiVersion, kind and metadata beside its own fields. */
export function objectSchema(schema: MapSchema): MapSchema {
  const fields = new Map<string, Schema>(schema.fields);
  fields.set('apiVersion', STRING);
  fields.set('kind', STRING);
  fields.set('metadata', builtinObjectSchema('ObjectMeta'));
  return { ...schema, fields };
}
