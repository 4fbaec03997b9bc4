import { GoNil, type GoType } from '@metachart/go-runtime/reflect';
import type { Block } from '../execute/execution.ts';
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
  readonly tree: (tree: Tree) => Block;
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
  /** The variable declared before it, of those visible with it. */
  readonly before: Variable | undefined;
}

/**
 * The compile-time picture of Go's stack of variables: names become slots once, so that running needs no search. Variables
 * are a chain, so that a copy of the scope keeps what is visible now for a list that is compiled later.
 */
export interface Scope {
  readonly compiler: Compiler;
  readonly tree: Tree;
  /** The variable declared last of those visible here. */
  latest: Variable;
  /** Whether a `$` was ever declared. */
  redeclaresRoot: boolean;
  /** The slot of the container that dot is an element of, or -1 where dot is no element of a range. */
  dotContainerSlot: number;
  /** Shared by all scopes of a tree. */
  readonly slots: { count: number };
  /** Above 0 while an argument is compiled that may not be evaluated. */
  conditionalDepth: number;
}

/** The value of a slot whose conditional declaration was skipped. */
export const UNSET = new GoNil({ kind: 'interface', name: 'unset variable' } satisfies GoType);

export function createScope(compiler: Compiler, tree: Tree): Scope {
  return {
    compiler,
    tree,
    latest: { name: '$', slot: -1, containerSlot: -1, isConditional: false, before: undefined },
    redeclaresRoot: false,
    dotContainerSlot: -1,
    slots: { count: 0 },
    conditionalDepth: 0,
  };
}

/** Where an action stands whose positions count from `base`. */
export function sourceOf({ tree: { name, file } }: Scope, { base }: { readonly base: number }): Source {
  return { name, file, base };
}

/** Whether dot is no element of a range here, and `$` is what the template was called with. */
export function isPlain({ dotContainerSlot, redeclaresRoot }: Scope): boolean {
  return dotContainerSlot < 0 && !redeclaresRoot;
}

export function allocateSlot({ slots }: Scope): number {
  return slots.count++;
}

export function declareVariable(scope: Scope, name: string): Variable {
  scope.latest = {
    name,
    slot: allocateSlot(scope),
    containerSlot: -1,
    isConditional: scope.conditionalDepth > 0,
    before: scope.latest,
  };
  if (name === '$') scope.redeclaresRoot = true;
  return scope.latest;
}

/** The variables a name may mean here, the last declared first; only the last of the result is sure to be declared. */
export function findVariables(scope: Scope, name: string): readonly Variable[] {
  const found: Variable[] = [];
  for (let at: Variable | undefined = scope.latest; at !== undefined; at = at.before) {
    if (at.name !== name) continue;
    found.push(at);
    if (!at.isConditional) break;
  }
  return found;
}

/** The variables declared after another, the last first. */
export function declaredSince(scope: Scope, earlier: Variable): readonly Variable[] {
  const found: Variable[] = [];
  for (let at = scope.latest; at !== earlier; at = at.before!) found.push(at);
  return found;
}

/** Compiles something whose variables end with it. */
export function withinScope<Result>(scope: Scope, compile: () => Result): Result {
  const { latest } = scope;
  const result = compile();
  scope.latest = latest;
  return result;
}
