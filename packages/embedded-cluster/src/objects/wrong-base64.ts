import { ANY, fieldSchema, resolveSchema, type Schema } from '../schema/schema.ts';
import { isJsonObject } from './json.ts';

/** What Go says of the first value that should be base64 and is not; it does not show the value. */
export function wrongBase64(schema: Schema, value: unknown): string | undefined {
  const type = resolveSchema(schema, value);
  if (type.kind === 'scalar') {
    if (type.type !== 'bytes' || typeof value !== 'string') return undefined;
    const at = firstIllegalByte(value);
    return at === undefined ? undefined : `illegal base64 data at input byte ${at}`;
  }
  if (schema.kind === 'any') return undefined;
  if (type.kind === 'list') {
    for (const item of Array.isArray(value) ? value : []) {
      const wrong = wrongBase64(type.element, item);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }
  for (const [field, child] of isJsonObject(value) ? Object.entries(value) : []) {
    const wrong = wrongBase64(fieldSchema(type, field) ?? ANY, child);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Line breaks are read over, as Go does. */
function firstIllegalByte(text: string): number | undefined {
  const breaks = /[\r\n]/.test(text);
  const compact = breaks ? text.replaceAll(/[\r\n]/g, '') : text;
  const end = compact.endsWith('==') ? compact.length - 2 : compact.endsWith('=') ? compact.length - 1 : compact.length;
  for (let index = 0; index < end; index += 1) {
    if (!/[A-Za-z0-9+/]/.test(compact[index] ?? '')) return index;
  }
  return compact.length % 4 === 0 ? undefined : compact.length - (compact.length % 4);
}
