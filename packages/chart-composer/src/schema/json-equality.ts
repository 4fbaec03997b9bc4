import { GoTypedMap, type GoValue } from '@metachart/go-runtime/reflect';
import type { ExactJson } from '../json/parse-exact-json.ts';
import { exactNumberOf, isRepresentable, numberKey } from './exact-number.ts';
import { MAX_SCHEMA_DEPTH, tooComplex } from './too-complex.ts';

/** What a schema looks at: values, or the JSON of another schema. */
export type Instance = GoValue | ExactJson;

export type JsonType = 'null' | 'boolean' | 'number' | 'integer' | 'string' | 'array' | 'object';

/** The JSON type of a value (integers count as numbers), or undefined where it has none. */
export function jsonTypeOf(value: Instance): Exclude<JsonType, 'integer'> | undefined {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      if (value === null) return 'null';
      if (Array.isArray(value)) return 'array';
      if (isObject(value)) return 'object';
      return exactNumberOf(value) ? 'number' : undefined;
  }
}

/** Whether a value is a map[string]interface {}. */
export function isObject(value: Instance): value is Map<string, Instance & GoValue> {
  return value instanceof Map && !(value instanceof GoTypedMap);
}

/** Whether two values are equal as JSON Schema defines it: 1 equals 1.0. Go: jsonschema util.go equals. */
export function equalJson(a: Instance, b: Instance): boolean {
  if (typeof a === 'string' || typeof a === 'boolean' || a == null) return a === b;
  if (jsonTypeOf(a) !== jsonTypeOf(b)) return false;
  return jsonKey(a) === jsonKey(b);
}

/** The indexes of the first item that equals an earlier one, the earlier one first. Go: jsonschema util.go duplicates. */
export function findDuplicate(items: readonly Instance[]): readonly [number, number] | undefined {
  const seen = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const key = jsonKey(item);
    const earlier = key === undefined ? undefined : seen.get(key);
    if (earlier !== undefined) return [earlier, index];
    if (key !== undefined) seen.set(key, index);
  }
  return undefined;
}

/** A text that is equal for equal values; undefined where a number cannot be compared. */
function jsonKey(value: Instance, depth = 0): string | undefined {
  if (depth > MAX_SCHEMA_DEPTH) throw tooComplex();
  if (Array.isArray(value)) {
    const keys = value.map((item) => jsonKey(item, depth + 1));
    return keys.includes(undefined) ? undefined : `[${keys.join(',')}]`;
  }
  if (isObject(value)) {
    const keys = [...value.keys()].sort().map((key) => {
      const inner = jsonKey(value.get(key)!, depth + 1);
      return inner === undefined ? undefined : `${JSON.stringify(key)}:${inner}`;
    });
    return keys.includes(undefined) ? undefined : `{${keys.join(',')}}`;
  }
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value === 'boolean') return String(value);
  const number = exactNumberOf(value);
  return number && isRepresentable(number) ? numberKey(number) : undefined;
}
