import { isJsonObject, type JsonObject, setField } from './json.ts';

/** RFC 7386: objects are merged, null removes, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) return patch;
  const out: JsonObject = isJsonObject(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete out[field];
    else setField(out, field, mergePatch(Object.hasOwn(out, field) ? out[field] : undefined, value));
  }
  return out;
}
