import { foldOrbit } from './fold-case.ts';
import { type RuneSet, runeSetOf, uniteRunes } from './rune-set.ts';

export type AssertionKind =
  | 'text-start'
  | 'text-end'
  | 'line-start'
  | 'line-end'
  | 'word-boundary'
  | 'no-word-boundary';

/** What Go limits in a pattern. */
interface Measures {
  /** Levels below and including this one. */
  readonly height: number;
  /** Instructions of the compiled program, roughly (Go: syntax/parse.go, calcSize). */
  readonly size: number;
  /** The largest product of counted repetitions nested in each other. */
  readonly repeats: number;
}

export interface LiteralNode extends Measures {
  readonly kind: 'literal';
  /** With `fold` each rune stands for all that equals it when case does not count. */
  readonly text: string;
  readonly fold: boolean;
}

export interface SetNode extends Measures {
  readonly kind: 'set';
  readonly set: RuneSet;
}

export interface CaptureNode extends Measures {
  readonly kind: 'capture';
  readonly index: number;
  readonly body: RegexpNode;
}

export interface RepeatNode extends Measures {
  readonly kind: 'repeat';
  readonly min: number;
  /** Infinity for none. */
  readonly max: number;
  readonly greedy: boolean;
  readonly body: RegexpNode;
}

export interface GroupNode extends Measures {
  readonly kind: 'concat' | 'alternate';
  readonly items: readonly RegexpNode[];
}

/** A parsed regular expression. */
export type RegexpNode =
  | LiteralNode
  | SetNode
  | CaptureNode
  | RepeatNode
  | GroupNode
  | ({ readonly kind: 'empty' } & Measures)
  | ({ readonly kind: 'assertion'; readonly assertion: AssertionKind } & Measures);

const LEAF: Measures = { height: 1, size: 1, repeats: 1 };

export const EMPTY_NODE: RegexpNode = { kind: 'empty', ...LEAF };

export function assertionNode(assertion: AssertionKind): RegexpNode {
  return { kind: 'assertion', assertion, ...LEAF };
}

/** One rune; surrogates, which an escape can name, match nothing and stay apart from texts. */
export function runeNode(rune: number, { fold }: { readonly fold: boolean }): LiteralNode | SetNode {
  if (rune >= 0xd800 && rune <= 0xdfff) return { kind: 'set', set: [rune, rune], ...LEAF };
  return literalNode(String.fromCodePoint(rune), 1, fold);
}

/** One rune of a set; a literal where that says the same. */
export function setNode(set: RuneSet): LiteralNode | SetNode {
  if (set.length === 2 && set[0] === set[1]) return runeNode(set[0]!, { fold: false });
  if (isFoldPair(set)) return runeNode(set[0]!, { fold: true });
  return { kind: 'set', set, ...LEAF };
}

export function captureNode(index: number, body: RegexpNode): CaptureNode {
  return { kind: 'capture', index, body, height: body.height + 1, size: body.size + 2, repeats: body.repeats };
}

export function repeatNode(
  body: RegexpNode,
  { min, max, greedy }: { readonly min: number; readonly max: number; readonly greedy: boolean },
): RepeatNode {
  const counted = max === Infinity ? Math.max(min, 1) : max;
  const repeats = max === 0 ? 1 : counted * body.repeats;
  return { kind: 'repeat', min, max, greedy, body, height: body.height + 1, size: repeatSize(body, min, max), repeats };
}

/** A sequence: neighbouring literals become one, sequences in it are taken apart. */
export function concatNode(items: readonly RegexpNode[]): RegexpNode {
  const flat = joinLiterals(items).flatMap((item) => (item.kind === 'concat' ? item.items : [item]));
  if (flat.length === 0) return EMPTY_NODE;
  if (flat.length === 1) return flat[0]!;
  return { kind: 'concat', items: flat, ...measuresOf(flat) };
}

/** Alternatives: neighbours of one rune each become one set, alternatives in it are taken apart. */
export function alternateNode(items: readonly RegexpNode[]): RegexpNode {
  const flat = joinSets(items.flatMap((item) => (item.kind === 'alternate' ? item.items : [item])));
  if (flat.length === 1) return flat[0]!;
  const measures = measuresOf(flat);
  return { kind: 'alternate', items: flat, ...measures, size: measures.size + flat.length - 1 };
}

/** The set of runes of which the node matches one, or undefined where it is not of that kind. */
export function singleRuneSet(node: RegexpNode): RuneSet | undefined {
  if (node.kind === 'set') return node.set;
  return node.kind === 'literal' && node.size === 1 ? literalSet(node.text.codePointAt(0)!, node) : undefined;
}

/** The runes that one rune of a literal stands for. */
export function literalSet(rune: number, { fold }: { readonly fold: boolean }): RuneSet {
  return fold ? runeSetOf(foldOrbit(rune).flatMap((member) => [member, member])) : [rune, rune];
}

/** Whether the node matches one rune each time. */
export function isSingleRune(node: RegexpNode): boolean {
  return node.kind === 'set' || (node.kind === 'literal' && node.size === 1);
}

function literalNode(text: string, size: number, fold: boolean): LiteralNode {
  return { kind: 'literal', text, fold, height: 1, size, repeats: 1 };
}

function isFoldPair(set: RuneSet): boolean {
  const a = set[0];
  const b = set.length === 4 ? set[2] : set[1];
  const isPair = set.length === 4 ? a === set[1] && b === set[3] : set.length === 2 && a! + 1 === b;
  if (!isPair) return false;
  const orbit = foldOrbit(a!);
  return orbit.length === 2 && orbit[0] === a && orbit[1] === b;
}

function repeatSize(body: RegexpNode, min: number, max: number): number {
  if (max !== Infinity) return Math.max(1, max * body.size + max - min);
  return min === 0 ? 2 + body.size : 1 + min * body.size;
}

function measuresOf(items: readonly RegexpNode[]): Measures {
  let height = 0;
  let size = 0;
  let repeats = 1;
  for (const item of items) {
    height = Math.max(height, item.height);
    size += item.size;
    repeats = Math.max(repeats, item.repeats);
  }
  return { height: height + 1, size: Math.max(1, size), repeats };
}

function joinLiterals(items: readonly RegexpNode[]): RegexpNode[] {
  const joined: RegexpNode[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (item.kind === 'literal' && last?.kind === 'literal' && item.fold === last.fold) {
      joined[joined.length - 1] = literalNode(last.text + item.text, last.size + item.size, item.fold);
    } else {
      joined.push(item);
    }
  }
  return joined;
}

function joinSets(items: readonly RegexpNode[]): RegexpNode[] {
  const joined: RegexpNode[] = [];
  for (let from = 0; from < items.length; ) {
    let to = from + 1;
    while (isSingleRune(items[from]!) && to < items.length && isSingleRune(items[to]!)) to++;
    const run = items.slice(from, to);
    joined.push(
      run.length === 1 ? run[0]! : { kind: 'set', set: uniteRunes(run.map((item) => singleRuneSet(item)!)), ...LEAF },
    );
    from = to;
  }
  return joined;
}
