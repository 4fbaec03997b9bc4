import { byteLength, bytesOf } from '@metachart/go-runtime/bytes';
import {
  GoError,
  GoInt,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  type GoValue,
  typeOf,
  UINT8,
} from '@metachart/go-runtime/reflect';
import { addressed } from '../execute/addressed-struct.ts';
import { canBeNil, isAssignable } from '../execute/assign-argument.ts';
import { zeroOf } from '../execute/zero-value.ts';
import { indexArgument } from './index-argument.ts';

/** `index x 1 2` is Go's `x[1][2]`; a missing key gives the zero of the map's elements. Throws GoError. */
export function indexValue(item: GoValue, indexes: readonly GoValue[]): GoValue {
  if (item == null) throw new GoError('index of untyped nil');
  let found: GoValue = item;
  for (const index of indexes) found = indexOnce(found, index);
  return found;
}

function indexOnce(item: GoValue, index: GoValue): GoValue {
  if (item == null) throw new GoError('index of nil pointer');
  if (item instanceof Map) {
    const type = typeOf(item)!;
    const found = item.get(keyArgument(index, type));
    return found === undefined ? zeroOf(type.elem!) : found;
  }
  if (typeof item === 'string') return indexString(item, index);
  if (Array.isArray(item)) return elementAt(item, index);
  if (item instanceof GoSlice) {
    const element = elementAt(item.items, index);
    return element instanceof GoStruct ? addressed(element) : element;
  }
  if (item instanceof Uint8Array) return new GoInt(UINT8, BigInt(item[checkedIndex(index, item.length)]!));
  if (item instanceof GoNil) return indexNil(item.goType, index);
  const type = item instanceof GoPointer ? item.target.goType : typeOf(item)!;
  throw new GoError(`can't index item of type ${type.name}`);
}

function indexNil(type: GoType, index: GoValue): GoValue {
  if (type.kind === 'ptr') throw new GoError('index of nil pointer');
  if (type.kind === 'slice') return elementAt([], index);
  keyArgument(index, type);
  return zeroOf(type.elem!);
}

function elementAt(items: readonly GoValue[], index: GoValue): GoValue {
  return items[checkedIndex(index, items.length)] ?? null;
}

function indexString(text: string, index: GoValue): GoInt {
  const at = indexArgument(index, byteLength(text));
  const byte = bytesOf(text)[at];
  if (byte === undefined) throw new GoError('reflect: string index out of range');
  return new GoInt(UINT8, BigInt(byte));
}

/** Go checks the index twice: its own check allows the end, reflection's does not. */
function checkedIndex(index: GoValue, length: number): number {
  const at = indexArgument(index, length);
  if (at === length) throw new GoError('reflect: slice index out of range');
  return at;
}

/** A key for a map; all maps have string keys. Go: prepareArg. */
function keyArgument(index: GoValue, { key }: GoType): string {
  if (index == null) {
    if (key === undefined || canBeNil(key)) throw new GoError('reflect: nil is no key');
    throw new GoError(`value is nil; should be of type ${key.name}`);
  }
  const type = typeOf(index)!;
  if (typeof index === 'string' && key !== undefined && isAssignable(index, type, key)) return index;
  throw new GoError(`value has type ${type.name}; should be ${key?.name}`);
}
