import type { GoType, GoValue } from '@metachart/go-runtime/reflect';
import type { Evaluate, Frame } from '../execute/execution.ts';
import { blamed, fail } from '../execute/failure.ts';
import { formatNode } from '../parse/format-node.ts';
import type { Node, OperandNode } from '../parse/node.ts';

/** A compiled expression and what its users must know of it. */
export interface Expression {
  readonly run: Evaluate;
  /**
   * The node that Go has marked when the value is there, and so blames for what its user finds wrong with it; undefined
   * where that depends on the execution: then `run` has put it into `frame.blamed`.
   */
  readonly blame: Node | undefined;
  /** Whether nil stands for invalid here: leaving a pipeline does that to a nil interface (M1). */
  readonly unwrapsNil: boolean;
  /** Whether the value may be a struct with an address (see AddressedStruct). */
  readonly mayBeAddressed: boolean;
  /** The declared type of the place where the value is found, for the one builtin that tells an interface from its value. */
  readonly declared?: (frame: Frame, dot: GoValue) => GoType | undefined;
}

/** An expression whose evaluation always fails. */
export function failing(blame: Node | undefined, reason: string): Expression {
  return {
    run: (frame) => fail(frame, blamed(frame, blame), reason),
    blame,
    unwrapsNil: false,
    mayBeAddressed: false,
  };
}

/** Go's complaint about arguments of what is no function. */
export function notAFunction(word: OperandNode): string {
  return `can't give argument to non-function ${formatNode(word)}`;
}
