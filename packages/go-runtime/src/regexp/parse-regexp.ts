import { DiagnosticError } from '@metachart/diagnostics';
import { parseRuneClass, parseUnicodeEscape, readPerlEscape } from './parse-class.ts';
import { parseEscape } from './parse-escape.ts';
import { checkUtf8, type Flags, readRune, syntaxError } from './parse-text.ts';
import {
  type AssertionKind,
  alternateNode,
  assertionNode,
  captureNode,
  concatNode,
  type RegexpNode,
  repeatNode,
  runeNode,
  setNode,
} from './regexp-node.ts';
import { ANY_RUNE, ANY_RUNE_BUT_NEWLINE, type RuneSet } from './rune-set.ts';

export interface ParsedRegexp {
  readonly root: RegexpNode;
  /** Name of each group, "" for none, the whole match first. */
  readonly groupNames: readonly string[];
}

const MAX_HEIGHT = 1000;
const MAX_REPEATS = 1000;
/** Instructions and set bounds that Go lets a pattern have (syntax/parse.go, maxSize and maxRunes). */
const MAX_GO_SIZE = 3_355_443;
const MAX_GO_RUNES = 33_554_432;
const MAX_SIZE = 200_000;
const MAX_COPIED = 20_000_000;

/**
 * Parses RE2 syntax as regexp/syntax does with the flags Perl, which regexp.Compile uses (rule P16). Throws GoError
 * `error parsing regexp: …` with Go's text, and DiagnosticError `regexp/pattern-too-large` for a pattern that Go would
 * take but that needs more than 200,000 instructions or an unreasonable time.
 */
export function parseRegexp(pattern: string): ParsedRegexp {
  const parser: Parser = {
    pattern,
    at: 0,
    flags: { fold: false, multiLine: false, dotAll: false, lazy: false },
    groupNames: [''],
    runes: 0,
    copied: 0,
    frames: [],
    frame: { capture: undefined, outerFlags: undefined, alternatives: [], items: [] },
    lastRepeat: undefined,
  };
  while (parser.at < pattern.length) {
    const repeat = isRepeatOperator(parser) ? parser.at : undefined;
    const repeated = parseNext(parser);
    parser.lastRepeat = repeated ? repeat : undefined;
  }
  const root = closeFrame(parser);
  if (parser.frames.length > 0) throw syntaxError('missing closing )', pattern);
  if (root.size > MAX_SIZE) throw tooLarge(pattern);
  return { root, groupNames: parser.groupNames };
}

/** A group that is open. */
interface Frame {
  /** Its number, where it captures. */
  readonly capture: number | undefined;
  readonly outerFlags: Flags | undefined;
  readonly alternatives: RegexpNode[];
  items: RegexpNode[];
}

interface Parser {
  readonly pattern: string;
  at: number;
  flags: Flags;
  readonly groupNames: string[];
  /** Runes and bounds of sets so far. */
  runes: number;
  /** Items and bounds that joining nodes has copied so far. */
  copied: number;
  /** The groups around the innermost one. */
  readonly frames: Frame[];
  frame: Frame;
  /** Where the repetition operator before the current position begins, if there is one. */
  lastRepeat: number | undefined;
}

function isRepeatOperator({ pattern, at }: Parser): boolean {
  return '*+?{'.includes(pattern[at]!);
}

/** Reads one item, and says whether that was a repetition operator. */
function parseNext(parser: Parser): boolean {
  const { pattern, at } = parser;
  switch (pattern[at]) {
    case '(':
      if (pattern[at + 1] === '?') parseGroupOptions(parser);
      else openCapture(parser, '', at + 1);
      return false;
    case '|':
      parser.frame.alternatives.push(check(parser, concatNode(parser.frame.items)));
      parser.frame.items = [];
      parser.at++;
      return false;
    case ')':
      closeGroup(parser);
      return false;
    case '^':
      pushAssertion(parser, parser.flags.multiLine ? 'line-start' : 'text-start', 1);
      return false;
    case '$':
      pushAssertion(parser, parser.flags.multiLine ? 'line-end' : 'text-end', 1);
      return false;
    case '.':
      parser.at++;
      pushSet(parser, parser.flags.dotAll ? ANY_RUNE : ANY_RUNE_BUT_NEWLINE);
      return false;
    case '[': {
      const { set, end } = parseRuneClass(pattern, at, parser.flags);
      parser.at = end;
      parser.copied += set.length;
      pushSet(parser, set);
      return false;
    }
    case '*':
      return applyRepeat(parser, { min: 0, max: Infinity, end: at + 1 });
    case '+':
      return applyRepeat(parser, { min: 1, max: Infinity, end: at + 1 });
    case '?':
      return applyRepeat(parser, { min: 0, max: 1, end: at + 1 });
    case '{':
      return parseCountedRepeat(parser);
    case '\\':
      parseBackslash(parser);
      return false;
    default: {
      const { rune, end } = readRune(pattern, at);
      parser.at = end;
      pushLiteral(parser, rune);
      return false;
    }
  }
}

function pushAssertion(parser: Parser, assertion: AssertionKind, width: number): void {
  parser.at += width;
  push(parser, assertionNode(assertion), 0);
}

function pushSet(parser: Parser, set: RuneSet): void {
  push(parser, setNode(set), set.length);
}

function pushLiteral(parser: Parser, rune: number): void {
  push(parser, runeNode(rune, parser.flags), 1);
}

function push(parser: Parser, node: RegexpNode, runes: number): void {
  parser.runes += runes;
  parser.frame.items.push(check(parser, node));
}

function check(parser: Parser, node: RegexpNode): RegexpNode {
  if (node.height > MAX_HEIGHT) throw syntaxError('expression nests too deeply', parser.pattern);
  if (node.size > MAX_GO_SIZE || parser.runes > MAX_GO_RUNES) {
    throw syntaxError('expression too large', parser.pattern);
  }
  if (node.kind === 'concat' || node.kind === 'alternate') parser.copied += node.items.length;
  if (parser.copied > MAX_COPIED) throw tooLarge(parser.pattern);
  return node;
}

function tooLarge(pattern: string): DiagnosticError {
  return new DiagnosticError('regexp/pattern-too-large', {
    message: `compiling a regular expression of ${pattern.length} characters: its program would be too large`,
    hint: 'Use smaller repeat counts or a shorter pattern.',
  });
}

function openCapture(parser: Parser, name: string, end: number): void {
  parser.groupNames.push(name);
  openFrame(parser, parser.groupNames.length - 1);
  parser.at = end;
}

function openFrame(parser: Parser, capture: number | undefined): void {
  parser.frames.push(parser.frame);
  parser.frame = { capture, outerFlags: parser.flags, alternatives: [], items: [] };
}

function closeFrame(parser: Parser): RegexpNode {
  const { alternatives, items } = parser.frame;
  const last = check(parser, concatNode(items));
  if (alternatives.length === 0) return last;
  const node = alternateNode([...alternatives, last]);
  if (node.kind === 'set') parser.copied += node.set.length;
  return check(parser, node);
}

function closeGroup(parser: Parser): void {
  const { capture, outerFlags } = parser.frame;
  const body = closeFrame(parser);
  const outer = parser.frames.pop();
  if (outer === undefined || outerFlags === undefined) throw syntaxError('unexpected )', parser.pattern);
  parser.frame = outer;
  parser.flags = outerFlags;
  parser.at++;
  push(parser, capture === undefined ? body : captureNode(capture, body), 0);
}

/** `(?…`: a named group, flags for a group, or flags for the rest of this one. */
function parseGroupOptions(parser: Parser): void {
  const { pattern, at } = parser;
  const rest = pattern.length - at;
  const nameStart =
    pattern.startsWith('(?P<', at) && rest > 4 ? at + 4 : pattern[at + 2] === '<' && rest > 3 ? at + 3 : 0;
  if (nameStart > 0) parseNamedCapture(parser, nameStart);
  else parseFlags(parser);
}

function parseNamedCapture(parser: Parser, nameStart: number): void {
  const { pattern, at } = parser;
  const close = pattern.indexOf('>', at);
  if (close < 0) {
    checkUtf8(pattern, at, pattern.length);
    throw syntaxError('invalid named capture', pattern.slice(at));
  }
  checkUtf8(pattern, nameStart, close);
  const name = pattern.slice(nameStart, close);
  if (!/^[0-9A-Za-z_]+$/.test(name)) throw syntaxError('invalid named capture', pattern.slice(at, close + 1));
  openCapture(parser, name, close + 1);
}

function parseFlags(parser: Parser): void {
  const { pattern } = parser;
  let at = parser.at + 2;
  let flags = parser.flags;
  let value = true;
  let sawFlag = false;
  while (at < pattern.length) {
    const { rune, end } = readRune(pattern, at);
    at = end;
    const letter = String.fromCodePoint(rune);
    const flag = FLAG_LETTERS.get(letter);
    if (flag) {
      flags = { ...flags, [flag]: value };
      sawFlag = true;
    } else if (letter === '-' && value) {
      value = false;
      sawFlag = false;
    } else if ((letter === ':' || letter === ')') && (value || sawFlag)) {
      if (letter === ':') openFrame(parser, undefined);
      parser.flags = flags;
      parser.at = at;
      return;
    } else {
      break;
    }
  }
  throw syntaxError('invalid or unsupported Perl syntax', pattern.slice(parser.at, at));
}

const FLAG_LETTERS: ReadonlyMap<string, keyof Flags> = new Map([
  ['i', 'fold'],
  ['m', 'multiLine'],
  ['s', 'dotAll'],
  ['U', 'lazy'],
]);

interface Repeat {
  readonly min: number;
  readonly max: number;
  /** Where the operator ends, a `?` after it not included. */
  readonly end: number;
}

function applyRepeat(parser: Parser, { min, max, end }: Repeat): true {
  const { pattern, at, lastRepeat, frame, flags } = parser;
  const switched = pattern[end] === '?';
  const after = switched ? end + 1 : end;
  if (lastRepeat !== undefined)
    throw syntaxError('invalid nested repetition operator', pattern.slice(lastRepeat, after));
  const body = frame.items.pop();
  if (body === undefined) throw syntaxError('missing argument to repetition operator', pattern.slice(at, after));
  const node = repeatNode(body, { min, max, greedy: flags.lazy === switched });
  parser.at = after;
  push(parser, node, 0);
  if ((min >= 2 || (max >= 2 && max !== Infinity)) && node.repeats > MAX_REPEATS) {
    throw syntaxError('invalid repeat count', pattern.slice(at, after));
  }
  return true;
}

/** `{n}`, `{n,}`, `{n,m}`; anything else is a brace that stands for itself. */
function parseCountedRepeat(parser: Parser): boolean {
  const { pattern, at } = parser;
  COUNTED_REPEAT.lastIndex = at;
  const counted = COUNTED_REPEAT.exec(pattern);
  if (!counted) {
    parser.at++;
    pushLiteral(parser, 0x7b);
    return false;
  }
  const end = at + counted[0].length;
  const min = Number(counted[1]);
  const max = counted[2] === undefined ? min : counted[2] === ',' ? Infinity : Number(counted[2].slice(1));
  if (min > MAX_REPEATS || (max > MAX_REPEATS && max !== Infinity) || min > max) {
    throw syntaxError('invalid repeat count', pattern.slice(at, end));
  }
  return applyRepeat(parser, { min, max, end });
}

const COUNTED_REPEAT = /\{(0|[1-9][0-9]*)(,(?:0|[1-9][0-9]*)?)?\}/y;

const ESCAPED_ASSERTIONS: ReadonlyMap<string, AssertionKind> = new Map([
  ['A', 'text-start'],
  ['b', 'word-boundary'],
  ['B', 'no-word-boundary'],
  ['z', 'text-end'],
]);

function parseBackslash(parser: Parser): void {
  const letter = parser.pattern[parser.at + 1] ?? '';
  const assertion = ESCAPED_ASSERTIONS.get(letter);
  if (assertion) pushAssertion(parser, assertion, 2);
  else if (letter === 'Q') parseQuoted(parser);
  else if (letter === 'C') throw syntaxError('invalid escape sequence', '\\C');
  else parseEscapedRunes(parser);
}

/** `\Q…\E`, or to the end of the pattern. */
function parseQuoted(parser: Parser): void {
  const { pattern } = parser;
  const start = parser.at + 2;
  const close = pattern.indexOf('\\E', start);
  const end = close < 0 ? pattern.length : close;
  for (let at = start; at < end; ) {
    const next = readRune(pattern, at, end);
    pushLiteral(parser, next.rune);
    at = next.end;
  }
  parser.at = close < 0 ? end : close + 2;
}

/** An escape that stands for a set or for one rune. */
function parseEscapedRunes(parser: Parser): void {
  const { pattern, at, flags } = parser;
  const unicode = parseUnicodeEscape(pattern, at, flags);
  const set = unicode?.set ?? readPerlEscape(pattern, at, flags);
  if (set) {
    parser.at = unicode?.end ?? at + 2;
    pushSet(parser, set);
    return;
  }
  const { rune, end } = parseEscape(pattern, at);
  parser.at = end;
  pushLiteral(parser, rune);
}
