import { type AssertionKind, literalSet, type RegexpNode, type RepeatNode } from './regexp-node.ts';
import { ANY_RUNE, ANY_RUNE_BUT_NEWLINE, asciiTable, type RuneSet } from './rune-set.ts';

export const OP_MATCH = 0;
/** Goes on at `next`, and when that fails at `other`. */
export const OP_FORK = 1;
export const OP_CAPTURE = 2;
export const OP_ASSERTION = 3;
export const OP_RUNE = 4;
export const OP_SET = 5;
export const OP_ANY = 6;
export const OP_ANY_BUT_NEWLINE = 7;
export const OP_NOTHING = 8;

export const ASSERTION_KINDS: readonly AssertionKind[] = [
  'text-start',
  'text-end',
  'line-start',
  'line-end',
  'word-boundary',
  'no-word-boundary',
];

/** A program for a machine that reads rune after rune; what each instruction needs stands in parallel arrays. */
export interface Program {
  readonly ops: Uint8Array;
  readonly next: Int32Array;
  /** Of a fork the other way, of a capture the slot, of an assertion its kind, of a rune the rune, of a set its index. */
  readonly other: Int32Array;
  readonly sets: readonly RuneSet[];
  /** For each set, 1 where an ASCII code is a member. */
  readonly tables: readonly Uint8Array[];
  /**
   * Number of each instruction to which several ways lead, the one from the start of the program included, -1 for the
   * rest. Every loop has one, and only there two ways can meet: only these need a mark where one has been.
   */
  readonly joins: Int32Array;
  readonly joinCount: number;
  readonly start: number;
}

/**
 * Compiles a regular expression into a program whose first way to a match, forks in order, is the match that Go finds.
 */
export function compileProgram(root: RegexpNode): Program {
  const code: Code = { ops: [], next: [], other: [], sets: [], setIndexes: new Map() };
  const fragment = compileNode(code, root);
  const end = addInstruction(code, OP_MATCH, 0);
  patch(code, fragment.exits, end);
  skipEmpty(code);
  const start = resolve(code, fragment.start);
  return {
    ops: Uint8Array.from(code.ops),
    next: Int32Array.from(code.next),
    other: Int32Array.from(code.other),
    sets: code.sets,
    tables: code.sets.map(asciiTable),
    ...numberJoins(code, start),
    start,
  };
}

/** Only while compiling: an instruction that does nothing. */
const OP_EMPTY = 9;

interface Code {
  readonly ops: number[];
  readonly next: number[];
  readonly other: number[];
  readonly sets: RuneSet[];
  readonly setIndexes: Map<RuneSet, number>;
}

/**
 * A part of the program. `exits` are the places that lead out of it, two times the instruction and plus 1 for `other`;
 * until they are patched, each place holds the next one.
 */
interface Fragment {
  readonly start: number;
  readonly exits: Exits;
  readonly nullable: boolean;
}

interface Exits {
  readonly head: number;
  readonly tail: number;
}

const NO_EXIT = -1;

function compileNode(code: Code, node: RegexpNode): Fragment {
  switch (node.kind) {
    case 'empty':
      return single(code, OP_EMPTY, 0, { nullable: true });
    case 'literal':
      return sequence(code, [...node.text], (rune) => compileRune(code, rune.codePointAt(0)!, node));
    case 'set':
      return compileSet(code, node.set);
    case 'assertion':
      return single(code, OP_ASSERTION, ASSERTION_KINDS.indexOf(node.assertion), { nullable: true });
    case 'capture': {
      const open = single(code, OP_CAPTURE, 2 * node.index, { nullable: true });
      const body = compileNode(code, node.body);
      const close = single(code, OP_CAPTURE, 2 * node.index + 1, { nullable: true });
      return follow(code, follow(code, open, body), close);
    }
    case 'concat':
      return sequence(code, node.items, (item) => compileNode(code, item));
    case 'alternate':
      return node.items.slice(1).reduce(
        (left: Fragment, item) => {
          const right = compileNode(code, item);
          const fork = addInstruction(code, OP_FORK, right.start);
          code.next[fork] = left.start;
          return {
            start: fork,
            exits: joinExits(code, left.exits, right.exits),
            nullable: left.nullable || right.nullable,
          };
        },
        compileNode(code, node.items[0]!),
      );
    case 'repeat':
      return compileRepeat(code, node);
  }
}

/** Go first simplifies counted repetitions (syntax/simplify.go): x{2,5} is xx(x(x(x)?)?)?, x{3,} is xxx+. */
function compileRepeat(code: Code, { min, max, greedy, body }: RepeatNode): Fragment {
  if (max === 0 || isEmpty(body)) return single(code, OP_EMPTY, 0, { nullable: true });
  if (max === Infinity) {
    if (min === 0) return star(code, body, greedy);
    const copies = Array.from({ length: min }, (_, index) => index + 1);
    return sequence(code, copies, (copy) => {
      const fragment = compileNode(code, body);
      return copy === min ? plus(code, fragment, greedy) : fragment;
    });
  }
  const required = Array.from({ length: min }, () => body);
  const optional = max > min ? optionalCopies(code, body, { count: max - min, greedy }) : undefined;
  if (min === 0) return optional!;
  const prefix = sequence(code, required, (copy) => compileNode(code, copy));
  return optional ? follow(code, prefix, optional) : prefix;
}

/** Whether nothing but the empty text can match, so that repeating changes nothing. */
function isEmpty(node: RegexpNode): boolean {
  return node.kind === 'empty' || (node.kind === 'repeat' && (node.max === 0 || isEmpty(node.body)));
}

/** (x(x(x)?)?)? */
function optionalCopies(
  code: Code,
  body: RegexpNode,
  { count, greedy }: { readonly count: number; readonly greedy: boolean },
): Fragment {
  let start = NO_EXIT;
  let exits: Exits | undefined;
  let inner: Exits | undefined;
  for (let copy = 0; copy < count; copy++) {
    const fragment = compileNode(code, body);
    const { fork, skip } = addFork(code, fragment.start, greedy);
    if (inner) patch(code, inner, fork);
    else start = fork;
    exits = exits ? joinExits(code, exits, skip) : skip;
    inner = fragment.exits;
  }
  return { start, exits: joinExits(code, exits!, inner!), nullable: true };
}

function star(code: Code, body: RegexpNode, greedy: boolean): Fragment {
  // x** is x*.
  if (body.kind === 'repeat' && body.min === 0 && body.max === Infinity && body.greedy === greedy) {
    return compileNode(code, body);
  }
  const fragment = compileNode(code, body);
  if (!fragment.nullable) {
    const { fork, skip } = addFork(code, fragment.start, greedy);
    patch(code, fragment.exits, fork);
    return { start: fork, exits: skip, nullable: true };
  }
  // Where x can be empty, x* must be (x+)? for the right order (Go: syntax/compile.go, star).
  const loop = plus(code, fragment, greedy);
  const { fork, skip } = addFork(code, loop.start, greedy);
  return { start: fork, exits: joinExits(code, skip, loop.exits), nullable: true };
}

function plus(code: Code, fragment: Fragment, greedy: boolean): Fragment {
  const { fork, skip } = addFork(code, fragment.start, greedy);
  patch(code, fragment.exits, fork);
  return { start: fragment.start, exits: skip, nullable: fragment.nullable };
}

/** A fork into a part or past it. */
function addFork(code: Code, into: number, greedy: boolean): { readonly fork: number; readonly skip: Exits } {
  const fork = addInstruction(code, OP_FORK, greedy ? NO_EXIT : into);
  code.next[fork] = greedy ? into : NO_EXIT;
  const place = 2 * fork + (greedy ? 1 : 0);
  return { fork, skip: { head: place, tail: place } };
}

function compileRune(code: Code, rune: number, options: { readonly fold: boolean }): Fragment {
  const set = options.fold ? literalSet(rune, options) : undefined;
  return set && set[0] !== set.at(-1)
    ? single(code, OP_SET, setIndex(code, set), { nullable: false })
    : single(code, OP_RUNE, rune, { nullable: false });
}

function compileSet(code: Code, set: RuneSet): Fragment {
  if (set.length === 0) return single(code, OP_NOTHING, 0, { nullable: false });
  if (set === ANY_RUNE) return single(code, OP_ANY, 0, { nullable: false });
  if (set === ANY_RUNE_BUT_NEWLINE) return single(code, OP_ANY_BUT_NEWLINE, 0, { nullable: false });
  return single(code, OP_SET, setIndex(code, set), { nullable: false });
}

function setIndex(code: Code, set: RuneSet): number {
  let index = code.setIndexes.get(set);
  if (index === undefined) {
    index = code.sets.push(set) - 1;
    code.setIndexes.set(set, index);
  }
  return index;
}

function sequence<Item>(code: Code, items: readonly Item[], compile: (item: Item) => Fragment): Fragment {
  let joined = compile(items[0]!);
  for (let index = 1; index < items.length; index++) joined = follow(code, joined, compile(items[index]!));
  return joined;
}

function follow(code: Code, first: Fragment, second: Fragment): Fragment {
  patch(code, first.exits, second.start);
  return { start: first.start, exits: second.exits, nullable: first.nullable && second.nullable };
}

function single(code: Code, op: number, other: number, { nullable }: { readonly nullable: boolean }): Fragment {
  const start = addInstruction(code, op, other);
  return { start, exits: { head: 2 * start, tail: 2 * start }, nullable };
}

function addInstruction(code: Code, op: number, other: number): number {
  code.next.push(NO_EXIT);
  code.other.push(other);
  return code.ops.push(op) - 1;
}

function patch(code: Code, exits: Exits, target: number): void {
  for (let place = exits.head; place !== NO_EXIT; ) {
    const list = (place & 1) === 1 ? code.other : code.next;
    const following = list[place >> 1]!;
    list[place >> 1] = target;
    place = following;
  }
}

function joinExits(code: Code, first: Exits, second: Exits): Exits {
  const list = (first.tail & 1) === 1 ? code.other : code.next;
  list[first.tail >> 1] = second.head;
  return { head: first.head, tail: second.tail };
}

/** Leads past instructions that do nothing. */
function skipEmpty(code: Code): void {
  for (let index = 0; index < code.ops.length; index++) {
    if (code.ops[index] === OP_MATCH) continue;
    code.next[index] = resolve(code, code.next[index]!);
    if (code.ops[index] === OP_FORK) code.other[index] = resolve(code, code.other[index]!);
  }
}

function resolve(code: Code, target: number): number {
  let at = target;
  while (code.ops[at] === OP_EMPTY) at = code.next[at]!;
  return at;
}

function numberJoins({ ops, next, other }: Code, start: number): Pick<Program, 'joins' | 'joinCount'> {
  const ways = new Int32Array(ops.length);
  ways[start] = 1;
  for (let index = 0; index < ops.length; index++) {
    if (ops[index] === OP_MATCH || ops[index] === OP_EMPTY) continue;
    ways[next[index]!]!++;
    if (ops[index] === OP_FORK) ways[other[index]!]!++;
  }
  let joinCount = 0;
  const joins = ways.map((count) => (count > 1 ? joinCount++ : -1));
  return { joins, joinCount };
}
