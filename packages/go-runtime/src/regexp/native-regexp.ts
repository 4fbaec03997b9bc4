import { type BacktrackingCost, backtrackingCostOf } from './backtracking-cost.ts';
import { isNullable } from './node-facts.ts';
import { type AssertionKind, isSingleRune, literalSet, type RegexpNode, type RepeatNode } from './regexp-node.ts';
import { hasRune, negateRunes, type RuneSet } from './rune-set.ts';

/** An expression of JavaScript that surely finds what Go finds. */
export interface NativeSource {
  readonly source: string;
  /** Decides in which texts it may search. */
  readonly cost: BacktrackingCost;
}

const MAX_NATIVE_SIZE = 2_000;
const MAX_NATIVE_HEIGHT = 50;
const MAX_NATIVE_BOUNDS = 5_000;

/**
 * Translates an expression to JavaScript, or says that it cannot be (undefined). Both take the first way in the same
 * order; what remains apart is left to the own machine: repetitions of what can be empty (JavaScript ends such a loop in
 * another way), groups that a later round of a repetition passes by (JavaScript forgets them), and whatever could take a
 * machine that backtracks long. Case, `.`, `\s`, lines and Unicode classes become explicit sets, with invalid bytes
 * (lone surrogates here) wherever U+FFFD is a member, as which Go reads them.
 */
export function nativeSourceOf(root: RegexpNode): NativeSource | undefined {
  if (root.size > MAX_NATIVE_SIZE || root.height > MAX_NATIVE_HEIGHT) return undefined;
  if (countSetBounds(root) > MAX_NATIVE_BOUNDS || !isSameInNative(root)) return undefined;
  const cost = backtrackingCostOf(root);
  return cost && { source: emit(root), cost };
}

/** How much there is to write out for sets; large ones are quick in our own machine. */
function countSetBounds(node: RegexpNode): number {
  switch (node.kind) {
    case 'set':
      return node.set.length;
    case 'capture':
    case 'repeat':
      return countSetBounds(node.body);
    case 'concat':
    case 'alternate':
      return node.items.reduce((sum, item) => sum + countSetBounds(item), 0);
    default:
      return 0;
  }
}

function isSameInNative(node: RegexpNode): boolean {
  switch (node.kind) {
    case 'capture':
      return isSameInNative(node.body);
    case 'repeat':
      if (isNullable(node.body) || (node.max > 1 && hasSkippableGroup(node.body))) return false;
      return isSameInNative(node.body);
    case 'concat':
    case 'alternate':
      return node.items.every(isSameInNative);
    default:
      return true;
  }
}

/** Whether a match of the node may leave out one of its groups. */
function hasSkippableGroup(node: RegexpNode): boolean {
  switch (node.kind) {
    case 'capture':
      return hasSkippableGroup(node.body);
    case 'repeat':
      return node.min === 0 ? hasGroup(node.body) : hasSkippableGroup(node.body);
    case 'concat':
      return node.items.some(hasSkippableGroup);
    case 'alternate':
      return node.items.some(hasGroup);
    default:
      return false;
  }
}

function hasGroup(node: RegexpNode): boolean {
  switch (node.kind) {
    case 'capture':
      return true;
    case 'repeat':
      return hasGroup(node.body);
    case 'concat':
    case 'alternate':
      return node.items.some(hasGroup);
    default:
      return false;
  }
}

const NATIVE_ASSERTIONS: Readonly<Record<AssertionKind, string>> = {
  'text-start': '^',
  'text-end': '$',
  'line-start': '(?<=^|\\n)',
  'line-end': '(?=\\n|$)',
  'word-boundary': '\\b',
  'no-word-boundary': '\\B',
};

function emit(node: RegexpNode): string {
  switch (node.kind) {
    case 'empty':
      return '(?:)';
    case 'literal':
      return Array.from(node.text, (rune) => emitRune(rune.codePointAt(0)!, node)).join('');
    case 'set':
      return emitSet(node.set);
    case 'assertion':
      return NATIVE_ASSERTIONS[node.assertion];
    case 'capture':
      return `(${emit(node.body)})`;
    case 'repeat':
      return emitRepeat(node);
    case 'concat':
      return node.items.map((item) => (item.kind === 'alternate' ? `(?:${emit(item)})` : emit(item))).join('');
    case 'alternate':
      return node.items.map(emit).join('|');
  }
}

function emitRepeat({ body, min, max, greedy }: RepeatNode): string {
  const isAtom = body.kind === 'capture' || isSingleRune(body);
  return (isAtom ? emit(body) : `(?:${emit(body)})`) + emitCounts(min, max) + (greedy ? '' : '?');
}

function emitCounts(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function emitRune(rune: number, options: { readonly fold: boolean }): string {
  return options.fold || rune === 0xfffd ? emitSet(literalSet(rune, options)) : escapeRune(rune);
}

function emitSet(set: RuneSet): string {
  const negated = hasRune(set, 0x10ffff);
  const ranges = withInvalidBytes(negated ? negateRunes(set) : set);
  let members = '';
  for (let i = 0; i < ranges.length; i += 2) {
    const low = ranges[i]!;
    const high = ranges[i + 1]!;
    members += low === high ? escapeRune(low) : `${escapeRune(low)}-${escapeRune(high)}`;
  }
  return `[${negated ? '^' : ''}${members}]`;
}

/** Surrogates stand for invalid bytes here, which Go reads as U+FFFD. */
function withInvalidBytes(set: RuneSet): number[] {
  const ranges: number[] = [];
  for (let i = 0; i < set.length; i += 2) {
    const low = set[i]!;
    const high = set[i + 1]!;
    if (low < 0xd800) ranges.push(low, Math.min(high, 0xd7ff));
    if (high > 0xdfff) ranges.push(Math.max(low, 0xe000), high);
  }
  if (hasRune(set, 0xfffd)) ranges.push(0xd800, 0xdfff);
  return ranges;
}

function escapeRune(rune: number): string {
  const letter = rune | 0x20;
  const plain = (rune >= 0x30 && rune <= 0x39) || (rune < 0x80 && letter >= 0x61 && letter <= 0x7a);
  return plain ? String.fromCharCode(rune) : `\\u{${rune.toString(16)}}`;
}
