import { isJsonObject, type JsonObject, setField } from '../objects/json.ts';
import type { ListSchema } from '../schema/schema.ts';

export function fieldElement(field: string): string {
  return `f:${field}`;
}

/**
 * How an item of a list is written in a path: its keys (`k:{"name":"web"}`), or its value in a set (`v:"x"`). Undefined where
 * a key is missing, has no fallback and so names nothing.
 */
export function itemElement(schema: ListSchema, item: unknown): string | undefined {
  switch (schema.identity.kind) {
    case 'set':
      return `v:${JSON.stringify(item)}`;
    case 'keys': {
      if (!isJsonObject(item)) return undefined;
      const key: JsonObject = {};
      for (const { field, fallback } of [...schema.identity.keys].sort((a, b) => (a.field < b.field ? -1 : 1))) {
        const value = item[field] ?? fallback;
        if (value != null) setField(key, field, value);
      }
      return Object.keys(key).length === 0 ? undefined : `k:${JSON.stringify(key)}`;
    }
    case 'atomic':
      return undefined;
  }
}
