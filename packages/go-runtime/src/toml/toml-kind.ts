import { DiagnosticError } from '@metachart/diagnostics';
import { findMethod } from '../json/find-method.ts';
import { GoError, GoInt, GoNil, GoPointer, GoSlice, GoStruct, type GoValue, typeOf } from '../reflect/index.ts';

/** What a Go value is in TOML; `tables` is an array of nothing but tables. Undefined for nil. */
export type TomlKind = 'string' | 'integer' | 'float' | 'bool' | 'datetime' | 'array' | 'tables' | 'table' | undefined;

/** Lists may be nested this deep. */
const MAX_DEPTH = 500;

/**
 * The kind of a value (BurntSushi/toml: encode.go, tomlTypeOfGo). Throws GoError for nil in an array, and for functions
 * and complex numbers; DiagnosticError `toml/too-deep` for lists beyond 500 levels. `known` holds the kinds of the
 * lists that have been looked at, which must not change meanwhile.
 */
export function tomlKindOf(value: GoValue, known: KnownKinds, depth = 0): TomlKind {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return 'float';
    case 'boolean':
      return 'bool';
    case 'undefined':
      return undefined;
    default:
      return kindOfObject(value, known, depth);
  }
}

/** Kinds of lists by identity. */
export type KnownKinds = Map<object, TomlKind>;

function kindOfObject(value: GoValue & (object | null), known: KnownKinds, depth: number): TomlKind {
  if (value === null || value instanceof GoNil) return undefined;
  const type = typeOf(value)!;
  if (type.name === 'time.Time') return 'datetime';
  if (isMarshaler(value)) return 'string';
  if (value instanceof Map || value instanceof GoStruct) return 'table';
  if (value instanceof Uint8Array) return 'array';
  const items = itemsOf(value);
  if (items !== undefined) return kindOfList(value, items, known, depth);
  if (value instanceof GoPointer) return tomlKindOf(value.target, known, depth);
  if (value instanceof GoInt) return 'integer';
  throw new GoError(`unsupported type: ${type.kind}`);
}

/** Whether a value's type has MarshalTOML or MarshalText. */
export function isMarshaler(value: GoValue): boolean {
  const type = typeOf(value);
  if (type?.methods === undefined) return false;
  const lookup = { addressable: false };
  return findMethod(type, 'MarshalTOML', lookup) !== undefined || findMethod(type, 'MarshalText', lookup) !== undefined;
}

/**
 * What a pointer points to, unless only the pointer marshals itself; any other value is itself (encode.go, eindirect).
 */
export function followPointers(value: GoValue): GoValue {
  if (!(value instanceof GoPointer)) return value;
  return isMarshaler(value) && !isMarshaler(value.target) ? value : value.target;
}

/** The elements of a list of whatever type. */
export function itemsOf(value: GoValue): readonly GoValue[] | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof GoSlice) return value.items;
  return value instanceof Uint8Array ? Array.from(value, (byte) => new GoInt(BYTE, BigInt(byte))) : undefined;
}

const BYTE = { kind: 'uint8', name: 'uint8' } as const;

function kindOfList(list: object, items: readonly GoValue[], known: KnownKinds, depth: number): TomlKind {
  const before = known.get(list);
  if (before !== undefined) return before;
  if (depth > MAX_DEPTH) {
    throw new DiagnosticError('toml/too-deep', {
      message: `lists are nested deeper than ${MAX_DEPTH} levels and cannot be written as TOML`,
      hint: 'A list probably contains itself.',
    });
  }
  let areTables = items.length > 0;
  for (const item of items) {
    const kind = tomlKindOf(followPointers(item), known, depth + 1);
    if (kind === undefined) throw new GoError('toml: cannot encode array with nil element');
    if (kind !== 'table') areTables = false;
  }
  const found = areTables ? 'tables' : 'array';
  known.set(list, found);
  return found;
}
