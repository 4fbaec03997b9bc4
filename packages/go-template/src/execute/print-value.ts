import { sprint } from '@metachart/go-runtime/fmt';
import {
  GoComplex,
  GoError,
  type GoFunc,
  GoInt,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoValue,
} from '@metachart/go-runtime/reflect';
import { formatFloat } from '@metachart/go-runtime/strconv';
import { AddressedStruct, addressOf } from './addressed-struct.ts';
import { type BoundMethod, findMethod } from './find-member.ts';
import { checkPrintable } from './size-limit.ts';

/** How nothing prints (M2). */
export const NO_VALUE = '<no value>';

/** The text of a value as an action prints it, or undefined for a func, which cannot be printed (N2, P8). */
export function printValue(value: GoValue): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return printNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return NO_VALUE;
    default:
      return value === null ? NO_VALUE : printObject(value);
  }
}

/** A value as `html`, `js` and `urlquery` see it: what Go's printableValue makes of it. */
export function printableValue(value: GoValue): GoValue {
  if (value == null) return NO_VALUE;
  if (value instanceof GoPointer) return findTextMethod(value) ? value : value.target;
  if (value instanceof AddressedStruct && findTextMethod(value)) return addressOf(value);
  return value;
}

export function isFunc(value: GoValue): value is GoFunc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Map || value instanceof GoInt || Array.isArray(value) || value instanceof GoSlice) &&
    !(value instanceof GoStruct || value instanceof GoPointer || value instanceof GoNil) &&
    !(value instanceof Uint8Array || value instanceof GoComplex)
  );
}

function printNumber(value: number): string {
  if (value < 1e6 && value > -1e6 && Number.isInteger(value)) return Object.is(value, -0) ? '-0' : String(value);
  return formatFloat(value, 'g', -1, 64);
}

function printObject(value: Exclude<GoValue, undefined | null | string | number | boolean>): string | undefined {
  if (value instanceof GoInt && value.goType.methods === undefined) return value.value.toString();
  if (isFunc(value)) return undefined;
  checkPrintable(value);
  return printByMethod(value) ?? sprint([printableValue(value)]);
}

/** What the value's own method says; a nil pointer and a method that fails are left to fmt, which shows both. */
function printByMethod(value: GoValue): string | undefined {
  if (value instanceof GoNil) return undefined;
  const bound = findTextMethod(value);
  if (bound === undefined) return undefined;
  try {
    const text = bound.method.call(bound.receiver);
    return typeof text === 'string' ? text : undefined;
  } catch (error) {
    if (error instanceof GoError) return undefined;
    throw error;
  }
}

function findTextMethod(value: GoValue): BoundMethod | undefined {
  const bound = findMethod(value, 'Error') ?? findMethod(value, 'String');
  return bound?.method.params.length === 0 ? bound : undefined;
}
