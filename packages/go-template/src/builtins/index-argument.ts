import { GoError, GoInt, type GoValue, typeOf } from '@metachart/go-runtime/reflect';

/** An index into something of a length as a number; its end is allowed. Throws GoError with Go's texts (indexArg). */
export function indexArgument(index: GoValue, length: number): number {
  if (index == null) throw new GoError('cannot index slice/array with nil');
  if (!(index instanceof GoInt)) throw new GoError(`cannot index slice/array with type ${typeOf(index)!.name}`);
  const value = BigInt.asIntN(64, index.value);
  if (value < 0n || value > BigInt(length)) throw new GoError(`index out of range: ${value}`);
  return Number(value);
}
