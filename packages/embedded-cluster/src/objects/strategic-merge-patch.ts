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
    for (const item of patch) if (!list.some((present) => equalJson(present, item))) list.push(item);
    return list;
  }
  return mergeKeyedList(schema, list, patch);
}

function mergeKeyedList(schema: ListSchema, list: unknown[], patch: readonly unknown[]): unknown[] {
  const key = schema.identity.kind === 'keys' ? (schema.identity.keys[0]?.field ?? '') : '';
  let out = patch.some((item) => isJsonObject(item) && item.$patch === 'replace') ? [] : list;
  for (const item of patch) {
    if (!isJsonObject(item)) throw unsupportedMediaType('the embedded cluster cannot merge this list strategically');
    if (item.$patch === 'replace') continue;
    const at = out.findIndex((present) => isJsonObject(present) && equalJson(present[key], item[key]));
    if (item.$patch === 'delete') out = out.filter((_, index) => index !== at);
    else if (at < 0) out.push(withoutDirectives(item));
    else out[at] = strategicMergePatch(schema.element, out[at], item);
  }
  return out;
}

function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectives);
  if (!isJsonObject(value)) return value;
  const out: JsonObject = {};
  for (const [field, child] of Object.entries(value))
    if (!field.startsWith('$')) setField(out, field, withoutDirectives(child));
  return out;
}
