import { isJsonObject, type JsonObject, setField } from '../objects/json.ts';
import { fieldSchema, type ScalarSchema, type Schema } from './schema.ts';

/** A value of a wrong type. */
export interface Mistyped {
  /** `spec.containers[0].name` */
  readonly path: string;
  /** The struct that it is in and its fields from the root, without indexes and keys of maps. */
  readonly struct: string;
  readonly fields: string;
  readonly value: unknown;
  readonly wanted: ScalarSchema['type'] | 'list' | 'map';
}

export interface ReadShape {
  /** The value as the schema knows it. */
  readonly value: unknown;
  /** Fields that the schema does not know, as paths; they are not part of the value. */
  readonly unknown: readonly string[];
  readonly mistyped: readonly Mistyped[];
  /** Paths of fields that must be there and are not. */
  readonly missing: readonly string[];
}

/**
 * Reads a value by a schema, as decoding into the server's own types does: unknown fields and nulls fall away, for built-in
 * kinds also maps and lists that are empty.
 */
export function readShape(schema: Schema, value: unknown, options: { readonly keepEmpty: boolean }): ReadShape {
  const unknown: string[] = [];
  const mistyped: Mistyped[] = [];
  const missing: string[] = [];

  function read(type: Schema, at: unknown, place: Place): unknown {
    const { path, struct, fields } = place;
    switch (type.kind) {
      case 'any':
        return at;
      case 'scalar':
        if (!fits(type, at)) mistyped.push({ path, struct, fields, value: at, wanted: type.type });
        return at;
      case 'list':
        if (!Array.isArray(at)) {
          mistyped.push({ path, struct, fields, value: at, wanted: 'list' });
          return at;
        }
        return at.map((item, index) =>
          item === null
            ? zeroOf(type.element, options.keepEmpty)
            : read(type.element, item, { ...place, path: `${path}[${index}]` }),
        );
      case 'map': {
        if (!isJsonObject(at)) {
          mistyped.push({ path, struct, fields, value: at, wanted: 'map' });
          return at;
        }
        const out: JsonObject = {};
        for (const field of type.required ?? []) {
          if (!Object.hasOwn(at, field)) missing.push(path === '' ? field : `${path}.${field}`);
        }
        for (const [field, child] of Object.entries(at)) {
          const childType = fieldSchema(type, field);
          const below: Place = {
            path: path === '' ? field : `${path}.${field}`,
            struct: type.name ?? struct,
            fields: type.fields.has(field) ? `${fields}.${field}` : fields,
          };
          if (childType === undefined) {
            unknown.push(below.path);
            continue;
          }
          if (child === null && childType.kind !== 'any') continue;
          const kept = read(childType, child, below);
          if (options.keepEmpty || !isLeftOut(childType, kept)) setField(out, field, kept);
        }
        return out;
      }
    }
  }

  return { value: read(schema, value, { path: '', struct: '', fields: '' }), unknown, mistyped, missing };
}

interface Place {
  readonly path: string;
  readonly struct: string;
  readonly fields: string;
}

/** What Go makes of a null in a list; a custom resource keeps it. */
function zeroOf(type: Schema, keepNull: boolean): unknown {
  if (keepNull || type.kind === 'any') return null;
  if (type.kind === 'map') return {};
  if (type.kind === 'list') return [];
  return type.type === 'boolean' ? false : type.type === 'string' || type.type === 'bytes' ? '' : 0;
}

/** Go leaves out maps and slices that are empty, not structs. */
function isLeftOut(type: Schema, value: unknown): boolean {
  if (type.kind === 'list') return type.kept !== true && Array.isArray(value) && value.length === 0;
  return type.kind === 'map' && type.fields.size === 0 && isJsonObject(value) && Object.keys(value).length === 0;
}

function fits({ type }: ScalarSchema, value: unknown): boolean {
  switch (type) {
    case 'string':
    case 'bytes':
      return typeof value === 'string';
    case 'integer':
    case 'long':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'quantity':
      return typeof value === 'string' || typeof value === 'number';
  }
}
