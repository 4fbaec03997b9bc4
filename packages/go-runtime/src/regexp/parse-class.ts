import { foldRunes } from './fold-case.ts';
import { type ClassOptions, perlClass, posixClass, unicodeClass } from './named-classes.ts';
import { parseEscape } from './parse-escape.ts';
import { checkUtf8, type ReadRune, readRune, syntaxError } from './parse-text.ts';
import { negateRunes, type RuneSet, runeSetOf, uniteRunes } from './rune-set.ts';

export interface ParsedClass {
  readonly set: RuneSet;
  readonly end: number;
}

/**
 * Reads a class in brackets at an offset. Throws GoError `missing closing ]`, `invalid character class range` and those of
 * escapes.
 */
export function parseRuneClass(text: string, start: number, options: ClassOptions): ParsedClass {
  const negated = text[start + 1] === '^';
  let at = negated ? start + 2 : start + 1;
  const ranges: number[] = [];
  const sets: RuneSet[] = [];
  for (let first = true; first || text[at] !== ']'; first = false) {
    const named = parseNamedMember(text, at, options);
    if (named) {
      sets.push(named.set);
      at = named.end;
      continue;
    }
    const low = readClassRune(text, at, start);
    let high = low;
    if (text[low.end] === '-' && low.end + 1 < text.length && text[low.end + 1] !== ']') {
      high = readClassRune(text, low.end + 1, start);
    }
    if (high.rune < low.rune) throw invalidRange(text.slice(at, high.end));
    ranges.push(low.rune, high.rune);
    at = high.end;
  }
  const written = runeSetOf(ranges);
  const set = uniteRunes([options.fold ? foldRunes(written) : written, ...sets]);
  return { set: negated ? negateRunes(set) : set, end: at + 1 };
}

/** `\pL`, `\p{Greek}`, `\P…`, `\p{^…}` at an offset; undefined where there is none. Throws GoError for unknown names. */
export function parseUnicodeEscape(text: string, start: number, options: ClassOptions): ParsedClass | undefined {
  const letter = text[start + 1];
  if (text[start] !== '\\' || (letter !== 'p' && letter !== 'P')) return undefined;
  const first = readRune(text, start + 2);
  let end = first.end;
  let name = text.slice(start + 2, end);
  if (name === '{') {
    const close = text.indexOf('}', start);
    checkUtf8(text, close < 0 ? start : start + 3, close < 0 ? text.length : close);
    if (close < 0) throw invalidRange(text.slice(start));
    end = close + 1;
    name = text.slice(start + 3, close);
  }
  const inverted = name.startsWith('^');
  const set = unicodeClass(inverted ? name.slice(1) : name, options);
  if (!set) throw invalidRange(text.slice(start, end));
  return { set: inverted === (letter === 'P') ? set : negateRunes(set), end };
}

/** The set of `\d`, `\s`, `\w` and their negations at an offset; undefined where there is none. */
export function readPerlEscape(text: string, start: number, options: ClassOptions): RuneSet | undefined {
  return text[start] === '\\' ? perlClass(text[start + 1] ?? '', options) : undefined;
}

function parseNamedMember(text: string, at: number, options: ClassOptions): ParsedClass | undefined {
  const close = text.startsWith('[:', at) ? text.indexOf(':]', at + 2) : -1;
  if (close >= 0) {
    const set = posixClass(text.slice(at + 2, close), options);
    if (!set) throw invalidRange(text.slice(at, close + 2));
    return { set, end: close + 2 };
  }
  const unicode = parseUnicodeEscape(text, at, options);
  if (unicode) return unicode;
  const perl = readPerlEscape(text, at, options);
  return perl && { set: perl, end: at + 2 };
}

function readClassRune(text: string, at: number, classStart: number): ReadRune {
  if (at >= text.length) throw syntaxError('missing closing ]', text.slice(classStart));
  return text[at] === '\\' ? parseEscape(text, at) : readRune(text, at);
}

function invalidRange(expression: string): Error {
  return syntaxError('invalid character class range', expression);
}
