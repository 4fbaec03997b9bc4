import { GoNil, type GoType } from '@metachart/go-runtime/reflect';
import type { Block, Program } from '../execute/execution.ts';
import type { ListNode, OperandNode, PipeNode, Source, Tree } from '../parse/node.ts';
import type { Expression } from './expression.ts';

/**
 * The parts of the compiler that the others come back to: pipelines stand in arguments of pipelines, lists in statements
 * of lists. compile-tree.ts puts it together, so that the parts need not import each other in circles.
 */
export interface Compiler {
  readonly pipe: (scope: Scope, pipe: PipeNode) => Expression;
  /** An operand to which no arguments are given, other than a constant and nil. */
  readonly operand: (scope: Scope, node: PlainOperandNode) => Expression;
  readonly block: (scope: Scope, list: ListNode) => Block;
  readonly program: (tree: Tree) => Program;
}

export type PlainOperandNode = Exclude<OperandNode, { kind: 'nil' | 'bool' | 'number' | 'string' }>;

/** A declared variable while its scope is compiled. */
export interface Variable {
  readonly name: string;
  /** Where frames keep its value; -1 for the `$` that every template has. */
  readonly slot: number;
  /** Where frames keep the container whose element it is, if a range sets it, else -1. Errors name types by it. */
  containerSlot: number;
  /** Whether the declaration may be skipped at run time: it stands in an argument that may not be evaluated. */
  readonly isConditional: boolean;
}

/** The compile-time picture of Go's stack of variables: names become slots once, so that running needs no search. */
export interface Scope {
  readonly compiler: Compiler;
  readonly tree: Tree;
  /** The variables visible here, and those of each name, in the order of their declaration. */
  readonly variables: Variable[];
  readonly byName: Map<string, Variable[]>;
  /** The slot of the container that dot is an element of, or -1 where dot is no element of a range. */
  dotContainerSlot: number;
  slotCount: number;
  /** Above 0 while an argument is compiled that may not be evaluated. */
  conditionalDepth: number;
}

/** The value of a slot whose conditional declaration was skipped. */
export const UNSET = new GoNil({ kind: 'interface', name: 'unset variable' } satisfies GoType);

export function createScope(compiler: Compiler, tree: Tree): Scope {
  const root = { name: '$', slot: -1, containerSlot: -1, isConditional: false };
  return {
    compiler,
    tree,
    variables: [root],
    byName: new Map([[root.name, [root]]]),
    dotContainerSlot: -1,
    slotCount: 0,
    conditionalDepth: 0,
  };
}

/** Where an action stands whose positions count from `base`. */
export function sourceOf({ tree: { name, file } }: Scope, { base }: { readonly base: number }): Source {
  return { name, file, base };
}

/** Whether dot is no element of a range here, and `$` is what the template was called with. */
export function isPlain({ dotContainerSlot, byName }: Scope): boolean {
  return dotContainerSlot < 0 && byName.get('$')!.length === 1;
}

export function allocateSlot(scope: Scope): number {
  return scope.slotCount++;
}

export function declareVariable(scope: Scope, name: string): Variable {
  const variable = {
    name,
    slot: allocateSlot(scope),
    containerSlot: -1,
    isConditional: scope.conditionalDepth > 0,
  };
  scope.variables.push(variable);
  const sameName = scope.byName.get(name);
  if (sameName === undefined) scope.byName.set(name, [variable]);
  else sameName.push(variable);
  return variable;
}

/** The variables a name may mean here, the last declared first; only the last of the result is sure to be declared. */
export function findVariables(scope: Scope, name: string): readonly Variable[] {
  const variables = scope.byName.get(name) ?? [];
  let first = variables.length - 1;
  while (first > 0 && variables[first]!.isConditional) first--;
  return variables.slice(Math.max(first, 0)).reverse();
}

/** Compiles something whose variables end with it, and whose dot may be another. */
export function withinScope<Result>(scope: Scope, compile: () => Result, dotContainerSlot?: number): Result {
  const { length } = scope.variables;
  const { dotContainerSlot: outer } = scope;
  if (dotContainerSlot !== undefined) scope.dotContainerSlot = dotContainerSlot;
  const result = compile();
  while (scope.variables.length > length) scope.byName.get(scope.variables.pop()!.name)!.pop();
  scope.dotContainerSlot = outer;
  return result;
}
