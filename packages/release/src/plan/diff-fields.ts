import type { JsonObject, JsonValue } from '../record/release-record.ts';

/** A field that is not the same in two values. `before` or `after` is absent where it is on one side only. */
export interface FieldDifference {
  /** `.spec`, `["a/b"]`, `[name=web]`, `[0]`: joined they are a path. */
  readonly path: readonly string[];
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  /** The items are the same in another order; the values are their keys. */
  readonly reordered?: true;
}

/**
 * The fields in which two values differ, in the order of the first value and then of what the second has more. Items of
 * lists are told apart by their keys where they have some, as `name` of containers; lists of plain values are one field.
 * A field or item that one side lacks is one difference, with everything in it.
 */
export function diffFields(before: JsonValue | undefined, after: JsonValue | undefined): readonly FieldDifference[] {
  const found: FieldDifference[] = [];
  compare({ before, after, path: [] }, found);
  return found;
}

/** `spec.ports[port=80,protocol=TCP].name` of the parts of a path. */
export function formatFieldPath(path: readonly string[]): string {
  return path.join('').replace(/^\./, '');
}

interface Pair {
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
  readonly path: readonly string[];
}

function compare(pair: Pair, found: FieldDifference[]): void {
  const { before, after, path } = pair;
  if (before === after) return;
  if (isObject(before) && isObject(after)) compareObjects({ before, after, path }, found);
  else if (isList(before) && isList(after)) compareLists({ before, after, path }, found);
  else found.push({ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) });
}

function compareObjects(
  { before, after, path }: { before: JsonObject; after: JsonObject; path: readonly string[] },
  found: FieldDifference[],
): void {
  for (const name of unionOf(Object.keys(before), Object.keys(after))) {
    compare({ before: fieldOf(before, name), after: fieldOf(after, name), path: [...path, fieldSegment(name)] }, found);
  }
}

type List = readonly JsonValue[];

function compareLists(
  { before, after, path }: { before: List; after: List; path: readonly string[] },
  found: FieldDifference[],
): void {
  if (!before.every(isObject) || !after.every(isObject)) {
    if (!areEqual(before, after)) found.push({ path, before, after });
    return;
  }
  const keys = findKeys(before, after);
  if (keys === undefined) {
    for (let at = 0; at < Math.max(before.length, after.length); at++) {
      compare({ before: before[at], after: after[at], path: [...path, `[${at}]`] }, found);
    }
    return;
  }
  const [olds, news] = [keyed(before, keys), keyed(after, keys)];
  for (const key of unionOf([...olds.keys()], [...news.keys()])) {
    compare({ before: olds.get(key), after: news.get(key), path: [...path, `[${key}]`] }, found);
  }
  const stayed = [...olds.keys()].filter((key) => news.has(key));
  const order = [...news.keys()].filter((key) => olds.has(key));
  if (stayed.some((key, at) => key !== order[at])) {
    found.push({ path, before: [...olds.keys()], after: [...news.keys()], reordered: true });
  }
}

/** By what the API tells the items of its lists apart, most telling first. */
const candidateKeys: readonly (readonly string[])[] = [
  ['name'],
  ['mountPath'],
  ['devicePath'],
  ['containerPort', 'protocol'],
  ['port', 'protocol'],
  ['topologyKey', 'whenUnsatisfiable'],
  ['type'],
  ['uid'],
  ['ip'],
  ['key'],
];

function findKeys(before: readonly JsonObject[], after: readonly JsonObject[]): readonly string[] | undefined {
  return candidateKeys.find((names) => isKeyOf(names, before) && isKeyOf(names, after));
}

function isKeyOf(names: readonly string[], items: readonly JsonObject[]): boolean {
  const seen = new Set<string>();
  for (const item of items) {
    if (!names.every((name) => isKeyValue(fieldOf(item, name)))) return false;
    seen.add(keyOf(item, names));
  }
  return seen.size === items.length;
}

function isKeyValue(value: JsonValue | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function keyOf(item: JsonObject, names: readonly string[]): string {
  return names.map((name) => `${name}=${String(fieldOf(item, name))}`).join(',');
}

function keyed(items: List, names: readonly string[]): Map<string, JsonValue> {
  return new Map(items.map((item) => [keyOf(item as JsonObject, names), item]));
}

function fieldSegment(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function areEqual(before: JsonValue, after: JsonValue): boolean {
  if (before === after) return true;
  if (isList(before) && isList(after)) {
    return before.length === after.length && before.every((item, at) => areEqual(item, after[at]!));
  }
  return isObject(before) && isObject(after) && diffFields(before, after).length === 0;
}

function unionOf(first: readonly string[], second: readonly string[]): readonly string[] {
  return [...new Set([...first, ...second])];
}

function fieldOf(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isList(value: JsonValue | undefined): value is List {
  return Array.isArray(value);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
