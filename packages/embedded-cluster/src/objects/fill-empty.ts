import { cloneJson, isJsonObject, type JsonObject, setField } from './json.ts';

/** Gives an object the fields that its kind never leaves out, where they are absent. */
export function fillEmpty(object: JsonObject, empty: JsonObject): void {
  for (const [field, value] of Object.entries(empty)) {
    const present = object[field];
    if (present === undefined) setField(object, field, cloneJson(value));
    else if (isJsonObject(present) && isJsonObject(value)) fillEmpty(present, value);
  }
}
