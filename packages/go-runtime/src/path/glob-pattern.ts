import { DiagnosticError } from '@metachart/diagnostics';
import { GoError } from '../reflect/index.ts';
import { byteStringOf } from './byte-string.ts';

/** A glob as read. Texts and the characters of lists are byte strings. */
export type GlobNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' | 'super' | 'single' | 'nothing' }
  | { readonly kind: 'list'; readonly runes: readonly string[]; readonly not: boolean }
  | { readonly kind: 'range'; readonly low: number; readonly high: number; readonly not: boolean }
  | GlobGroup;

/** A sequence, or the alternatives in braces. */
export interface GlobGroup {
  readonly kind: 'pattern' | 'any-of';
  readonly children: readonly GlobNode[];
}

export const MAX_GLOB_DEPTH = 500;

/**
 * Reads a glob. As gobwas does (syntax/lexer): an open brace closes itself at the end, a trailing backslash counts for
 * nothing, NUL ends the pattern between items and only the text inside one, and U+FFFD cannot be read.
 * Throws GoError with gobwas' texts.
 */
export function parseGlob(pattern: string): GlobGroup {
  const cursor: Cursor = { pattern, at: 0 };
  const root: OpenGroup = { kind: 'pattern', children: [] };
  const outer: OpenGroup[] = [];
  let sequence = root;
  for (;;) {
    const rune = peekRune(cursor, 'could not read rune');
    if (rune === END) return root;
    const inBraces = outer.length > 0;
    switch (rune) {
      case '{': {
        cursor.at++;
        if (outer.length === 2 * MAX_GLOB_DEPTH) throw tooDeep();
        const alternatives: OpenGroup = { kind: 'any-of', children: [] };
        sequence.children.push(alternatives);
        outer.push(sequence, alternatives);
        sequence = openAlternative(alternatives);
        continue;
      }
      case '[':
        cursor.at++;
        sequence.children.push(readSet(cursor));
        continue;
      case '?':
        cursor.at++;
        sequence.children.push({ kind: 'single' });
        continue;
      case '*':
        cursor.at++;
        sequence.children.push({ kind: readSecondStar(cursor) ? 'super' : 'any' });
        continue;
    }
    if (inBraces && rune === ',') {
      cursor.at++;
      sequence = openAlternative(outer.at(-1)!);
    } else if (inBraces && rune === '}') {
      cursor.at++;
      outer.pop();
      sequence = outer.pop()!;
    } else {
      const text = readText(cursor, { breakers: inBraces ? '?*[{},' : '?*[{', error: 'could not read rune' });
      if (text !== '') sequence.children.push({ kind: 'text', text: byteStringOf(text) });
    }
  }
}

export function tooDeep(): DiagnosticError {
  return new DiagnosticError('path/glob-too-large', {
    message: `compiling a glob pattern: nested deeper than ${MAX_GLOB_DEPTH} levels`,
    hint: 'Use fewer braces and stars in one pattern.',
  });
}

interface OpenGroup extends GlobGroup {
  readonly children: GlobNode[];
}

interface Cursor {
  readonly pattern: string;
  at: number;
}

/** The end of the pattern, and equally a NUL in it. */
const END = '\0';

function openAlternative(alternatives: OpenGroup): OpenGroup {
  const alternative: OpenGroup = { kind: 'pattern', children: [] };
  alternatives.children.push(alternative);
  return alternative;
}

function peekRune(cursor: Cursor, error: string): string {
  const code = cursor.pattern.codePointAt(cursor.at);
  if (code === undefined) return END;
  if (code === 0xfffd || (code >= 0xd800 && code <= 0xdfff)) throw new GoError(error);
  return String.fromCodePoint(code);
}

function readSecondStar(cursor: Cursor): boolean {
  if (peekRune(cursor, 'could not read rune') !== '*') return false;
  cursor.at++;
  return true;
}

/** Reads up to a breaker, which is left, or past a NUL. */
function readText(cursor: Cursor, options: { readonly breakers: string; readonly error: string }): string {
  let text = '';
  let escaped = false;
  for (;;) {
    const rune = peekRune(cursor, options.error);
    if (rune !== END && !escaped && options.breakers.includes(rune)) return text;
    cursor.at += rune.length;
    if (rune === END) return text;
    if (!escaped && rune === '\\') {
      escaped = true;
    } else {
      escaped = false;
      text += rune;
    }
  }
}

/** `[abc]`, `[!abc]`, `[a-c]`, `[!a-c]` after the bracket; a range and further characters do not go together. */
function readSet(cursor: Cursor): GlobNode {
  let rune = readSetRune(cursor);
  const not = rune === '!';
  if (not) rune = readSetRune(cursor);
  if (cursor.pattern[cursor.at] === '-') {
    cursor.at++;
    const last = readSetRune(cursor);
    closeSet(cursor);
    const low = rune.codePointAt(0)!;
    const high = last.codePointAt(0)!;
    if (high < low) throw new GoError(`hi character '${last}' should be greater than lo '${rune}'`);
    return { kind: 'range', low, high, not };
  }
  cursor.at -= rune.length;
  const text = readText(cursor, { breakers: ']', error: UNEXPECTED_END });
  closeSet(cursor);
  if (text === '') throw new GoError('could not parse range');
  return { kind: 'list', runes: [...text].map(byteStringOf), not };
}

const UNEXPECTED_END = 'unexpected end of input';

function readSetRune(cursor: Cursor): string {
  const rune = peekRune(cursor, UNEXPECTED_END);
  if (rune === END) throw new GoError(UNEXPECTED_END);
  cursor.at += rune.length;
  return rune;
}

function closeSet(cursor: Cursor): void {
  if (readSetRune(cursor) !== ']') throw new GoError('expected close range character');
}
