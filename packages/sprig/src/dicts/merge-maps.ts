import {
  ANY,
  GoError,
  type GoMap,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  GoTypedMap,
  type GoValue,
  typeOf,
} from '@metachart/go-runtime/reflect';
import { createVisitCounter } from '../size-limit.ts';
import { isEmpty } from '../values/is-empty.ts';

/**
 * dario.cat/mergo v1.0.1 as sprig calls it (rule P14): puts the entries of `source` into `target` itself and into the maps
 * inside it. What `target` has wins unless it is empty (0, "", false, nil, no elements); with `overwrite` the source wins,
 * but for an empty map over a map. Returns the merged map, which is new only for a nil target, or mergo's error; where
 * Go's reflection panics, that is thrown.
 */
export function mergeMaps(
  target: GoMap | GoNil,
  source: GoMap | GoNil,
  { overwrite }: { readonly overwrite: boolean },
): GoMap | GoNil | GoError {
  if (source instanceof GoNil) return target;
  const merged: GoMap = target instanceof GoNil ? new Map() : target;
  return mergeEntries(merged, source, { overwrite, visit: createVisitCounter('merge'), depth: 0 }) ?? merged;
}

interface Merge {
  readonly overwrite: boolean;
  readonly visit: (depth: number) => void;
  readonly depth: number;
}

function mergeEntries(target: GoMap, source: GoMap, merge: Merge): GoError | undefined {
  const sourceElement = elementType(source);
  for (const [key, value] of target === source ? [...source] : source) {
    if (isNilElement(value, sourceElement)) {
      if (merge.overwrite) setEntry(target, key, { value, type: sourceElement });
      continue;
    }
    const kind = typeOf(value)?.kind;
    const existing = target.get(key);
    const present = existing !== undefined || target.has(key);
    if (kind === 'map' || kind === 'ptr' || kind === 'struct') {
      const error = mergeNested(existing, value, merge);
      if (error) return error;
    } else if (kind === 'slice') {
      replaceSlice(target, key, { value, existing, present, overwrite: merge.overwrite });
    }
    const kept = present && !isEmpty(existing);
    if (kept && (kind === 'slice' || (kind === 'map' && typeOf(existing)?.kind === 'map'))) continue;
    if (merge.overwrite || !kept) setEntry(target, key, { value, type: sourceElement });
  }
  return undefined;
}

/** What lies under the same key: only two maps can be merged, the rest is left to the caller. */
function mergeNested(existing: GoValue, value: GoValue, merge: Merge): GoError | undefined {
  if (existing instanceof Map) {
    if (!(value instanceof Map)) return undefined;
    merge.visit(merge.depth + 1);
    return mergeEntries(existing, value, { ...merge, depth: merge.depth + 1 });
  }
  if (existing instanceof GoPointer) {
    const mismatch = value instanceof Map || value instanceof GoStruct;
    const sameType = typeOf(value)?.name === existing.goType.elem?.name;
    return mismatch && !merge.overwrite && !sameType ? new GoError('src and dst must be of same type') : undefined;
  }
  if (existing instanceof GoNil && existing.goType.kind === 'map' && value instanceof GoStruct) {
    throw new GoError('reflect: call of reflect.Value.IsNil on struct Value');
  }
  if (existing instanceof GoStruct && existing.fields.size > 0 && !(value instanceof GoStruct)) {
    throw new GoError(`reflect: call of reflect.Value.Field on ${typeOf(value)?.kind} Value`);
  }
  return undefined;
}

/** A list of the source replaces the one under its key at once when overwriting, and in a target without any entry. */
function replaceSlice(
  target: GoMap,
  key: string,
  {
    value,
    existing,
    present,
    overwrite,
  }: { readonly value: GoValue; readonly existing: GoValue; readonly present: boolean; readonly overwrite: boolean },
): void {
  const element = elementType(target);
  if (present && !isNilable(element)) {
    throw new GoError(`reflect: call of reflect.Value.IsNil on ${element.kind} Value`);
  }
  const type = typeOf(value) ?? ANY;
  if (overwrite || target.size === 0) setEntry(target, key, { value, type });
  else if (!present || existing == null) setEntry(target, key, { value: emptySlice(value), type });
}

function emptySlice(value: GoValue): GoValue {
  if (Array.isArray(value)) return [];
  return value instanceof GoSlice ? new GoSlice(value.goType, []) : value;
}

/** Go: reflect.Value.SetMapIndex, which panics where a map such as map[string]string cannot hold the value. */
function setEntry(
  target: GoMap,
  key: string,
  { value, type }: { readonly value: GoValue; readonly type: GoType },
): void {
  const element = elementType(target);
  if (element.kind !== 'interface' && element.name !== type.name) {
    throw new GoError(
      `reflect.Value.SetMapIndex: value of type ${type.name} is not assignable to type ${element.name}`,
    );
  }
  target.set(key, value);
}

function elementType(map: GoMap): GoType {
  return map instanceof GoTypedMap ? (map.goType.elem ?? ANY) : ANY;
}

function isNilElement(value: GoValue, element: GoType): boolean {
  return value == null || (value instanceof GoNil && element.kind !== 'interface' && element.kind !== 'ptr');
}

function isNilable(element: GoType): boolean {
  return ['interface', 'slice', 'map', 'ptr', 'func'].includes(element.kind);
}
