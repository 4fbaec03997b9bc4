import { compareStrings } from '@metachart/go-runtime/bytes';
import { sprintf } from '@metachart/go-runtime/fmt';
import {
  GoComplex,
  GoError,
  GoInt,
  GoNil,
  GoPointer,
  GoStruct,
  type GoType,
  type GoValue,
  integerShape,
  typeOf,
} from '@metachart/go-runtime/reflect';

type BasicKind = 'bool' | 'complex' | 'int' | 'float' | 'string' | 'uint';

/**
 * eq of two values (N9). Only values of the same basic kind compare, and integers of any sign; nothing equals nothing.
 * Throws GoError for others, and for what Go cannot compare.
 */
export function isEqual(a: GoValue, b: GoValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  const kindA = basicKind(a);
  const kindB = basicKind(b);
  if (kindA !== kindB) {
    if (a instanceof GoInt && b instanceof GoInt) return a.value === b.value;
    if (a == null || b == null) return false;
    throw incompatible(a, b);
  }
  if (kindA === undefined) return isEqualObject(a, b);
  if (a instanceof GoInt) return a.value === (b as GoInt).value;
  if (a instanceof GoComplex) return a.real === (b as GoComplex).real && a.imaginary === (b as GoComplex).imaginary;
  return a === b;
}

/** lt of two values: integers, floats and strings are ordered. Throws GoError for others. */
export function isLess(a: GoValue, b: GoValue): boolean {
  const kindA = basicKind(a);
  const kindB = basicKind(b);
  if (kindA === undefined || kindB === undefined) throw new GoError(badComparison);
  if (a instanceof GoInt && b instanceof GoInt) return a.value < b.value;
  if (kindA !== kindB) throw incompatible(a, b);
  if (kindA === 'string') return compareStrings(a as string, b as string) < 0;
  if (kindA === 'float') return (a as number) < (b as number);
  throw new GoError(badComparison);
}

export function isLessOrEqual(a: GoValue, b: GoValue): boolean {
  return isLess(a, b) || isEqual(a, b);
}

const badComparison = 'invalid type for comparison';

function basicKind(value: GoValue): BasicKind | undefined {
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
      if (value instanceof GoInt) return integerShape(value.goType)!.signed ? 'int' : 'uint';
      return value instanceof GoComplex ? 'complex' : undefined;
  }
}

/** Values of no basic kind, and nothing: same kinds compare, nils are equal, and maps and slices only to nil. */
function isEqualObject(a: GoValue, b: GoValue): boolean {
  const typeA = typeOf(a);
  const typeB = typeOf(b);
  if (typeA === undefined || typeB === undefined) return isNil(a) && isNil(b);
  if (typeA.kind !== typeB.kind) {
    throw new GoError(sprintf('non-comparable types %s: %v, %s: %v', [a, typeA.name, typeB.name, b]));
  }
  if (isNil(a) || isNil(b)) return isNil(a) === isNil(b);
  if (!isComparable(typeB)) throw new GoError(`non-comparable type ${sprintf('%s', [b])}: ${typeB.name}`);
  return isIdentical(a, b);
}

function isNil(value: GoValue): boolean {
  return value == null || value instanceof GoNil;
}

function incompatible(a: GoValue, b: GoValue): GoError {
  return new GoError(`incompatible types for comparison: ${typeOf(a)!.name} and ${typeOf(b)!.name}`);
}

function isComparable(type: GoType): boolean {
  switch (type.kind) {
    case 'map':
    case 'slice':
    case 'func':
      return false;
    case 'array':
      return type.elem === undefined || isComparable(type.elem);
    case 'struct':
      return (type.fields ?? []).every((field) => isComparable(field.type));
    default:
      return true;
  }
}

/** Go's == of two comparable values. */
function isIdentical(a: GoValue, b: GoValue): boolean {
  if (a === b) return true;
  if (typeOf(a)?.name !== typeOf(b)?.name) return false;
  if (a instanceof GoPointer && b instanceof GoPointer) return a.target === b.target;
  if (a instanceof GoInt && b instanceof GoInt) return a.value === b.value;
  if (a instanceof GoStruct && b instanceof GoStruct) return isIdenticalStruct(a, b);
  return false;
}

function isIdenticalStruct(a: GoStruct, b: GoStruct): boolean {
  for (const [name, value] of a.fields) {
    if (!isIdentical(value, b.fields.get(name))) return false;
  }
  return isSameNative(a.native, b.native);
}

function isSameNative(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const valuesOfB = new Map(Object.entries(b));
  const entries = Object.entries(a);
  return entries.length === valuesOfB.size && entries.every(([key, value]) => valuesOfB.get(key) === value);
}
