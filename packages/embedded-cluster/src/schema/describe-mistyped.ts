import { isJsonObject } from '../objects/json.ts';
import type { Mistyped } from './read-shape.ts';

/** As Go's JSON decoder says it. */
export function describeForDecoder({ struct, fields, value, wanted }: Mistyped): string {
  const found = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return `json: cannot unmarshal ${found} into Go struct field ${struct}${fields} of type ${GO_TYPES[wanted]}`;
}

const GO_TYPES: Readonly<Record<Mistyped['wanted'], string>> = {
  string: 'string',
  bytes: '[]uint8',
  integer: 'int32',
  long: 'int64',
  number: 'float64',
  boolean: 'bool',
  quantity: 'resource.Quantity',
  list: 'slice',
  map: 'map',
};

/** As server-side apply says it. */
export function describeForApply({ path, value, wanted }: Mistyped): string {
  return `.${path}: expected ${TYPED_NAMES[wanted]}, got ${goValue(value, wanted)}`;
}

const TYPED_NAMES: Readonly<Record<Mistyped['wanted'], string>> = {
  string: 'string',
  bytes: 'string',
  integer: 'numeric (int or float)',
  long: 'numeric (int or float)',
  number: 'numeric (int or float)',
  boolean: 'boolean',
  quantity: 'string or number',
  list: 'list',
  map: 'map',
};

/** Numbers are asked for by type, the rest shows the value as Go prints it. */
function goValue(value: unknown, wanted: Mistyped['wanted']): string {
  switch (wanted) {
    case 'integer':
    case 'long':
    case 'number':
      return typeof value === 'boolean'
        ? 'boolean'
        : Array.isArray(value)
          ? 'list'
          : isJsonObject(value)
            ? 'map'
            : typeof value;
    case 'string':
    case 'bytes':
      return `&value.valueUnstructured{Value:${Array.isArray(value) ? '[]interface {}{…}' : isJsonObject(value) ? 'map[string]interface {}{…}' : JSON.stringify(value)}}`;
    default:
      return Array.isArray(value) ? '&{[]}' : isJsonObject(value) ? '&{map[]}' : `&{${String(value)}}`;
  }
}

/** As validation by the schema of a custom resource says it. */
export function describeForValidation({ path, value, wanted }: Mistyped): string {
  const found = Array.isArray(value)
    ? 'array'
    : typeof value === 'number' && Number.isInteger(value)
      ? 'integer'
      : typeof value;
  const type = JSON_TYPES[wanted];
  return `Invalid value: ${JSON.stringify(found)}: ${path} in body must be of type ${type}: ${JSON.stringify(found)}`;
}

const JSON_TYPES: Readonly<Record<Mistyped['wanted'], string>> = {
  string: 'string',
  bytes: 'string',
  integer: 'integer',
  long: 'integer',
  number: 'number',
  boolean: 'boolean',
  quantity: 'string',
  list: 'array',
  map: 'object',
};
