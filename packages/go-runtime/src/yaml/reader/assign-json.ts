import { compareStrings } from '../../bytes/index.ts';
import {
  GoError,
  type GoField,
  GoInt,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  GoTypedMap,
  type GoValue,
  integerShape,
} from '../../reflect/index.ts';
import { quote } from '../../strconv/index.ts';
import { findField } from './find-field.ts';
import type { JsonValue } from './to-json-value.ts';

/**
 * Decodes a JSON value into a Go type as encoding/json does (decode.go): structs, maps with string keys, slices, pointers
 * to structs, strings, booleans, numbers and empty interfaces. Objects are taken in the order of their sorted keys, as
 * they stand in the JSON that sigs.k8s.io/yaml writes. What `onto` holds stays where the JSON says nothing; it is not
 * changed itself. Throws GoError with the text of the first mismatch; with `strict` an unknown field is one.
 */
export function assignJson(
  value: JsonValue,
  type: GoType,
  { strict, onto }: { readonly strict: boolean; readonly onto?: GoValue },
): GoValue {
  const context: Context = { strict, problem: undefined, struct: undefined, fields: [] };
  const slot = assign(context, value, type, onto === undefined ? undefined : reopen(onto));
  if (context.problem !== undefined) throw new GoError(context.problem);
  return finishAs(type, slot);
}

interface Context {
  readonly strict: boolean;
  /** The first mismatch; decoding goes on after it. */
  problem: string | undefined;
  struct: GoType | undefined;
  fields: readonly string[];
}

/** A value that a further key may still add to. */
class Draft {
  readonly type: GoType;
  readonly members: Map<string, Slot>;

  constructor(type: GoType) {
    this.type = type;
    this.members = new Map();
  }
}

class ListDraft {
  readonly type: GoType;
  readonly items: Slot[] = [];

  constructor(type: GoType) {
    this.type = type;
  }
}

type Slot = GoValue | Draft | ListDraft;

function assign(context: Context, value: JsonValue, target: GoType, existing: Slot): Slot {
  if (target.kind === 'interface') return value as GoValue;
  if (value === null) return isNilable(target) ? new GoNil(target) : (existing ?? zeroOf(target));
  const type = target.kind === 'ptr' ? target.elem! : target;
  if (value instanceof Map) return assignObject(context, value, type, existing);
  if (Array.isArray(value)) return assignArray(context, value, type, existing);
  return assignScalar(context, value, type, existing);
}

function assignObject(context: Context, object: Map<string, JsonValue>, type: GoType, existing: Slot): Slot {
  if (type.kind !== 'map' && type.kind !== 'struct') return mismatch(context, 'object', type, existing);
  const draft = existing instanceof Draft ? existing : new Draft(type);
  for (const key of [...object.keys()].sort(compareStrings)) {
    const value = object.get(key)!;
    if (type.kind === 'map') draft.members.set(key, assign(context, value, type.elem!, undefined));
    else assignField(context, draft, key, value);
  }
  return draft;
}

function assignField(context: Context, draft: Draft, key: string, value: JsonValue): void {
  const field = findField(draft.type, key);
  if (field === undefined) {
    if (context.strict) context.problem ??= `json: unknown field ${quote(key)}`;
    return;
  }
  const { struct, fields } = context;
  let owner = draft;
  for (const step of field.path.slice(0, -1)) owner = embeddedIn(owner, step);
  context.struct = draft.type;
  context.fields = [...fields, ...field.path.slice(0, -1).map((step) => step.name), field.name];
  const own = field.path[field.path.length - 1]!;
  owner.members.set(own.name, assign(context, value, own.type, owner.members.get(own.name)));
  context.struct = struct;
  context.fields = fields;
}

function embeddedIn(owner: Draft, field: GoField): Draft {
  const existing = owner.members.get(field.name);
  if (existing instanceof Draft) return existing;
  const draft = new Draft(field.type.kind === 'ptr' ? field.type.elem! : field.type);
  owner.members.set(field.name, draft);
  return draft;
}

function assignArray(context: Context, array: readonly JsonValue[], type: GoType, existing: Slot): Slot {
  if (type.kind !== 'slice') return mismatch(context, 'array', type, existing);
  const draft = new ListDraft(type);
  const before = existing instanceof ListDraft ? existing.items : [];
  array.forEach((item, index) => {
    draft.items.push(assign(context, item, type.elem!, before[index]));
  });
  return draft;
}

function assignScalar(context: Context, value: string | number | boolean | GoInt, type: GoType, existing: Slot): Slot {
  if (typeof value === 'string') return type.kind === 'string' ? value : mismatch(context, 'string', type, existing);
  if (typeof value === 'boolean') return type.kind === 'bool' ? value : mismatch(context, 'bool', type, existing);
  if (type.kind === 'float64') return value instanceof GoInt ? Number(value.value) : value;
  const shape = integerShape(type);
  if (shape === undefined) return mismatch(context, 'number', type, existing);
  const literal = value instanceof GoInt ? String(value.value) : Object.is(value, -0) ? '-0' : String(value);
  const integer = /^-?\d+$/.test(literal) ? BigInt(literal) : undefined;
  const fits =
    integer !== undefined && integer === clamp(integer, shape) && !(literal.startsWith('-') && !shape.signed);
  return fits ? new GoInt(type, integer) : mismatch(context, `number ${literal}`, type, existing);
}

function clamp(value: bigint, { bits, signed }: { readonly bits: number; readonly signed: boolean }): bigint {
  return signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

function mismatch(context: Context, what: string, type: GoType, existing: Slot): Slot {
  context.problem ??= `json: cannot unmarshal ${what} into Go ${placeOf(context)} of type ${type.name}`;
  return existing ?? zeroOf(type);
}

function placeOf({ struct, fields }: Context): string {
  return struct === undefined ? 'value' : `struct field ${plainName(struct)}.${fields.join('.')}`;
}

/** A type's name without its package; an unnamed struct has none. */
function plainName(type: GoType): string {
  return type.name.startsWith('struct {') ? '' : type.name.slice(type.name.lastIndexOf('.') + 1);
}

function isNilable(type: GoType): boolean {
  return type.kind === 'ptr' || type.kind === 'map' || type.kind === 'slice';
}

function zeroOf(type: GoType): Slot {
  switch (type.kind) {
    case 'string':
      return '';
    case 'bool':
      return false;
    case 'float64':
      return 0;
    case 'interface':
      return null;
    case 'struct':
      return new Draft(type);
    default:
      return integerShape(type) === undefined ? new GoNil(type) : new GoInt(type, 0n);
  }
}

/** The slot that decoding into a value goes on with. */
function reopen(value: GoValue): Slot {
  if (value instanceof GoPointer) return reopen(value.target);
  if (value instanceof GoStruct) return reopenMembers(value.goType, value.fields);
  if (value instanceof GoTypedMap) return reopenMembers(value.goType, value);
  if (!(value instanceof GoSlice)) return value;
  const draft = new ListDraft(value.goType);
  for (const item of value.items) draft.items.push(reopen(item));
  return draft;
}

function reopenMembers(type: GoType, members: ReadonlyMap<string, GoValue>): Draft {
  const draft = new Draft(type);
  for (const [name, member] of members) draft.members.set(name, reopen(member));
  return draft;
}

function finish(slot: Slot): GoValue {
  if (slot instanceof ListDraft) {
    const items = slot.items.map((item) => finishAs(slot.type.elem!, item));
    return slot.type.name === '[]interface {}' ? items : new GoSlice(slot.type, items);
  }
  if (!(slot instanceof Draft)) return slot;
  return slot.type.kind === 'struct' ? finishStruct(slot) : finishMap(slot);
}

function finishMap({ type, members }: Draft): GoValue {
  const map = type.name === 'map[string]interface {}' ? new Map<string, GoValue>() : new GoTypedMap(type);
  for (const [key, slot] of members) map.set(key, finishAs(type.elem!, slot));
  return map;
}

function finishStruct({ type, members }: Draft): GoStruct {
  const fields = new Map<string, GoValue>();
  for (const field of type.fields ?? []) {
    fields.set(field.name, finishAs(field.type, members.get(field.name) ?? zeroOf(field.type)));
  }
  return new GoStruct(type, fields);
}

/** A pointer to a struct is drafted as the struct. */
function finishAs(type: GoType, slot: Slot): GoValue {
  const value = finish(slot);
  return type.kind === 'ptr' && value instanceof GoStruct ? new GoPointer(type, value) : value;
}
