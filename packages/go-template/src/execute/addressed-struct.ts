import { GoPointer, GoStruct, type GoValue, pointerTo } from '@metachart/go-runtime/reflect';

/**
 * A struct where Go could take its address: a field reached through a pointer, or an element of a slice. Only such structs
 * have their pointer methods; being passed to a function makes a plain copy of them (P8).
 */
export class AddressedStruct extends GoStruct {}

/** The struct where it stands, as one that has its address if that makes a difference. */
export function addressed(struct: GoStruct): GoStruct {
  if (struct.goType.pointerMethods === undefined) return struct;
  return new AddressedStruct(struct.goType, struct.fields, struct.native);
}

/** What a function receives: a copy without an address; an invalid value becomes nil. */
export function copied(value: GoValue): GoValue {
  if (value instanceof AddressedStruct) return new GoStruct(value.goType, value.fields, value.native);
  return value === undefined ? null : value;
}

export function addressOf(struct: GoStruct): GoPointer {
  return new GoPointer(pointerTo(struct.goType), struct);
}
