import { GoError, type GoMap, GoMapView, GoTypedMap, type GoValue } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';

/** Whether a value is a YAML table: a map[string]interface {}, and no named map type. Go: istable. */
export function isTable(value: GoValue): value is GoMap {
  return value instanceof Map && !(value instanceof GoTypedMap);
}

/**
 * The table at a path such as `foo.bar`, sharing its storage. Throws GoError `"KEY" is not a table`.
 * Go: chartutil Values.Table.
 */
export function table(values: GoMap, path: string): GoMap {
  let current = values;
  for (const key of path.split('.')) {
    const next = tableAt(current, key);
    if (next === undefined) throw new GoError(`${quote(key)} is not a table`);
    current = next;
  }
  return current;
}

/**
 * The value at a path, which must not be a table. Throws GoError `"KEY" is not a value`, or `YAML path cannot be empty`.
 * Go: chartutil Values.PathValue.
 */
export function pathValue(values: GoMap, path: string): GoValue {
  if (path === '') throw new GoError('YAML path cannot be empty');
  const found = findPathValue(values, path);
  if (found !== undefined) return found.value;
  throw new GoError(`${quote(path.slice(path.lastIndexOf('.') + 1))} is not a value`);
}

/** As pathValue, without an exception where there is no value. */
export function findPathValue(values: GoMap, path: string): { readonly value: GoValue } | undefined {
  const dot = path.lastIndexOf('.');
  const parent = dot === -1 ? values : findTable(values, path.slice(0, dot));
  const key = path.slice(dot + 1);
  if (parent === undefined || !parent.has(key)) return undefined;
  const value = parent.get(key);
  return isTable(value) ? undefined : { value };
}

/** As table, without an exception. */
export function findTable(values: GoMap, path: string): GoMap | undefined {
  let current: GoMap | undefined = values;
  for (const key of path.split('.')) {
    current = tableAt(current, key);
    if (current === undefined) return undefined;
  }
  return current;
}

function tableAt(values: GoMap, key: string): GoMap | undefined {
  const value = values.get(key);
  if (isTable(value)) return value;
  return value instanceof GoMapView ? value.target : undefined;
}

/** The map itself, or a new one in place of an empty one. Go: chartutil Values.AsMap. */
export function asMap(values: GoMap): GoMap {
  return values.size === 0 ? new Map() : values;
}
