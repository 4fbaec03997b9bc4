import type { GoValue } from '@metachart/go-runtime/reflect';
import type { Node } from '../parse/node.ts';
import type { TemplateSet } from '../template-set.ts';

/** What one run of one template has for itself. */
export interface Frame {
  /** The set that is executing: names of templates and functions resolve through it. */
  readonly set: TemplateSet;
  readonly budget: Budget;
  /** `{{template}}` calls around this one. */
  readonly depth: number;
  /** The value of `$`. */
  root: GoValue;
  readonly variables: GoValue[];
  /** Set by break and continue, read and cleared by the range around. */
  jump: Jump;
  /** The node Go would blame, where that is only known while running. */
  blamed: Node | undefined;
}

export type Jump = 0 | 1 | 2;
export const noJump = 0;
export const breakJump = 1;
export const continueJump = 2;

/** Counts down what an execution may still do; shared by all templates that it runs, by whatever way. */
export interface Budget {
  steps: number;
  /** Characters of long strings that functions may still give. */
  textLength: number;
  readonly maxSteps: number;
  readonly maxTextLength: number;
  /** In bytes, of the output of each execution; strings are first compared by length, which is never more. */
  readonly maxOutputBytes: number;
}

/** A statement: what it prints. */
export type Run = (frame: Frame, dot: GoValue) => string;

/** An expression. `piped` is the value of the command before it, for commands that take one. */
export type Evaluate = (frame: Frame, dot: GoValue, piped?: GoValue) => GoValue;
