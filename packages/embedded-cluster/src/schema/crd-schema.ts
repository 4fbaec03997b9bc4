import { arrayAt, isJsonObject, type JsonObject, objectAt, stringAt } from '../objects/json.ts';
import { objectSchema } from './object-schema.ts';
import { ANY, type ListIdentity, type MapSchema, type ScalarSchema, type Schema } from './schema.ts';

/**
 * The schema of a custom resource from its `openAPIV3Schema`; without one everything is allowed. Read are types, properties,
 * list and map types and `x-kubernetes-preserve-unknown-fields`; validation rules are not.
 */
export function customResourceSchema(openApi: unknown): MapSchema {
  const schema = isJsonObject(openApi) ? convert(openApi, 0) : ANY;
  if (schema.kind !== 'map') return objectSchema({ kind: 'map', fields: new Map(), element: ANY, atomic: false });
  return objectSchema({ ...schema, atomic: false });
}

const MAXIMUM_DEPTH = 100;

function convert(openApi: JsonObject, depth: number): Schema {
  if (depth > MAXIMUM_DEPTH) return ANY;
  if (openApi['x-kubernetes-int-or-string'] === true) return QUANTITY;
  const open = openApi['x-kubernetes-preserve-unknown-fields'] === true;
  switch (stringAt(openApi, 'type')) {
    case 'string':
      return { kind: 'scalar', type: 'string' };
    case 'integer':
      return { kind: 'scalar', type: 'integer' };
    case 'number':
      return { kind: 'scalar', type: 'number' };
    case 'boolean':
      return { kind: 'scalar', type: 'boolean' };
    case 'array': {
      const items = objectAt(openApi, 'items');
      return {
        kind: 'list',
        element: items === undefined ? ANY : convert(items, depth + 1),
        identity: identityOf(openApi),
      };
    }
    case 'object':
      return mapOf(openApi, open, depth);
    default:
      return ANY;
  }
}

function mapOf(openApi: JsonObject, open: boolean, depth: number): MapSchema {
  const fields = new Map<string, Schema>();
  for (const [field, schema] of Object.entries(objectAt(openApi, 'properties') ?? {})) {
    if (isJsonObject(schema)) fields.set(field, convert(schema, depth + 1));
  }
  const additional = openApi.additionalProperties;
  const element = isJsonObject(additional)
    ? convert(additional, depth + 1)
    : open || additional === true
      ? ANY
      : undefined;
  const atomic = openApi['x-kubernetes-map-type'] === 'atomic';
  const required = arrayAt(openApi, 'required').filter((field) => typeof field === 'string');
  return { kind: 'map', fields, ...(element === undefined ? {} : { element }), required, atomic };
}

function identityOf(openApi: JsonObject): ListIdentity {
  switch (openApi['x-kubernetes-list-type']) {
    case 'set':
      return { kind: 'set' };
    case 'map': {
      const keys = arrayAt(openApi, 'x-kubernetes-list-map-keys').filter((key) => typeof key === 'string');
      return { kind: 'keys', keys: keys.map((field) => ({ field })) };
    }
    default:
      return { kind: 'atomic' };
  }
}

const QUANTITY: ScalarSchema = { kind: 'scalar', type: 'quantity' };
