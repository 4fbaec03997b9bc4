import { isJsonObject, type JsonObject, setField } from '../objects/json.ts';
import { ANY, fieldSchema, type ListSchema, type MapSchema, resolveSchema, type Schema } from '../schema/schema.ts';
import { itemElement } from './path-element.ts';

/** The live object with a configuration laid over it: leaves from the configuration, maps and keyed lists merged. */
export function mergeObjects(schema: Schema, live: unknown, config: unknown): unknown {
  const type = resolveSchema(schema, config ?? live);
  const empty = isEmpty(live) && isEmpty(config);
  if (type.kind === 'map' && !type.atomic && !empty) return mergeFields(type, live, config);
  if (type.kind === 'list' && type.identity.kind !== 'atomic' && !empty) return mergeItems(type, live, config);
  return config === undefined ? live : config;
}

function isEmpty(value: unknown): boolean {
  if (value == null) return true;
  return Array.isArray(value) ? value.length === 0 : typeof value === 'object' && Object.keys(value).length === 0;
}

function mergeFields(type: MapSchema, live: unknown, config: unknown): JsonObject | undefined {
  const left = isJsonObject(live) ? live : {};
  const right = isJsonObject(config) ? config : {};
  const out: JsonObject = {};
  for (const field of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const merged = mergeObjects(
      fieldSchema(type, field) ?? ANY,
      Object.hasOwn(left, field) ? left[field] : undefined,
      Object.hasOwn(right, field) ? right[field] : undefined,
    );
    if (merged !== undefined) setField(out, field, merged);
  }
  return Object.keys(out).length > 0 ? out : undefined;
}

/** Items of both keep the configuration's order; items that only the live list has stay before the item they stood before. */
function mergeItems(type: ListSchema, live: unknown, config: unknown): unknown[] | undefined {
  const left = keyed(type, live);
  const right = keyed(type, config);
  const leftByKey = new Map(left);
  const rightByKey = new Map(right);
  const shared = right.map(([key]) => key).filter((key) => leftByKey.has(key));
  const merged = new Set<string>();
  const out: unknown[] = [];
  let nextShared = shared.shift();
  let leftAt = 0;
  let rightAt = 0;
  while (leftAt < left.length || rightAt < right.length) {
    const fromLeft = left[leftAt];
    const fromRight = right[rightAt];
    if (fromLeft !== undefined && fromRight !== undefined) {
      const [key] = fromLeft;
      if (key === fromRight[0]) {
        merged.add(key);
        out.push(mergeObjects(type.element, leftByKey.get(key), rightByKey.get(key)));
        leftAt += 1;
        rightAt += 1;
        nextShared = shared.shift();
        continue;
      }
      if (rightByKey.has(key) && nextShared !== undefined && nextShared !== key) {
        leftAt += 1;
        continue;
      }
    }
    if (fromLeft !== undefined) {
      const [key, item] = fromLeft;
      if (!rightByKey.has(key)) {
        out.push(item);
        leftAt += 1;
        continue;
      }
      if (merged.has(key)) leftAt += 1;
    }
    if (fromRight !== undefined) {
      const [key, item] = fromRight;
      merged.add(key);
      out.push(mergeObjects(type.element, leftByKey.get(key), item));
      rightAt += 1;
      if (nextShared === key) nextShared = shared.shift();
    }
  }
  return out.length > 0 ? out : undefined;
}

function keyed(type: ListSchema, list: unknown): [string, unknown][] {
  if (!Array.isArray(list)) return [];
  return list.map((item): [string, unknown] => [itemElement(type, item) ?? JSON.stringify(item), item]);
}
