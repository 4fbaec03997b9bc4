import type { GoValue } from '@metachart/go-runtime/reflect';

/** What the YAML reader gave, with its maps as plain objects. */
export function toPlainJson(value: GoValue): unknown {
  if (value instanceof Map) {
    // Object.fromEntries makes `__proto__` a key like any other.
    return Object.fromEntries([...value].map(([key, item]) => [key, toPlainJson(item)]));
  }
  return Array.isArray(value) ? value.map(toPlainJson) : value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
