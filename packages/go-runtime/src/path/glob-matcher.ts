import { minimizeAlternatives } from './glob-minimize.ts';
import { type GlobGroup, type GlobNode, MAX_GLOB_DEPTH, tooDeep } from './glob-pattern.ts';

/**
 * The matchers of gobwas (folder match). Texts are byte strings. `length` is what gobwas calls the static length in runes,
 * -1 for none.
 */
export type GlobMatcher =
  | { readonly kind: 'text'; readonly text: string; readonly length: number }
  | { readonly kind: 'any'; readonly separators: readonly string[]; readonly length: -1 }
  | { readonly kind: 'super'; readonly length: -1 }
  | { readonly kind: 'single'; readonly separators: readonly string[]; readonly length: 1 }
  | { readonly kind: 'list'; readonly runes: readonly string[]; readonly not: boolean; readonly length: 1 }
  | {
      readonly kind: 'range';
      readonly low: number;
      readonly high: number;
      readonly not: boolean;
      readonly length: 1;
    }
  | { readonly kind: 'nothing'; readonly length: 0 }
  | { readonly kind: 'any-of'; readonly matchers: readonly GlobMatcher[]; readonly length: number }
  | { readonly kind: 'every-of'; readonly matchers: readonly GlobMatcher[]; readonly length: -1 }
  | { readonly kind: 'row'; readonly matchers: readonly GlobMatcher[]; readonly length: number }
  | { readonly kind: 'min' | 'max'; readonly limit: number; readonly length: -1 }
  | { readonly kind: 'contains'; readonly text: string; readonly not: boolean; readonly length: -1 }
  | { readonly kind: 'prefix'; readonly text: string; readonly length: -1 }
  | { readonly kind: 'suffix'; readonly text: string; readonly length: -1 }
  | { readonly kind: 'prefix-suffix'; readonly prefix: string; readonly suffix: string; readonly length: -1 }
  | {
      readonly kind: 'prefix-any';
      readonly text: string;
      readonly separators: readonly string[];
      readonly length: -1;
    }
  | {
      readonly kind: 'suffix-any';
      readonly text: string;
      readonly separators: readonly string[];
      readonly length: -1;
    }
  | GlobTree;

/** Something to search for, with what must match all before and all after it. */
export interface GlobTree {
  readonly kind: 'tree';
  readonly value: GlobMatcher;
  readonly left: GlobMatcher | undefined;
  readonly right: GlobMatcher | undefined;
  readonly leftLength: number;
  readonly rightLength: number;
  readonly length: number;
}

/** Builds the matcher that gobwas' compiler builds (compiler/compiler.go), since its shape decides the odd cases. */
export function buildGlobMatcher(node: GlobNode, separators: readonly string[]): GlobMatcher {
  switch (node.kind) {
    case 'pattern':
      if (node.children.length === 0) return NOTHING;
      return optimize(joinSequence(glueLongest(buildChildren(node, separators)), 0));
    case 'any-of': {
      const minimized = alternativesOf(node);
      if (minimized) return buildGlobMatcher(minimized, separators);
      const matchers = buildChildren(node, separators);
      return { kind: 'any-of', matchers, length: lengthOfAlternatives(matchers) };
    }
    case 'any':
      return separators.length === 0 ? SUPER : { kind: 'any', separators, length: -1 };
    case 'super':
      return SUPER;
    case 'single':
      return { kind: 'single', separators, length: 1 };
    case 'nothing':
      return NOTHING;
    case 'list':
      return optimize({ kind: 'list', runes: node.runes, not: node.not, length: 1 });
    case 'range':
      return { kind: 'range', low: node.low, high: node.high, not: node.not, length: 1 };
    case 'text':
      return textMatcher(node.text);
  }
}

const NOTHING: GlobMatcher = { kind: 'nothing', length: 0 };
const SUPER: GlobMatcher = { kind: 'super', length: -1 };

function buildChildren(group: GlobGroup, separators: readonly string[]): GlobMatcher[] {
  return group.children.map((child) => optimize(buildGlobMatcher(child, separators)));
}

function alternativesOf(group: GlobGroup): GlobGroup | undefined {
  const { children } = group;
  return children.every(isSequence) ? minimizeAlternatives(children) : undefined;
}

function isSequence(node: GlobNode): node is GlobGroup {
  return node.kind === 'pattern';
}

function textMatcher(text: string): GlobMatcher {
  return { kind: 'text', text, length: countRunes(text) };
}

function countRunes(bytes: string): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes.charCodeAt(at) & 0xc0) !== 0x80) count++;
  }
  return count;
}

/** gobwas, AnyOf.Len: an alternative of no static length is forgotten when it comes first. */
function lengthOfAlternatives(matchers: readonly GlobMatcher[]): number {
  let length = -1;
  for (const matcher of matchers) {
    if (length === -1) length = matcher.length;
    else if (matcher.length !== length) return -1;
  }
  return length;
}

/** Joins neighbours into one matcher as long as there are any that go together, longest run first. */
function glueLongest(sequence: readonly GlobMatcher[]): readonly GlobMatcher[] {
  let current = sequence;
  for (;;) {
    const run = longestRun(current);
    if (run === undefined) return current;
    current = [...current.slice(0, run.from), run.glued, ...current.slice(run.to)];
  }
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly glued: GlobMatcher;
}

/** gobwas, minimizeMatchers: more matchers win, and so does a longer row over a shorter one. */
function longestRun(sequence: readonly GlobMatcher[]): Run | undefined {
  const everyEnds = endsOfRuns(sequence, joinsEvery);
  const rowEnds = endsOfRuns(sequence, (left, right) => left.length !== -1 && right.length !== -1);
  let best: Run | undefined;
  for (let from = 0; from < sequence.length - 1; from++) {
    const to = Math.max(everyEnds[from]!, rowEnds[from]!);
    if (to < from + 2) continue;
    const size = to - from;
    const length = everyEnds[from] === to ? -1 : rowLength(sequence, from, to);
    if (best && size <= best.to - best.from && !(best.glued.length > -1 && length > best.glued.length)) continue;
    const run = sequence.slice(from, to);
    best = { from, to, glued: everyEnds[from] === to ? glueAsEvery(run) : { kind: 'row', matchers: run, length } };
  }
  return best;
}

/** For each position the end of the longest run from there in which every two neighbours go together. */
function endsOfRuns(
  sequence: readonly GlobMatcher[],
  joins: (left: GlobMatcher, right: GlobMatcher) => boolean,
): number[] {
  const ends = sequence.map((_, index) => index + 1);
  for (let index = sequence.length - 2; index >= 0; index--) {
    if (joins(sequence[index]!, sequence[index + 1]!)) ends[index] = ends[index + 1]!;
  }
  return ends;
}

function rowLength(sequence: readonly GlobMatcher[], from: number, to: number): number {
  let length = 0;
  for (let index = from; index < to; index++) length += sequence[index]!.length;
  return length;
}

function joinsEvery(left: GlobMatcher, right: GlobMatcher): boolean {
  const a = excludedBy(left);
  const b = excludedBy(right);
  return a !== undefined && b !== undefined && a.length === b.length && a.every((rune, index) => rune === b[index]);
}

/** The runes that a wildcard does not match, or undefined for what is no wildcard. */
function excludedBy(matcher: GlobMatcher): readonly string[] | undefined {
  switch (matcher.kind) {
    case 'super':
      return [];
    case 'any':
    case 'single':
      return matcher.separators;
    case 'list':
      return matcher.not ? matcher.runes : undefined;
    default:
      return undefined;
  }
}

/** gobwas, glueMatchersAsEvery; with several separators only all of them side by side are excluded. */
function glueAsEvery(run: readonly GlobMatcher[]): GlobMatcher {
  const separators = excludedBy(run[0]!)!;
  const singles = run.filter(({ kind }) => kind === 'single' || kind === 'list').length;
  const stretches = singles < run.length;
  if (singles === 0) return run[0]!.kind === 'super' ? SUPER : { kind: 'any', separators, length: -1 };
  const atLeast: GlobMatcher = { kind: 'min', limit: singles, length: -1 };
  if (stretches && separators.length === 0) return atLeast;
  const matchers: GlobMatcher[] = [atLeast];
  if (!stretches) matchers.push({ kind: 'max', limit: singles, length: -1 });
  if (separators.length > 0) matchers.push({ kind: 'contains', text: separators.join(''), not: true, length: -1 });
  return { kind: 'every-of', matchers, length: -1 };
}

/** gobwas, compileMatchers: the last of the longest static matchers becomes the value of a tree. */
function joinSequence(sequence: readonly GlobMatcher[], depth: number): GlobMatcher {
  if (sequence.length === 1) return sequence[0]!;
  if (depth === MAX_GLOB_DEPTH) throw tooDeep();
  let at = 0;
  let longest = -1;
  sequence.forEach(({ length }, index) => {
    if (length === -1 || length < longest) return;
    longest = length;
    at = index;
  });
  const left = at === 0 ? undefined : joinSequence(sequence.slice(0, at), depth + 1);
  const right = at === sequence.length - 1 ? undefined : joinSequence(sequence.slice(at + 1), depth + 1);
  return treeMatcher(sequence[at]!, left, right);
}

function treeMatcher(value: GlobMatcher, left: GlobMatcher | undefined, right: GlobMatcher | undefined): GlobTree {
  const leftLength = left ? left.length : 0;
  const rightLength = right ? right.length : 0;
  const known = value.length !== -1 && leftLength !== -1 && rightLength !== -1;
  const length = known ? leftLength + value.length + rightLength : -1;
  return { kind: 'tree', value, left, right, leftLength, rightLength, length };
}

/** gobwas, optimizeMatcher: simpler matchers for common shapes, where prefix and suffix may then overlap. */
function optimize(matcher: GlobMatcher): GlobMatcher {
  if (matcher.kind === 'any-of') return matcher.matchers.length === 1 ? matcher.matchers[0]! : matcher;
  if (matcher.kind === 'list') {
    return !matcher.not && matcher.runes.length === 1 ? textMatcher(matcher.runes[0]!) : matcher;
  }
  return matcher.kind === 'tree' ? optimizeTree(matcher) : matcher;
}

function optimizeTree(tree: GlobTree): GlobMatcher {
  const left = tree.left && optimize(tree.left);
  const right = tree.right && optimize(tree.right);
  if (tree.value.kind !== 'text') return { ...tree, left, right };
  const { text } = tree.value;
  if (left?.kind === 'super' && right?.kind === 'super') return { kind: 'contains', text, not: false, length: -1 };
  if (!right) {
    if (left?.kind === 'super') return { kind: 'suffix', text, length: -1 };
    if (left?.kind === 'prefix') return { kind: 'prefix-suffix', prefix: left.text, suffix: text, length: -1 };
    if (left?.kind === 'any') return { kind: 'suffix-any', text, separators: left.separators, length: -1 };
  }
  if (!left) {
    if (right?.kind === 'super') return { kind: 'prefix', text, length: -1 };
    if (right?.kind === 'suffix') return { kind: 'prefix-suffix', prefix: text, suffix: right.text, length: -1 };
    if (right?.kind === 'any') return { kind: 'prefix-any', text, separators: right.separators, length: -1 };
  }
  return { ...tree, left, right };
}
