import { DiagnosticError } from '@metachart/diagnostics';
import { GoError } from '../reflect/index.ts';
import { runeAt, runeWidthAt } from './byte-string.ts';
import type { GlobMatcher, GlobTree } from './glob-matcher.ts';

/** Whether a matcher holds for a whole byte string. Throws DiagnosticError `path/glob-too-complex` past a work limit. */
export function matchesGlob(matcher: GlobMatcher, text: string): boolean {
  return matches(matcher, text, { steps: 0, known: new Map() });
}

/** Work of one match: from `REMEMBER_FROM` steps on, answers of trees are kept, so that no pattern takes exponential time. */
interface Work {
  steps: number;
  readonly known: Map<GlobTree, Map<string, boolean>>;
}

const REMEMBER_FROM = 10_000;
const MAX_STEPS = 5_000_000;

function matches(matcher: GlobMatcher, text: string, work: Work): boolean {
  spend(work, text.length);
  switch (matcher.kind) {
    case 'text':
      return text === matcher.text;
    case 'any':
      return indexOfAny(text, matcher.separators) === -1;
    case 'super':
      return true;
    case 'nothing':
      return text === '';
    case 'single':
    case 'list':
    case 'range':
      // The empty text is U+FFFD of width 0 to gobwas.
      return text.length <= runeWidthAt(text, 0, text.length) && holdsRune(matcher, text, 0);
    case 'any-of':
      return matcher.matchers.some((one) => matches(one, text, work));
    case 'every-of':
      return matcher.matchers.every((one) => matches(one, text, work));
    case 'row':
      return countRunes(text, matcher.length + 1) === matcher.length && rowMatches(matcher.matchers, text, work);
    case 'min':
      return countRunes(text, matcher.limit) >= matcher.limit;
    case 'max':
      return countRunes(text, matcher.limit + 1) <= matcher.limit;
    case 'contains':
      return text.includes(matcher.text) !== matcher.not;
    case 'prefix':
      return text.startsWith(matcher.text);
    case 'suffix':
      return text.endsWith(matcher.text);
    case 'prefix-suffix':
      return text.startsWith(matcher.prefix) && text.endsWith(matcher.suffix);
    case 'prefix-any':
      return text.startsWith(matcher.text) && indexOfAny(text.slice(matcher.text.length), matcher.separators) === -1;
    case 'suffix-any': {
      const before = text.length - matcher.text.length;
      return text.endsWith(matcher.text) && indexOfAny(text.slice(0, before), matcher.separators) === -1;
    }
    case 'tree':
      return treeMatches(matcher, text, work);
  }
}

type RuneMatcher = Extract<GlobMatcher, { kind: 'single' | 'list' | 'range' }>;

function holdsRune(matcher: RuneMatcher, text: string, at: number): boolean {
  if (matcher.kind === 'range') {
    const rune = runeAt(text, at, text.length);
    return (rune >= matcher.low && rune <= matcher.high) !== matcher.not;
  }
  const width = runeWidthAt(text, at, text.length);
  const rune = text.slice(at, at + width);
  if (matcher.kind === 'single') return !matcher.separators.includes(rune);
  return matcher.runes.includes(rune) !== matcher.not;
}

/** gobwas, IndexAnyRunes: where the first of the given runes that occurs at all occurs, which need not be the leftmost. */
function indexOfAny(text: string, runes: readonly string[]): number {
  for (const rune of runes) {
    const at = text.indexOf(rune);
    if (at !== -1) return at;
  }
  return -1;
}

function countRunes(text: string, limit: number): number {
  let count = 0;
  for (let at = 0; at < text.length && count < limit; count++) at += runeWidthAt(text, at, text.length);
  return count;
}

/**
 * gobwas, Row.matchAll: each part is cut one byte after the start of its last rune, as if that were ASCII; a part of no
 * length takes all, and where nothing is left Go panics.
 */
function rowMatches(matchers: readonly GlobMatcher[], text: string, work: Work): boolean {
  let at = 0;
  for (const matcher of matchers) {
    let count = 0;
    let last = at;
    for (let next = at; next < text.length; next += runeWidthAt(text, next, text.length)) {
      last = next;
      count++;
      if (count === matcher.length) break;
    }
    if (count < matcher.length) return false;
    if (last >= text.length) {
      throw new GoError(`runtime error: slice bounds out of range [:${last + 1}] with length ${text.length}`);
    }
    if (!matches(matcher, text.slice(at, last + 1), work)) return false;
    at = last + 1;
  }
  return true;
}

function treeMatches(tree: GlobTree, text: string, work: Work): boolean {
  if (work.steps < REMEMBER_FROM) return searchTree(tree, text, work);
  let answers = work.known.get(tree);
  if (!answers) {
    answers = new Map();
    work.known.set(tree, answers);
  }
  const known = answers.get(text);
  if (known !== undefined) return known;
  const answer = searchTree(tree, text, work);
  answers.set(text, answer);
  return answer;
}

function searchTree(tree: GlobTree, text: string, work: Work): boolean {
  if (tree.length > text.length) return false;
  const limit = tree.rightLength >= 0 ? text.length - tree.rightLength : text.length;
  let offset = Math.max(tree.leftLength, 0);
  while (offset < limit) {
    const found = find(tree.value, text.slice(offset, limit), work);
    if (!found) return false;
    const at = offset + found.at;
    const before = text.slice(0, at);
    if (tree.left ? matches(tree.left, before, work) : before === '') {
      for (let index = found.lengths.length - 1; index >= 0; index--) {
        const after = text.slice(at + found.lengths[index]!);
        if (tree.right ? matches(tree.right, after, work) : after === '') return true;
      }
    }
    offset = at + runeWidthAt(text, at, text.length);
  }
  return false;
}

function spend(work: Work, length: number): void {
  work.steps += 1 + (length >> 6);
  if (work.steps > MAX_STEPS) {
    throw new DiagnosticError('path/glob-too-complex', {
      message: 'matching a glob pattern: too many ways to try',
      hint: 'Use fewer stars and braces in one pattern.',
    });
  }
}

/** Where a matcher can begin first, and the lengths in bytes it can then have, in ascending order. */
interface Found {
  readonly at: number;
  readonly lengths: readonly number[];
}

function find(matcher: GlobMatcher, text: string, work: Work): Found | undefined {
  spend(work, text.length);
  switch (matcher.kind) {
    case 'text': {
      const at = text.indexOf(matcher.text);
      return at === -1 ? undefined : { at, lengths: [matcher.text.length] };
    }
    case 'any': {
      const separator = indexOfAny(text, matcher.separators);
      return { at: 0, lengths: runeStarts(text, separator === -1 ? text.length : separator) };
    }
    case 'super':
      return { at: 0, lengths: runeStarts(text, text.length) };
    case 'nothing':
      return { at: 0, lengths: [0] };
    case 'single':
    case 'list':
    case 'range':
      return findRune(matcher, text);
    case 'any-of':
      return findAnyOf(matcher.matchers, text, work);
    case 'every-of':
      return findEveryOf(matcher.matchers, text, work);
    case 'row':
      return findRow(matcher, text, work);
    case 'min':
      return findMin(matcher.limit, text);
    case 'max':
      return { at: 0, lengths: [0, ...runeEnds(text, 0, text.length).slice(0, matcher.limit)] };
    case 'contains':
      return findContains(matcher, text);
    case 'prefix':
    case 'prefix-any':
      return findPrefix(matcher, text);
    case 'suffix': {
      const at = text.indexOf(matcher.text);
      return at === -1 ? undefined : { at: 0, lengths: [at + matcher.text.length] };
    }
    case 'prefix-suffix':
      return findPrefixSuffix(matcher, text);
    case 'suffix-any': {
      const at = text.indexOf(matcher.text);
      if (at === -1) return undefined;
      const start = lastIndexOfAny(text.slice(0, at), matcher.separators) + 1;
      return { at: start, lengths: [at + matcher.text.length - start] };
    }
    case 'tree':
      // gobwas, BTree.Index: not written, so a tree is never found inside of another.
      return undefined;
  }
}

/** Offsets of the runes before `end`, then `end`. */
function runeStarts(text: string, end: number): number[] {
  const starts: number[] = [];
  for (let at = 0; at < end; at += runeWidthAt(text, at, end)) starts.push(at);
  starts.push(end);
  return starts;
}

/** Ends of the runes of a part; an invalid byte counts three, as the length of U+FFFD. */
function runeEnds(text: string, from: number, end: number): number[] {
  const ends: number[] = [];
  for (let at = from; at < end; at += runeWidthAt(text, at, end)) ends.push(at + runeLength(text, at, end));
  return ends;
}

function runeLength(text: string, at: number, end: number): number {
  const width = runeWidthAt(text, at, end);
  return width === 1 && text.charCodeAt(at) >= 0x80 ? 3 : width;
}

function findRune(matcher: RuneMatcher, text: string): Found | undefined {
  for (let at = 0; at < text.length; at += runeWidthAt(text, at, text.length)) {
    if (holdsRune(matcher, text, at)) return { at, lengths: [runeLength(text, at, text.length)] };
  }
  return undefined;
}

function findAnyOf(matchers: readonly GlobMatcher[], text: string, work: Work): Found | undefined {
  let best: Found | undefined;
  for (const matcher of matchers) {
    const found = find(matcher, text, work);
    if (!found || (best && found.at > best.at)) continue;
    best = best && found.at === best.at ? { at: best.at, lengths: merge(best.lengths, found.lengths) } : found;
  }
  return best;
}

function merge(a: readonly number[], b: readonly number[]): number[] {
  const merged: number[] = [];
  let x = 0;
  let y = 0;
  while (x < a.length && y < b.length) {
    const left = a[x]!;
    const right = b[y]!;
    merged.push(Math.min(left, right));
    if (left <= right) x++;
    if (right <= left) y++;
  }
  for (; x < a.length; x++) merged.push(a[x]!);
  for (; y < b.length; y++) merged.push(b[y]!);
  return merged;
}

/** gobwas, EveryOf.Index: each further matcher looks from where the one before began. */
function findEveryOf(matchers: readonly GlobMatcher[], text: string, work: Work): Found | undefined {
  let at = 0;
  let offset = 0;
  let lengths: readonly number[] = [];
  for (const [index, matcher] of matchers.entries()) {
    const found = find(matcher, text.slice(at), work);
    if (!found) return undefined;
    if (index === 0) {
      lengths = found.lengths;
    } else {
      const shift = at - (found.at + offset);
      const allowed = new Set(found.lengths);
      lengths = lengths.map((length) => length + shift).filter((length) => allowed.has(length));
      if (lengths.length === 0) return undefined;
    }
    at = found.at + offset;
    offset += found.at;
  }
  return { at, lengths };
}

/** gobwas, Row.Index: the length it reports is that in runes. */
function findRow(row: Extract<GlobMatcher, { kind: 'row' }>, text: string, work: Work): Found | undefined {
  for (let at = 0; at < text.length; at += runeWidthAt(text, at, text.length)) {
    if (text.length - at < row.length) return undefined;
    if (rowMatches(row.matchers, text.slice(at), work)) return { at, lengths: [row.length] };
  }
  return undefined;
}

function findMin(limit: number, text: string): Found | undefined {
  if (text.length < limit) return undefined;
  const lengths = runeEnds(text, 0, text.length).slice(limit - 1);
  return lengths.length === 0 ? undefined : { at: 0, lengths };
}

function findContains(matcher: { readonly text: string; readonly not: boolean }, text: string): Found | undefined {
  const at = text.indexOf(matcher.text);
  if (matcher.not) return { at: 0, lengths: runeStarts(text, at === -1 ? text.length : at) };
  if (at === -1) return undefined;
  const offset = at + matcher.text.length;
  return { at: 0, lengths: runeStarts(text.slice(offset), text.length - offset).map((start) => offset + start) };
}

type PrefixMatcher = Extract<GlobMatcher, { kind: 'prefix' }> | Extract<GlobMatcher, { kind: 'prefix-any' }>;

function findPrefix(matcher: PrefixMatcher, text: string): Found | undefined {
  const at = text.indexOf(matcher.text);
  if (at === -1) return undefined;
  const from = at + matcher.text.length;
  const rest = text.slice(from);
  const separator = matcher.kind === 'prefix' ? -1 : indexOfAny(rest, matcher.separators);
  const ends = runeEnds(rest, 0, separator === -1 ? rest.length : separator);
  return { at, lengths: [matcher.text.length, ...ends.map((end) => matcher.text.length + end)] };
}

function findPrefixSuffix(matcher: Extract<GlobMatcher, { kind: 'prefix-suffix' }>, text: string): Found | undefined {
  const at = text.indexOf(matcher.prefix);
  if (at === -1) return undefined;
  const lengths: number[] = [];
  let rest = text.slice(at);
  for (let end = rest.lastIndexOf(matcher.suffix); end !== -1; end = rest.lastIndexOf(matcher.suffix)) {
    lengths.push(end + matcher.suffix.length);
    rest = rest.slice(0, end);
  }
  return lengths.length === 0 ? undefined : { at, lengths: lengths.reverse() };
}

/** gobwas, LastIndexAnyRunes: of the first of the runes that occurs; a rune above ASCII is looked for only from the left. */
function lastIndexOfAny(text: string, runes: readonly string[]): number {
  for (const rune of runes) {
    const at = rune.length === 1 ? text.lastIndexOf(rune) : text.indexOf(rune);
    if (at !== -1) return at;
  }
  return -1;
}
