import type { GoValue } from '@metachart/go-runtime/reflect';

/** What the YAML reader gave, with its maps as plain objects. */
export function toPlainJson(value: GoValue): unknown {
  if (value instanceof Map) {
    const object: Record<string, unknown> = {};
    for (const [key, item] of value) {
      Object.defineProperty(object, key, {
        value: toPlainJson(item),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return object;
  }
  return Array.isArray(value) ? value.map(toPlainJson) : value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
