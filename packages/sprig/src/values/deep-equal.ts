import {
  GoComplex,
  type GoFunc,
  GoInt,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoValue,
  typeOf,
} from '@metachart/go-runtime/reflect';
import { createVisitCounter } from '../size-limit.ts';

/**
 * Go's reflect.DeepEqual: equal types all the way down, so int 1, int64 1 and float64 1 differ, and so do nil and an empty
 * list. Values that contain themselves are compared as Go does it: a pair met again counts as equal.
 */
export function deepEqual(left: GoValue, right: GoValue): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return (left ?? null) === (right ?? null);
  }
  return equalObjects(left, right, { seen: new Map(), visit: createVisitCounter('deepEqual'), depth: 0 });
}

interface Comparison {
  readonly seen: Map<object, Set<object>>;
  readonly visit: (depth: number) => void;
  depth: number;
}

type GoObject = Exclude<GoValue, undefined | null | boolean | number | string | GoFunc>;

/** Shallow pairs are not remembered: only a deep or endless structure can meet one so often that it matters. */
const remembersFrom = 8;

function equalValues(left: GoValue, right: GoValue, comparison: Comparison): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return (left ?? null) === (right ?? null);
  }
  return equalObjects(left, right, comparison);
}

function equalObjects(left: object, right: object, comparison: Comparison): boolean {
  const type = typeOf(left as GoObject);
  if (type?.name !== typeOf(right as GoObject)?.name || type?.kind === 'func') return false;
  if (left === right) return true;
  if (left instanceof GoInt) return left.value === (right as GoInt).value;
  if (left instanceof GoNil || right instanceof GoNil) return left instanceof GoNil && right instanceof GoNil;
  if (comparison.depth >= remembersFrom && isRemembered(left, right, comparison.seen)) return true;
  comparison.depth += 1;
  comparison.visit(comparison.depth);
  const equal = equalContents(left as GoObject, right as GoObject, comparison);
  comparison.depth -= 1;
  return equal;
}

function equalContents(left: GoObject, right: GoObject, comparison: Comparison): boolean {
  if (left instanceof Map) return equalMaps(left, right as Map<string, GoValue>, comparison);
  if (Array.isArray(left)) return equalItems(left, right as GoValue[], comparison);
  if (left instanceof GoSlice) return equalItems(left.items, (right as GoSlice).items, comparison);
  if (left instanceof Uint8Array) return Buffer.compare(left, right as Uint8Array) === 0;
  if (left instanceof GoPointer) return equalObjects(left.target, (right as GoPointer).target, comparison);
  if (left instanceof GoStruct) return equalStructs(left, right as GoStruct, comparison);
  return (
    left instanceof GoComplex &&
    left.real === (right as GoComplex).real &&
    left.imaginary === (right as GoComplex).imaginary
  );
}

function equalMaps(left: Map<string, GoValue>, right: Map<string, GoValue>, comparison: Comparison): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    if (!right.has(key) || !equalValues(value, right.get(key), comparison)) return false;
  }
  return true;
}

function equalItems(left: readonly GoValue[], right: readonly GoValue[], comparison: Comparison): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) {
    if (!equalValues(left[i], right[i], comparison)) return false;
  }
  return true;
}

function equalStructs(left: GoStruct, right: GoStruct, comparison: Comparison): boolean {
  for (const [name, value] of left.fields) {
    if (!equalValues(value, right.fields.get(name), comparison)) return false;
  }
  return equalNatives(left.native, right.native);
}

/** What stands for a struct's unexported fields: plain data of a library type. */
function equalNatives(left: unknown, right: unknown): boolean {
  // Functions in such data are derived from the rest of it.
  if (Object.is(left, right) || (typeof left === 'function' && typeof right === 'function')) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => equalNatives(Reflect.get(left, name), Reflect.get(right, name)));
}

function isRemembered(left: object, right: object, seen: Map<object, Set<object>>): boolean {
  const partners = seen.get(left);
  if (partners?.has(right)) return true;
  if (partners) partners.add(right);
  else seen.set(left, new Set([right]));
  return false;
}
