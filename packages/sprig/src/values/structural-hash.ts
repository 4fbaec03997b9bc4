import { GoInt, GoSlice, type GoValue, typeOf } from '@metachart/go-runtime/reflect';

const depthLimit = 3;
const itemLimit = 16;
const characterLimit = 64;

/** A number that is the same for values that are deeply equal. It looks at the top of a value only, so that it stays cheap. */
export function structuralHash(value: GoValue): number {
  return hashValue(value, 0);
}

function hashValue(value: GoValue, depth: number): number {
  if (typeof value === 'string') return hashText(value);
  if (typeof value === 'number') return value === 0 ? 1 : mix(2, Math.trunc(value % 0x7fffffff));
  if (value == null || typeof value !== 'object') return value ? 3 : 4;
  const seed = hashText(typeOf(value)?.name ?? '');
  if (value instanceof GoInt) return mix(seed, Number(BigInt.asIntN(32, value.value)));
  if (value instanceof Map) return hashMap(value, seed, depth);
  const items = Array.isArray(value) ? value : value instanceof GoSlice ? value.items : undefined;
  return items ? hashItems(items, seed, depth) : seed;
}

/** Entries are added up, since a map has no order. */
function hashMap(map: Map<string, GoValue>, seed: number, depth: number): number {
  let hash = mix(seed, map.size);
  if (depth === depthLimit || map.size > itemLimit) return hash;
  for (const [key, value] of map) hash = (hash + mix(hashText(key), hashValue(value, depth + 1))) | 0;
  return hash;
}

function hashItems(items: readonly GoValue[], seed: number, depth: number): number {
  let hash = mix(seed, items.length);
  if (depth === depthLimit) return hash;
  for (let i = 0; i < Math.min(items.length, itemLimit); i++) hash = mix(hash, hashValue(items[i], depth + 1));
  return hash;
}

function hashText(text: string): number {
  let hash = text.length;
  for (let i = 0; i < Math.min(text.length, characterLimit); i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
}

/** One step of FNV-1a. */
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}
