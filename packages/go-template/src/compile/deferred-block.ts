import type { Block } from '../execute/execution.ts';
import type { ListNode } from '../parse/node.ts';
import type { Scope } from './scope.ts';

/** A list that is compiled when it first runs: most lists of a chart's templates are never executed. */
export interface DeferredBlock {
  readonly list: ListNode;
  /** What was visible where the list stands. */
  readonly scope: Scope;
  block: Block | undefined;
}

/** The variables of the list end with it; its dot may be another. */
export function deferBlock(
  scope: Scope,
  list: ListNode,
  { dotContainerSlot }: Pick<Scope, 'dotContainerSlot'> = scope,
): DeferredBlock {
  return { list, scope: { ...scope, dotContainerSlot }, block: undefined };
}

/** What to run. Callers look at `block` first: they run often. */
export function compileDeferred(deferred: DeferredBlock): Block {
  const { scope, list } = deferred;
  // A copy: the stack may end while the list is compiled, which then happens again.
  deferred.block = scope.compiler.block({ ...scope }, list);
  return deferred.block;
}
