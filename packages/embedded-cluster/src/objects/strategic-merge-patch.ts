import { badRequest, unsupportedMediaType } from '../http/status-error.ts';
import { ANY, fieldSchema, type ListSchema, resolveSchema, type Schema } from '../schema/schema.ts';
import { cloneJson, equalJson, isJsonObject, type JsonObject, setField } from './json.ts';

/**
 * A strategic merge patch: maps are merged, null removes, lists with keys are merged by their first key, sets by value, other
 * lists are replaced; `$patch: replace` and `delete`, `$deleteFromPrimitiveList`, and `$retainKeys` are known,
 * `$setElementOrder` is read over. Source: https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export function strategicMergePatch(schema: Schema, target: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) return patch;
  if (patch.$patch === 'replace') return withoutDirectives(patch);
  if (patch.$patch === 'delete') return undefined;
  if (patch.$patch !== undefined && patch.$patch !== 'merge') {
    throw badRequest(`Unknown patch type found: ${String(patch.$patch)}`);
  }
  const type = resolveSchema(schema, patch);
  if (type.kind !== 'map') return patch;
  const out: JsonObject = isJsonObject(target) ? { ...target } : {};
  if (Array.isArray(patch.$retainKeys)) {
    for (const field of Object.keys(out)) if (!patch.$retainKeys.includes(field)) delete out[field];
  }
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith('$deleteFromPrimitiveList/')) {
      const name = field.slice(field.indexOf('/') + 1);
      const list = out[name];
      if (Array.isArray(list) && Array.isArray(value)) out[name] = list.filter((item) => !value.includes(item));
      continue;
    }
    if (field.startsWith('$')) continue;
    if (value === null) {
      delete out[field];
      continue;
    }
    const child = fieldSchema(type, field) ?? ANY;
    const merged = Array.isArray(value)
      ? mergeList(child, out[field], value)
      : strategicMergePatch(child, Object.hasOwn(out, field) ? out[field] : undefined, value);
    if (merged === undefined) delete out[field];
    else setField(out, field, merged);
  }
  return out;
}

function mergeList(schema: Schema, target: unknown, patch: readonly unknown[]): unknown {
  if (schema.kind !== 'list' || schema.identity.kind === 'atomic') return cloneJson(patch);
  const list = Array.isArray(target) ? [...target] : [];
  if (schema.identity.kind === 'set') {
    const rest = list.filter((present) => !patch.some((item) => equalJson(present, item)));
    return insertByOrder(rest, { into: patch, order: list, key: '' });
  }
  return mergeKeyedList(schema, list, patch);
}

function mergeKeyedList(schema: ListSchema, list: readonly unknown[], patch: readonly unknown[]): unknown[] {
  const key = schema.identity.kind === 'keys' ? (schema.identity.keys[0]?.field ?? '') : '';
  const items = patch.map((item) => {
    if (!isJsonObject(item)) throw unsupportedMediaType('the embedded cluster cannot merge this list strategically');
    return item;
  });
  const deleted = items.filter((item) => item.$patch === 'delete');
  const given = items.filter((item) => item.$patch === undefined || item.$patch === 'merge');
  const present = items.some((item) => item.$patch === 'replace') ? [] : list;
  const kept = present.filter((item) => !deleted.some((other) => sameKey(item, other, key)));
  const merged = given.map((item) => {
    const live = kept.find((other) => sameKey(item, other, key));
    return live === undefined ? withoutDirectives(item) : strategicMergePatch(schema.element, live, item);
  });
  return insertByOrder(
    kept.filter((item) => !given.some((other) => sameKey(item, other, key))),
    { into: merged, order: kept, key },
  );
}

function sameKey(left: unknown, right: unknown, key: string): boolean {
  return isJsonObject(left) && isJsonObject(right) && equalJson(left[key], right[key]);
}

/** The patch's items keep their order; each other one goes before the first that came after it in the live list. */
function insertByOrder(
  items: readonly unknown[],
  { into, order, key }: { readonly into: readonly unknown[]; readonly order: readonly unknown[]; readonly key: string },
): unknown[] {
  const places = new Map(order.map((item, index) => [JSON.stringify(isJsonObject(item) ? item[key] : item), index]));
  const placeOf = (item: unknown): number => places.get(JSON.stringify(isJsonObject(item) ? item[key] : item)) ?? -1;
  const out: unknown[] = [];
  let next = 0;
  for (const item of items) {
    while (next < into.length && placeOf(into[next]) < placeOf(item)) {
      out.push(into[next]);
      next += 1;
    }
    out.push(item);
  }
  return [...out, ...into.slice(next)];
}

function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectives);
  if (!isJsonObject(value)) return value;
  const out: JsonObject = {};
  for (const [field, child] of Object.entries(value))
    if (!field.startsWith('$')) setField(out, field, withoutDirectives(child));
  return out;
}
