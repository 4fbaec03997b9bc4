import { GoError, GoNil, GoSlice, type GoValue, typeOf, uint8 } from '@metachart/go-runtime/reflect';
import { nilDereference } from './panics.ts';

/** The elements of any slice or array, without copying where possible; undefined for every other value. */
export function listItems(value: GoValue): readonly GoValue[] | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof GoSlice) return value.items;
  if (value instanceof Uint8Array) return Array.from(value, uint8);
  if (value instanceof GoNil && value.goType.kind === 'slice') return [];
  return undefined;
}

/** The elements of a list argument; for another value the error `REFUSAL KIND`, for nil Go's nil dereference. */
export function requireItems(value: GoValue, refusal: string): readonly GoValue[] {
  if (Array.isArray(value)) return value;
  const items = listItems(value);
  if (items !== undefined) return items;
  const type = typeOf(value);
  throw type === undefined ? nilDereference() : new GoError(`${refusal} ${type.kind}`);
}
