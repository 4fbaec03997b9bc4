import { byteLength, isAscii } from '../bytes/index.ts';
import type { Regexp } from './compile-regexp.ts';
import type { Offsets } from './run-program.ts';
import { nativeFor, searchText, visitMatches } from './search-text.ts';

/** Whether the text holds a match, as MatchString. */
export function matchString(regexp: Regexp, text: string): boolean {
  const native = nativeFor(regexp, text);
  if (native) {
    try {
      native.plain.lastIndex = 0;
      return native.plain.test(text);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return firstMatch(regexp, text) !== undefined;
}

/** The first match, "" for none, as FindString. */
export function findString(regexp: Regexp, text: string): string {
  const match = firstMatch(regexp, text);
  return match ? text.slice(match[0], match[1]) : '';
}

/** The first match and its groups ("" where one took no part), as FindStringSubmatch; undefined for Go's nil. */
export function findStringSubmatch(regexp: Regexp, text: string): string[] | undefined {
  const match = searchText(regexp, text, { groups: true })(0);
  return match && groupTexts(text, match);
}

/** Byte offsets of the first match and of its groups (-1 where one took no part), as FindStringSubmatchIndex. */
export function findStringSubmatchIndex(regexp: Regexp, text: string): number[] | undefined {
  const match = searchText(regexp, text, { groups: true })(0);
  return match && byteOffsets(text, [match])[0];
}

/** At most `limit` matches (all when negative), as FindAllString; undefined for Go's nil, when there is none. */
export function findAllString(regexp: Regexp, text: string, limit: number): string[] | undefined {
  const native = nativeFor(regexp, text);
  if (native && limit < 0 && !regexp.nullable) {
    try {
      return text.match(native.plain) ?? undefined;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const found: string[] = [];
  visitMatches(searchText(regexp, text, { groups: false }), text, matchLimit(text, limit), (match) => {
    found.push(text.slice(match[0], match[1]));
  });
  return found.length === 0 ? undefined : found;
}

/** As `findAllString` with the groups of each match, as FindAllStringSubmatch. */
export function findAllStringSubmatch(regexp: Regexp, text: string, limit: number): string[][] | undefined {
  const found = collectMatches(regexp, text, limit).map((match) => groupTexts(text, match));
  return found.length === 0 ? undefined : found;
}

/** As `findStringSubmatchIndex` for at most `limit` matches, as FindAllStringSubmatchIndex. */
export function findAllStringSubmatchIndex(regexp: Regexp, text: string, limit: number): number[][] | undefined {
  const found = collectMatches(regexp, text, limit);
  return found.length === 0 ? undefined : byteOffsets(text, found);
}

/** Units and bytes differ, but no text has more matches than units plus one. */
export function matchLimit(text: string, limit: number): number {
  return limit < 0 ? text.length + 1 : limit;
}

function firstMatch(regexp: Regexp, text: string): Offsets | undefined {
  return searchText(regexp, text, { groups: false })(0);
}

function collectMatches(regexp: Regexp, text: string, limit: number): Offsets[] {
  const found: Offsets[] = [];
  visitMatches(searchText(regexp, text, { groups: true }), text, matchLimit(text, limit), (match) => {
    found.push(match);
  });
  return found;
}

function groupTexts(text: string, match: Offsets): string[] {
  return Array.from({ length: match.length / 2 }, (_, group) =>
    match[2 * group]! < 0 ? '' : text.slice(match[2 * group], match[2 * group + 1]),
  );
}

function byteOffsets(text: string, matches: readonly Offsets[]): number[][] {
  if (isAscii(text)) return matches.map((match) => [...match]);
  let unit = 0;
  let bytes = 0;
  return matches.map((match) => {
    const start = match[0]!;
    bytes += byteLength(text.slice(unit, start));
    unit = start;
    return match.map((offset) => (offset < 0 ? -1 : bytes + byteLength(text.slice(start, offset))));
  });
}
