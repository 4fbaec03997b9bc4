import { DiagnosticError } from '@metachart/diagnostics';
import {
  OP_ANY,
  OP_ANY_BUT_NEWLINE,
  OP_ASSERTION,
  OP_FORK,
  OP_MATCH,
  OP_RUNE,
  OP_SET,
  type Program,
} from './compile-program.ts';
import { hasRune } from './rune-set.ts';

/** Start and end of the match, then of each group, -1 for a group that took no part; in UTF-16 units. */
export type Offsets = readonly number[];

/** Finds the first match that begins at or after an offset; the offsets of successive calls may only grow. */
export type TextSearch = (from: number) => Offsets | undefined;

/** Facts about a pattern that spare starts which cannot match. */
export interface StartHints {
  readonly anchored: boolean;
  /** What every match begins with. */
  readonly prefix: string;
  /** For each ASCII code 1 where a match can begin with it; undefined where one can be empty. */
  readonly first: Uint8Array | undefined;
}

/** Bits of memory for one search. */
const MAX_MARKS = 2 ** 28;

/**
 * Searches a text with a program. Where several ways meet, each offset is passed at most once, and what has failed is
 * remembered for the later matches of the same text, so that all of them together take linear time.
 * Throws DiagnosticError `regexp/text-too-large` where the marks would be more than 32 MiB, and the steps hundreds of millions.
 */
export function searchWithProgram(program: Program, text: string, options: ProgramOptions): TextSearch {
  const marks = program.joinCount * (text.length + 1);
  if (marks > MAX_MARKS) {
    throw new DiagnosticError('regexp/text-too-large', {
      message: `searching a text of ${text.length} characters with a regular expression of ${program.ops.length} instructions`,
      hint: 'Search in smaller parts of the text, or with a simpler expression.',
    });
  }
  const machine: Machine = {
    program,
    text,
    marks: new Uint32Array((marks + 31) >>> 5),
    offsets: new Array<number>(2 * options.groups).fill(-1),
  };
  const { hints } = options;
  return (from) => {
    forgetColumn(machine, from);
    machine.offsets.fill(-1);
    if (sharedStack.length > MAX_KEPT_STACK) sharedStack = new Int32Array(256);
    for (let at = nextStart(text, from, hints); at >= 0; ) {
      if (runFrom(machine, at)) return machine.offsets.slice();
      at = nextStart(text, at + runeWidth(text, at), hints);
    }
    return undefined;
  };
}

interface ProgramOptions {
  /** Number of groups to report, the whole match included. */
  readonly groups: number;
  readonly hints: StartHints;
}

interface Machine {
  readonly program: Program;
  readonly text: string;
  /** A bit for each offset and join. */
  readonly marks: Uint32Array;
  readonly offsets: number[];
}

/** The match before this search passed here with success; everything beyond it has failed for good. */
function forgetColumn({ program, marks }: Machine, at: number): void {
  const end = (at + 1) * program.joinCount;
  for (let bit = end - program.joinCount; bit < end; bit++) marks[bit >>> 5]! &= ~(1 << (bit & 31));
}

/** The first offset at or after `from` where a match could begin, or -1. */
function nextStart(text: string, from: number, { anchored, prefix, first }: StartHints): number {
  if (from > text.length) return -1;
  if (anchored) return from === 0 ? 0 : -1;
  if (prefix !== '') return text.indexOf(prefix, from);
  if (!first) return from;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80 || first[unit] === 1) return at;
  }
  return -1;
}

function runeWidth(text: string, at: number): number {
  const rune = text.codePointAt(at);
  return rune !== undefined && rune > 0xffff ? 2 : 1;
}

/** Lives between searches to spare its making; a search never calls what could begin another one. */
const MAX_KEPT_STACK = 2 ** 16;
let sharedStack: Int32Array = new Int32Array(256);

/** Entries of the stack are a state to try, or (with the slot as a negative number) a capture to put back. */
function runFrom(machine: Machine, start: number): boolean {
  const { program, text, marks, offsets } = machine;
  const { ops, next, other, sets, tables, joins, joinCount } = program;
  const length = text.length;
  let stack = sharedStack;
  stack[0] = program.start;
  stack[1] = start;
  let depth = 2;
  while (depth > 0) {
    depth -= 2;
    let pc = stack[depth]!;
    let at = stack[depth + 1]!;
    if (pc < 0) {
      offsets[-pc] = at;
      continue;
    }
    for (;;) {
      const join = joins[pc]!;
      if (join >= 0) {
        const bit = at * joinCount + join;
        const mask = 1 << (bit & 31);
        if ((marks[bit >>> 5]! & mask) !== 0) break;
        marks[bit >>> 5]! |= mask;
      }
      const op = ops[pc]!;
      if (op >= OP_RUNE) {
        if (at >= length) break;
        const rune = readRune(text, at);
        const operand = other[pc]!;
        if (op === OP_SET) {
          if (rune < 0x80 ? tables[operand]![rune] !== 1 : !hasRune(sets[operand]!, rune)) break;
        } else if (op === OP_RUNE ? rune !== operand : op !== OP_ANY && (op !== OP_ANY_BUT_NEWLINE || rune === 0x0a)) {
          break;
        }
        at += rune > 0xffff ? 2 : 1;
      } else if (op === OP_MATCH) {
        offsets[0] = start;
        offsets[1] = at;
        return true;
      } else if (op === OP_ASSERTION) {
        if (!holds(text, at, other[pc]!)) break;
      } else {
        if (depth === stack.length) {
          stack = doubled(stack);
          sharedStack = stack;
        }
        const operand = other[pc]!;
        if (op === OP_FORK) {
          stack[depth] = operand;
          stack[depth + 1] = at;
          depth += 2;
        } else if (operand < offsets.length) {
          stack[depth] = -operand;
          stack[depth + 1] = offsets[operand]!;
          depth += 2;
          offsets[operand] = at;
        }
      }
      pc = next[pc]!;
    }
  }
  return false;
}

/** The rune at an offset; an invalid byte, which is a lone surrogate here, is U+FFFD. */
function readRune(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  const rune = text.codePointAt(at)!;
  return rune > 0xffff ? rune : 0xfffd;
}

function doubled(stack: Int32Array): Int32Array {
  const larger = new Int32Array(2 * stack.length);
  larger.set(stack);
  return larger;
}

/** Assertions by their index in ASSERTION_KINDS. */
function holds(text: string, at: number, kind: number): boolean {
  switch (kind) {
    case 0:
      return at === 0;
    case 1:
      return at === text.length;
    case 2:
      return at === 0 || text.charCodeAt(at - 1) === 0x0a;
    case 3:
      return at === text.length || text.charCodeAt(at) === 0x0a;
    default:
      return (isWordAt(text, at - 1) !== isWordAt(text, at)) === (kind === 4);
  }
}

function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  const lower = unit | 0x20;
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x5f || (unit < 0x80 && lower >= 0x61 && lower <= 0x7a);
}
