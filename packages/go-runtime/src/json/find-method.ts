import type { GoMethod, GoType, GoValue } from '../reflect/index.ts';

export interface MethodLookup {
  /**
   * Whether the value is reached through a pointer or is an element of a slice: methods with pointer receivers count
   * too.
   */
  readonly addressable: boolean;
}

/** A method by name in the method set of a type, as a type assertion to an interface with that method would find it. */
export function findMethod(type: GoType, name: string, { addressable }: MethodLookup): GoMethod | undefined {
  return type.methods?.get(name) ?? (addressable ? type.pointerMethods?.get(name) : undefined);
}

/** Calls a method without arguments that returns []byte; throws what it throws. */
export function callForBytes(method: GoMethod, receiver: GoValue): Uint8Array {
  const result = method.call(receiver);
  if (result instanceof Uint8Array) return result;
  throw new Error(`${method.name} must return []byte`);
}
