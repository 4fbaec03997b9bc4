import { allRunes, firstRunes, isAnchored, isNullable } from './node-facts.ts';
import type { GroupNode, RegexpNode, RepeatNode } from './regexp-node.ts';
import { asciiTable, type RuneSet, runesOverlap, uniteRunes } from './rune-set.ts';

/** What bounds the work of a machine that backtracks, for a text of length n with runs of loop runes up to r. */
export interface BacktrackingCost {
  /** Steps for one start and one way. */
  readonly factor: number;
  /** Whether each offset is a start (n) or only the first. */
  readonly anchored: boolean;
  /** How many times r multiplies the steps. */
  readonly degree: number;
  /** For each ASCII code 1 where a loop can pass it. */
  readonly loopRunes: Uint8Array;
}

/** Steps that a search may take in a machine that backtracks: tens of milliseconds at worst. */
const MAX_STEPS = 20_000_000;

/** What a machine that backtracks may need for all matches in a text; undefined where it must not be used at all. */
export function backtrackingCostOf(root: RegexpNode): BacktrackingCost | undefined {
  const loops: RuneSet[] = [];
  const { factor, degree } = waysThrough(root, { last: true, loops });
  if (factor === Infinity) return undefined;
  return { factor: factor * root.size, anchored: isAnchored(root), degree, loopRunes: asciiTable(uniteRunes(loops)) };
}

/** Whether all matches in a text are surely found in few steps. */
export function isQuickToBacktrack({ factor, anchored, degree, loopRunes }: BacktrackingCost, text: string): boolean {
  const starts = anchored ? 1 : text.length + 1;
  const affordable = MAX_STEPS / factor / starts;
  if ((text.length + 1) ** degree <= affordable) return true;
  return degree > 0 && affordable >= 1 && (longestRun(text, loopRunes) + 1) ** degree <= affordable;
}

/** A rune above ASCII counts as one that a loop can pass. */
function longestRun(text: string, runes: Uint8Array): number {
  let longest = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80 || runes[unit] === 1) continue;
    if (at - start > longest) longest = at - start;
    start = at + 1;
  }
  return Math.max(longest, text.length - start);
}

/** A bound for the ways through a node from one place: `factor` × r^`degree`. */
interface Ways {
  readonly factor: number;
  readonly degree: number;
}

const ONE_WAY: Ways = { factor: 1, degree: 0 };
const TOO_MANY: Ways = { factor: Infinity, degree: 0 };

/** Position of a node: after the `last` one nothing can fail, so that no way is tried after one that has succeeded. */
interface Place {
  readonly last: boolean;
  /** Collects the runes of loops that multiply the ways. */
  readonly loops: RuneSet[];
}

function waysThrough(node: RegexpNode, place: Place): Ways {
  switch (node.kind) {
    case 'capture':
      return waysThrough(node.body, place);
    case 'repeat':
      return waysThroughRepeat(node, place);
    case 'concat':
      return waysThroughSequence(node, place);
    case 'alternate':
      return waysThroughAlternatives(node, place);
    default:
      return ONE_WAY;
  }
}

function waysThroughSequence({ items }: GroupNode, place: Place): Ways {
  let ways = ONE_WAY;
  let last = place.last;
  for (let index = items.length - 1; index >= 0; index--) {
    const item = waysThrough(items[index]!, { last, loops: place.loops });
    ways = { factor: ways.factor * item.factor, degree: ways.degree + item.degree };
    last &&= cannotFail(items[index]!);
  }
  return ways;
}

function waysThroughAlternatives(node: GroupNode, place: Place): Ways {
  const each = node.items.map((item) => waysThrough(item, place));
  return {
    factor: each.reduce((sum, { factor }) => sum + factor, 0),
    degree: Math.max(...each.map(({ degree }) => degree)),
  };
}

function waysThroughRepeat({ min, max, body }: RepeatNode, place: Place): Ways {
  const inner = waysThrough(body, { last: false, loops: place.loops });
  if (max === 1) return { factor: inner.factor + 1, degree: inner.degree };
  if (hasOneWay(body)) {
    if (min === max) return ONE_WAY;
    if (place.last) return ONE_WAY;
    if (max !== Infinity) return { factor: max - min + 1, degree: 0 };
    place.loops.push(allRunes(body));
    return { factor: 1, degree: 1 };
  }
  if (max === Infinity) return place.last && inner.degree === 0 ? inner : TOO_MANY;
  return { factor: (inner.factor + 1) ** max, degree: inner.degree * max };
}

/** Whether from any place at most one way leads through the node. */
function hasOneWay(node: RegexpNode): boolean {
  switch (node.kind) {
    case 'capture':
      return hasOneWay(node.body);
    case 'repeat':
      return node.min === node.max && hasOneWay(node.body);
    case 'concat':
      return node.items.every(hasOneWay);
    case 'alternate':
      return node.items.every((item) => hasOneWay(item) && !isNullable(item)) && beginApart(node.items);
    default:
      return true;
  }
}

function beginApart(items: readonly RegexpNode[]): boolean {
  const firsts = items.map(firstRunes);
  return firsts.every((first, index) => firsts.slice(index + 1).every((other) => !runesOverlap(first, other)));
}

function cannotFail(node: RegexpNode): boolean {
  switch (node.kind) {
    case 'empty':
      return true;
    case 'capture':
      return cannotFail(node.body);
    case 'repeat':
      return node.min === 0;
    case 'concat':
      return node.items.every(cannotFail);
    case 'alternate':
      return node.items.some(cannotFail);
    default:
      return false;
  }
}
