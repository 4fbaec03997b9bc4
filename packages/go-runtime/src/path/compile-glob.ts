import { DiagnosticError } from '@metachart/diagnostics';
import { byteStringOf } from './byte-string.ts';
import { matchesGlob } from './glob-match.ts';
import { buildGlobMatcher } from './glob-matcher.ts';
import { parseGlob } from './glob-pattern.ts';

/** The longest pattern that is compiled; the work for a pattern grows with its square. */
const MAX_PATTERN_LENGTH = 10_000;

/**
 * Compiles a glob as github.com/gobwas/glob v0.2.3 does, with its oddities: `*` stops at each of `separators`, `**` does
 * not, `?`, `[a-z]`, `[!a-z]`, `{a,b}`, a backslash quotes. The result says whether a whole text matches.
 *
 * Throws GoError with gobwas' text for a malformed pattern, and DiagnosticError `path/glob-too-large` for one of more than
 * 10,000 characters or 500 levels. A match that would need an unreasonable time throws `path/glob-too-complex`.
 */
export function compileGlob(pattern: string, separators: string): (text: string) => boolean {
  if (pattern.length > MAX_PATTERN_LENGTH) {
    throw new DiagnosticError('path/glob-too-large', {
      message: `compiling a glob pattern of ${pattern.length} characters: more than ${MAX_PATTERN_LENGTH}`,
      hint: 'List the files with several shorter patterns.',
    });
  }
  const matcher = buildGlobMatcher(parseGlob(pattern), [...separators].map(byteStringOf));
  return (text) => matchesGlob(matcher, byteStringOf(text));
}
