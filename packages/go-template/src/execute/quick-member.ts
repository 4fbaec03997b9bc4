import { GoMapView, GoStruct, type GoType, type GoTypedMap, type GoValue } from '@metachart/go-runtime/reflect';
import { AddressedStruct } from './addressed-struct.ts';
import { fieldPath } from './field-path.ts';
import { isExported } from './member.ts';

/** One name of a chain as it stands in a template, with what was found out about the struct type met last. */
export interface Step {
  readonly name: string;
  /** Whether a method may have the name. */
  readonly mayBeMethod: boolean;
  structType: GoType | undefined;
  path: readonly string[] | undefined;
}

export function createStep(name: string): Step {
  return { name, mayBeMethod: isExported(name), structType: undefined, path: undefined };
}

/** The step where nothing is special: an element that is there, a field of a plain struct. Undefined tells nothing. */
export function quickMember(receiver: GoValue, step: Step): GoValue {
  if (receiver instanceof Map) {
    if (receiver.constructor === Map) return receiver.get(step.name);
    return typedElement(receiver as GoTypedMap, step);
  }
  if (receiver instanceof GoStruct && !(receiver instanceof AddressedStruct)) return structField(receiver, step);
  return undefined;
}

function typedElement(map: GoTypedMap, { name, mayBeMethod }: Step): GoValue {
  if (mayBeMethod && map.goType?.methods?.has(name)) return undefined;
  return map instanceof GoMapView ? map.target.get(name) : map.get(name);
}

function structField(struct: GoStruct, step: Step): GoValue {
  if (struct.goType !== step.structType) {
    step.structType = struct.goType;
    step.path = fieldPath(struct.goType, step.name);
  }
  const { path } = step;
  if (path === undefined) return undefined;
  let value: GoValue = struct;
  for (let i = 0; i < path.length; i++) value = (value as GoStruct).fields.get(path[i]!);
  return value;
}
