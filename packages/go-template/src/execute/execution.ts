import type { FuncMap, GoValue } from '@metachart/go-runtime/reflect';
import type { Node, Source, Tree } from '../parse/node.ts';
import type { ParseCache } from '../parse-cache.ts';

/** What one run of one template has for itself. */
export interface Frame {
  /** The set that is executing: names of templates and functions resolve through it. */
  readonly set: TemplateSet;
  readonly budget: Budget;
  /** Where the action stands that is executing; each sets it, since actions that are written alike share their closures. */
  source: Source;
  /** `{{template}}` calls around this one. */
  readonly depth: number;
  /** The value of `$`. */
  root: GoValue;
  /** The values of variables by their slots; a list that is compiled only when it runs may add slots. */
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

/**
 * A list: its statements with the texts before and after each, so one text more than there are statements. Whoever holds
 * a block runs it in a loop of its own: a closure around the block would cost a level of V8's stack for each list that
 * nested templates go through, and nesting 1000 includes deep must fit into it (P6).
 *
 * ```
 * let out = texts[0]!;
 * for (let i = 0; i < runs.length; i++) {
 *   out += runs[i]!(frame, dot);
 *   if (jumps && frame.jump !== noJump) break;
 *   out += texts[i + 1]!;
 * }
 * ```
 */
export interface Block {
  readonly texts: readonly string[];
  readonly runs: readonly Run[];
  /** Whether a break or continue may end it. */
  readonly jumps: boolean;
}

/** A template of a set: what addTemplate gives and executeTemplate takes. */
export interface Template {
  readonly name: string;
  readonly tree: Tree;
  /** The tree as closures; compiled when first executed. */
  body: Block | undefined;
}

/** What `missingkey` may be in Go's Template.Option. */
export type MissingKey = 'default' | 'zero' | 'error';

export interface Delimiters {
  readonly left: string;
  readonly right: string;
}

/** A namespace of templates and the functions they may call. */
export interface TemplateSet {
  readonly name: string;
  readonly funcs: FuncMap | undefined;
  readonly missingKey: MissingKey;
  readonly parent: TemplateSet | undefined;
  readonly cache: ParseCache;
  readonly delimiters: Delimiters;
  /** Its own templates; created when the first is added. */
  templates: Map<string, Template> | undefined;
  /** Of the execution under way, shared with parents and children. */
  readonly execution: ExecutionState;
}

export interface ExecutionState {
  /** What it may still do; undefined while nothing is executed. */
  budget: Budget | undefined;
  /** Levels that an overflow of the stack has left behind (see stack-overflow.ts). */
  unwound: number;
}
