import {
  GoError,
  type GoFunc,
  GoInt,
  type GoType,
  type GoValue,
  integerShape,
  typeOf,
} from '@metachart/go-runtime/reflect';
import { canBeNil, converted, isAssignable, nilOf } from '../execute/assign-argument.ts';
import { isFunc } from '../execute/print-value.ts';

/** The builtin call: a function that is a value. `name` is how the template writes it. Throws GoError with Go's texts. */
export function callValue(name: string, func: GoValue, args: readonly GoValue[]): GoValue {
  if (func == null) throw new GoError('call of nil');
  if (!isFunc(func)) throw new GoError(`non-function ${name} of type ${typeOf(func)!.name}`);
  checkCount(name, func, args.length);
  return func.call(...args.map((arg, index) => prepareArgument(func, index, arg)));
}

function checkCount(name: string, { params, variadic }: GoFunc, given: number): void {
  const least = variadic ? params.length - 1 : params.length;
  if (variadic ? given >= least : given === least) return;
  throw new GoError(`wrong number of args for ${name}: got ${given} want ${variadic ? 'at least ' : ''}${least}`);
}

function prepareArgument({ params }: GoFunc, index: number, value: GoValue): GoValue {
  const type = params[Math.min(index, params.length - 1)]!;
  if (value == null) {
    if (canBeNil(type)) return nilOf(type);
    throw new GoError(`arg ${index}: value is nil; should be of type ${type.name}`);
  }
  const from = typeOf(value)!;
  if (isAssignable(value, from, type)) return converted(value, from, type);
  const shape = integerShape(type);
  if (value instanceof GoInt && shape !== undefined) return convertInteger(value, type, shape);
  throw new GoError(`arg ${index}: value has type ${from.name}; should be ${type.name}`);
}

function convertInteger(
  { value }: GoInt,
  type: GoType,
  { bits, signed }: { readonly bits: number; readonly signed: boolean },
): GoInt {
  return new GoInt(type, signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value));
}
