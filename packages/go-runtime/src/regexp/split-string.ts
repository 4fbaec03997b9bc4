import type { Regexp } from './compile-regexp.ts';
import { matchLimit } from './find-matches.ts';
import { searchText, visitMatches } from './search-text.ts';

/** The texts between at most `limit` - 1 matches (all when negative), as Split; undefined for Go's nil, when 0 are wanted. */
export function splitString(regexp: Regexp, text: string, limit: number): string[] | undefined {
  if (limit === 0) return undefined;
  if (regexp.pattern !== '' && text === '') return [''];
  const parts: string[] = [];
  let partStart = 0;
  let lastPartEnd = 0;
  visitMatches(searchText(regexp, text, { groups: false }), text, matchLimit(text, limit), (match) => {
    if (limit > 0 && parts.length >= limit - 1) return;
    lastPartEnd = match[0]!;
    if (match[1] !== 0) parts.push(text.slice(partStart, lastPartEnd));
    partStart = match[1]!;
  });
  if (lastPartEnd !== text.length) parts.push(text.slice(partStart));
  return parts;
}
