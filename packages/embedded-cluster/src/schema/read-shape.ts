import { isJsonObject, type JsonObject, setField } from '../objects/json.ts';
import { fieldSchema, type ScalarSchema, type Schema } from './schema.ts';

export interface ReadShape {
  /** The value as the schema knows it. */
  readonly value: unknown;
  /** Fields that the schema does not know, as paths; they are not part of the value. */
  readonly unknown: readonly string[];
  /** Values of a wrong type, as paths with what is wrong. */
  readonly mistyped: readonly { readonly path: string; readonly found: string; readonly wanted: string }[];
}

/** Reads a value by a schema, as decoding into the server's own types does: unknown fields and nulls fall away. */
export function readShape(schema: Schema, value: unknown): ReadShape {
  const unknown: string[] = [];
  const mistyped: { path: string; found: string; wanted: string }[] = [];

  function read(type: Schema, at: unknown, path: string): unknown {
    switch (type.kind) {
      case 'any':
        return at;
      case 'scalar':
        if (!fits(type, at)) mistyped.push({ path, found: nameType(at), wanted: GO_TYPES[type.type] });
        return at;
      case 'list':
        if (!Array.isArray(at)) {
          mistyped.push({ path, found: nameType(at), wanted: 'slice' });
          return at;
        }
        return at.map((item, index) => (item === null ? null : read(type.element, item, `${path}[${index}]`)));
      case 'map': {
        if (!isJsonObject(at)) {
          mistyped.push({ path, found: nameType(at), wanted: 'struct' });
          return at;
        }
        const out: JsonObject = {};
        for (const [field, child] of Object.entries(at)) {
          const below = path === '' ? field : `${path}.${field}`;
          const childType = fieldSchema(type, field);
          if (childType === undefined) unknown.push(below);
          else if (child !== null || childType.kind === 'any') setField(out, field, read(childType, child, below));
        }
        return out;
      }
    }
  }

  return { value: read(schema, value, ''), unknown, mistyped };
}

const GO_TYPES: Readonly<Record<ScalarSchema['type'], string>> = {
  string: 'string',
  integer: 'int32',
  number: 'float64',
  boolean: 'bool',
  quantity: 'Quantity',
};

function fits({ type }: ScalarSchema, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'quantity':
      return typeof value === 'string' || typeof value === 'number';
  }
}

function nameType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return typeof value;
}
