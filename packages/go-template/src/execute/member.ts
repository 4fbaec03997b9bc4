import { GoNil, GoPointer, GoStruct, type GoType, type GoValue } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { isUpper } from '@metachart/go-runtime/strings';
import type { Node } from '../parse/node.ts';
import { AddressedStruct, addressed } from './addressed-struct.ts';
import type { Frame, MissingKey } from './execution.ts';
import { blamed, fail } from './failure.ts';
import { findField, hasField } from './find-member.ts';
import { elementType, typeName } from './type-name.ts';
import { zeroOf } from './zero-value.ts';

/** A chain of names as it stands in a template: `.a.b`, `$x.a.b`, `(pipeline).a.b`. */
export interface MemberChain {
  /** What is blamed when a method fails. */
  readonly node: Node;
  readonly names: readonly string[];
  /** What is blamed for a failure (see Expression). */
  readonly blame: Node | undefined;
  /** How the value before the first name is written: empty for dot. */
  readonly prefix: string;
  /** The declared type of the place where that value was found. */
  readonly baseType: (frame: Frame) => GoType | undefined;
}

/** One step of a chain: the name at `index` is looked for in `receiver`, which was found in `container`. */
export interface MemberStep {
  readonly chain: MemberChain;
  readonly index: number;
  readonly receiver: GoValue;
  readonly container: GoValue;
  /** Whether arguments follow the name; only methods take them. */
  readonly hasArguments: boolean;
}

/** Whether Go would see a name as exported, so that it may be a method. */
export function isExported(name: string): boolean {
  const first = name.codePointAt(0) ?? 0;
  return first < 0x80 ? first >= 0x41 && first <= 0x5a : isUpper(first);
}

/** A field of a struct or an element of a map: Go's evalField from where no method was found. */
export function memberOf(frame: Frame, step: MemberStep): GoValue {
  const { receiver } = step;
  if (receiver instanceof Map) return elementOf(frame, step, receiver.get(nameOf(step)), elementType(receiver));
  if (receiver instanceof GoPointer) return fieldOf(frame, step, { struct: receiver.target, isAddressed: true });
  if (receiver instanceof GoStruct) {
    return fieldOf(frame, step, { struct: receiver, isAddressed: receiver instanceof AddressedStruct });
  }
  if (receiver instanceof GoNil) return memberOfNil(frame, step, receiver.goType);
  return noSuchField(frame, step);
}

/** A receiver without a value: nothing again, or an error; a nil interface always is one (M1). */
export function memberOfNothing(frame: Frame, step: MemberStep): GoValue {
  if (step.receiver === null) return nilPointer(frame, step);
  if (frame.set.missingKey !== 'error') return undefined;
  return failStep(frame, step, `nil data; no entry for key ${quote(nameOf(step))}`);
}

function nameOf({ chain, index }: MemberStep): string {
  return chain.names[index]!;
}

function elementOf(frame: Frame, step: MemberStep, found: GoValue, type: GoType | undefined): GoValue {
  const name = nameOf(step);
  if (step.hasArguments) return failStep(frame, step, `${name} is not a method but has arguments`);
  if (found !== undefined) return found;
  if (frame.set.missingKey === 'error') return failStep(frame, step, `map has no entry for key ${quote(name)}`);
  return missingElement(frame.set.missingKey, type);
}

function missingElement(missingKey: Exclude<MissingKey, 'error'>, type: GoType | undefined): GoValue {
  return missingKey === 'zero' && type !== undefined ? zeroOf(type) : undefined;
}

function fieldOf(
  frame: Frame,
  step: MemberStep,
  { struct, isAddressed }: { readonly struct: GoStruct; readonly isAddressed: boolean },
): GoValue {
  const name = nameOf(step);
  const field = findField(struct, name);
  if (field === undefined) return noSuchField(frame, step);
  if (step.hasArguments) return failStep(frame, step, `${name} has arguments but cannot be invoked as function`);
  const value = field.value ?? null;
  return isAddressed && value instanceof GoStruct ? addressed(value) : value;
}

function memberOfNil(frame: Frame, step: MemberStep, type: GoType): GoValue {
  if (type.kind === 'map') return elementOf(frame, step, undefined, type.elem);
  if (type.kind !== 'ptr') return noSuchField(frame, step);
  const { elem } = type;
  return elem?.kind === 'struct' && !hasField(elem, nameOf(step)) ? noSuchField(frame, step) : nilPointer(frame, step);
}

function nilPointer(frame: Frame, step: MemberStep): never {
  const { chain, index } = step;
  const nilPath = [chain.prefix, ...chain.names.slice(0, index)].join('.') || '.';
  const path = nilPath === '.' ? 'dot' : nilPath;
  return failStep(frame, step, `nil pointer evaluating ${receiverType(frame, step)}.${nameOf(step)}`, {
    nilPath,
    hint: `${path} is nil: put parentheses around it, (${nilPath}).${nameOf(step)}, or guard it with {{ with ${nilPath} }}`,
  });
}

function noSuchField(frame: Frame, step: MemberStep): never {
  return failStep(frame, step, `can't evaluate field ${nameOf(step)} in type ${receiverType(frame, step)}`);
}

function receiverType(frame: Frame, { chain, index, receiver, container }: MemberStep): string {
  const declared = index === 0 ? chain.baseType(frame) : memberType(container, chain.names[index - 1]!);
  return typeName(receiver, declared);
}

/** The declared type of a member: methods have none, and then the value's own counts. */
export function memberType(container: GoValue, name: string): GoType | undefined {
  const struct = container instanceof GoPointer ? container.target : container;
  return struct instanceof GoStruct ? findField(struct, name)?.type : elementType(container);
}

function failStep(
  frame: Frame,
  { chain }: MemberStep,
  reason: string,
  more: { readonly nilPath?: string; readonly hint?: string } = {},
): never {
  return fail(frame, blamed(frame, chain.blame), reason, more);
}
