import {
  ANY,
  ERROR,
  GoMapView,
  GoNil,
  GoPointer,
  type GoType,
  type GoValue,
  typeOf,
} from '@metachart/go-runtime/reflect';
import { AddressedStruct, addressOf, copied } from './addressed-struct.ts';
import { findMethod } from './find-member.ts';
import { typeName } from './type-name.ts';

/** A parameter that takes a reflect.Value, as the builtins' do: anything fits, and nothing is converted. */
export const REFLECT_VALUE: GoType = { kind: 'struct', name: 'reflect.Value' };

/** As REFLECT_VALUE, but what stands in a place of interface type is not taken out of it (see INTERFACE_VALUE). */
export const PLACED_VALUE: GoType = { kind: 'struct', name: 'reflect.Value' };

/** What such a parameter gets for it: Go's builtin slice cannot index by an interface, whatever it holds. */
export const INTERFACE_VALUE = new GoNil(ANY);

/**
 * A value made ready for a parameter of a type, by the rules of Go's validateType (M1, N10): an invalid value becomes the
 * type's nil, one pointer is followed or one address taken. What does not fit goes to `mismatch` with Go's text.
 */
export function assignArgument(value: GoValue, type: GoType, mismatch: (reason: string) => never): GoValue {
  if (isReflectValue(type)) return value;
  if (value === undefined) return canBeNil(type) ? nilOf(type) : mismatch(`invalid value; expected ${type.name}`);
  if (isEmptyInterface(type)) return copied(value);
  const from = typeOf(value);
  if (from === undefined) return mismatch(`wrong type for value; expected ${type.name}; got interface {}`);
  if (isAssignable(value, from, type)) return converted(value, from, type);
  if (from.kind === 'ptr' && from.elem !== undefined && isSameType(from.elem, type)) {
    return value instanceof GoPointer ? value.target : mismatch(`dereference of nil pointer of type ${type.name}`);
  }
  if (
    value instanceof AddressedStruct &&
    type.kind === 'ptr' &&
    type.elem !== undefined &&
    isSameType(from, type.elem)
  ) {
    return addressOf(value);
  }
  return mismatch(`wrong type for value; expected ${type.name}; got ${typeName(value)}`);
}

/** Whether an untyped nil fits a type. */
export function canBeNil(type: GoType): boolean {
  switch (type.kind) {
    case 'func':
    case 'interface':
    case 'map':
    case 'ptr':
    case 'slice':
      return true;
    default:
      return isReflectValue(type);
  }
}

/** The nil of a type for which canBeNil holds. */
export function nilOf(type: GoType): GoValue {
  if (isReflectValue(type)) return undefined;
  return type.kind === 'interface' ? null : new GoNil(type);
}

/** Whether a parameter takes any value as it is. */
export function isReflectValue(type: GoType): boolean {
  return type === REFLECT_VALUE || type === PLACED_VALUE;
}

export function isEmptyInterface(type: GoType): boolean {
  return type.kind === 'interface' && type.name === 'interface {}';
}

/** Go's assignability of a value of type `from`. */
export function isAssignable(value: GoValue, from: GoType, to: GoType): boolean {
  if (isSameType(from, to) || isEmptyInterface(to)) return true;
  if (to.kind === 'interface') return to.name !== ERROR.name || findMethod(value, 'Error') !== undefined;
  return from.kind === to.kind && (isUnnamed(from) || isUnnamed(to)) && hasSameShape(from, to);
}

/** The value under the parameter's type: of a map under another name the storage stays the same. */
export function converted(value: GoValue, from: GoType, to: GoType): GoValue {
  if (from === to || to.kind === 'interface' || isSameType(from, to)) return copied(value);
  if (value instanceof GoMapView) return value.target;
  if (value instanceof GoNil) return new GoNil(to);
  if (value instanceof Map && !isUnnamed(to)) return new GoMapView(to, value);
  return value;
}

export function isSameType(a: GoType, b: GoType): boolean {
  return a === b || (a.name === b.name && a.kind === b.kind);
}

const unnamed = /^(?:map\[|\[|\*|func\(|struct \{)/;

function isUnnamed(type: GoType): boolean {
  return unnamed.test(type.name);
}

function hasSameShape(a: GoType, b: GoType): boolean {
  switch (a.kind) {
    case 'map':
    case 'slice':
    case 'array':
    case 'ptr':
      return a.elem?.name === b.elem?.name && a.key?.name === b.key?.name;
    default:
      return false;
  }
}
