import {
  GoError,
  GoInt,
  type GoMethod,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  GoTypedMap,
  type GoValue,
} from '@metachart/go-runtime/reflect';
import { AddressedStruct, addressed, addressOf } from './addressed-struct.ts';

/** A method and what it is to be called on. */
export interface BoundMethod {
  readonly method: GoMethod;
  readonly receiver: GoValue;
}

/** The method of that name that Go's reflection finds on a value, those of embedded structs included. */
export function findMethod(value: GoValue, name: string): BoundMethod | undefined {
  if (value instanceof GoPointer) return findPointerMethod(value, name);
  if (value instanceof GoStruct) {
    if (value instanceof AddressedStruct) {
      const method = value.goType.pointerMethods?.get(name);
      if (method !== undefined) return { method, receiver: addressOf(value) };
    }
    return bind(value.goType, value, name) ?? findPromoted(value, name, value instanceof AddressedStruct);
  }
  if (value instanceof GoNil) return findNilMethod(value, name);
  if (value instanceof GoTypedMap || value instanceof GoInt || value instanceof GoSlice) {
    return bind(value.goType, value, name);
  }
  return undefined;
}

function findNilMethod(nil: GoNil, name: string): BoundMethod | undefined {
  const { elem, methods } = nil.goType;
  const own = elem?.methods?.get(name);
  if (own !== undefined && (methods === undefined || methods.get(name) === own)) {
    return { method: callOnNil(elem!, own), receiver: nil };
  }
  const method = methods?.get(name) ?? elem?.pointerMethods?.get(name);
  return method && { method, receiver: nil };
}

/** Methods declared on the struct get the struct, those of the pointer the pointer. */
function findPointerMethod(pointer: GoPointer, name: string): BoundMethod | undefined {
  const { target } = pointer;
  const method = pointer.goType.methods?.get(name) ?? target.goType.pointerMethods?.get(name);
  if (method === undefined || method === target.goType.methods?.get(name)) {
    return bind(target.goType, target, name) ?? findPromoted(target, name, true);
  }
  return { method, receiver: pointer };
}

/** A method of the struct itself cannot be called on a nil pointer: the panic of the wrapper that Go makes for it. */
function callOnNil(type: GoType, method: GoMethod): GoMethod {
  const short = type.name.slice(type.name.lastIndexOf('.') + 1);
  return {
    ...method,
    call: () => {
      throw new GoError(`value method ${type.name}.${method.name} called using nil *${short} pointer`);
    },
  };
}

function bind(type: GoType, receiver: GoValue, name: string): BoundMethod | undefined {
  const method = type.methods?.get(name);
  return method && { method, receiver };
}

function findPromoted(struct: GoStruct, name: string, isAddressed: boolean): BoundMethod | undefined {
  for (const field of struct.goType.fields ?? []) {
    if (!field.embedded) continue;
    const inner = struct.fields.get(field.name);
    const found = findMethod(isAddressed && inner instanceof GoStruct ? addressed(inner) : inner, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A field of a struct, those of embedded structs included. `type` is as declared. */
export interface FoundField {
  readonly type: GoType | undefined;
  readonly value: GoValue;
}

/** The field of that name nearest to the outside, or undefined. */
export function findField(struct: GoStruct, name: string): FoundField | undefined {
  const value = struct.fields.get(name);
  const fields = struct.goType.fields ?? [];
  if (value !== undefined || struct.fields.has(name)) {
    return { value, type: fields.find((field) => field.name === name)?.type };
  }
  for (const field of fields) {
    if (!field.embedded) continue;
    const inner = struct.fields.get(field.name);
    const target = inner instanceof GoPointer ? inner.target : inner;
    const found = target instanceof GoStruct ? findField(target, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a struct type has a field of that name. */
export function hasField(type: GoType, name: string): boolean {
  return (type.fields ?? []).some(
    (field) => field.name === name || (field.embedded === true && hasField(field.type.elem ?? field.type, name)),
  );
}
