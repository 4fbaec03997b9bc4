import type { GoType, GoValue } from '@metachart/go-runtime/reflect';
import type { Evaluate, Frame } from '../execute/execution.ts';
import { blamed, fail } from '../execute/failure.ts';
import { elementType } from '../execute/type-name.ts';
import type { Node } from '../parse/node.ts';
import { allocateSlot, findVariables, type Scope, UNSET, type Variable } from './scope.ts';

/** Reads a variable. Fails at `node` where no declaration of it was executed. */
export function compileLoad(scope: Scope, name: string, node: Node): Evaluate {
  const candidates = findVariables(scope, name);
  const [variable] = candidates;
  if (variable !== undefined && !variable.isConditional) {
    const { slot } = variable;
    return slot < 0 ? (frame) => frame.root : (frame) => frame.variables[slot];
  }
  return (frame) => {
    const declared = declaredOf(frame, candidates);
    if (declared === undefined) return fail(frame, node, `undefined variable: ${name}`);
    return declared.slot < 0 ? frame.root : frame.variables[declared.slot];
  };
}

/** Assigns to the variable declared last under a name. Fails at `blame` where there is none. */
export function compileStore(
  scope: Scope,
  name: string,
  blame: Node | undefined,
): (frame: Frame, value: GoValue) => GoValue {
  const candidates = findVariables(scope, name);
  return (frame, value) => {
    const variable = declaredOf(frame, candidates);
    if (variable === undefined) return fail(frame, blamed(frame, blame), `undefined variable: ${name}`);
    if (variable.slot < 0) frame.root = value;
    else frame.variables[variable.slot] = value;
    if (variable.containerSlot >= 0) frame.variables[variable.containerSlot] = undefined;
    return value;
  };
}

/** As compileStore, for an element of a container over which a range runs. */
export function compileElementStore(
  scope: Scope,
  name: string,
  blame: Node | undefined,
): (frame: Frame, value: GoValue, container: GoValue) => void {
  const candidates = findVariables(scope, name);
  for (const variable of candidates) {
    if (variable.containerSlot < 0) variable.containerSlot = allocateSlot(scope);
  }
  const store = compileStore(scope, name, blame);
  return (frame, value, container) => {
    store(frame, value);
    const variable = declaredOf(frame, candidates);
    if (variable !== undefined) frame.variables[variable.containerSlot] = container;
  };
}

/** The declared type of the place that a variable's value was taken from, where a range set it. */
export function variableType(scope: Scope, name: string): (frame: Frame) => GoType | undefined {
  const candidates = findVariables(scope, name);
  return (frame) => {
    const variable = declaredOf(frame, candidates);
    if (variable === undefined || variable.containerSlot < 0) return undefined;
    return elementType(frame.variables[variable.containerSlot]);
  };
}

function declaredOf(frame: Frame, candidates: readonly Variable[]): Variable | undefined {
  return candidates.find(({ slot, isConditional }) => !isConditional || frame.variables[slot] !== UNSET);
}
