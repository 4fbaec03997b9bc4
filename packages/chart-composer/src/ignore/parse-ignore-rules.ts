import { bytesOf, trimSpace } from '@metachart/go-runtime/bytes';
import { basePath, matchFilePath } from '@metachart/go-runtime/path';
import { GoError } from '@metachart/go-runtime/reflect';

/** One line of a `.helmignore`. */
export interface IgnorePattern {
  /** The pattern without its `!` and trailing `/`. */
  readonly pattern: string;
  readonly negated: boolean;
  readonly directoryOnly: boolean;
}

export type IgnoreRules = readonly IgnorePattern[];

/** Whether a path (relative to the chart, with `/`) is ignored. */
export type IgnoreFilter = (path: string, entry: { readonly directory: boolean }) => boolean;

/** The rule that Helm adds to every chart's own: dot files in templates/. */
export const DEFAULT_IGNORE_RULES: IgnoreRules = [{ pattern: 'templates/.?*', negated: false, directoryOnly: false }];

// Go's bufio.Scanner, which reads the file, gives up on a longer line.
const MAX_LINE_BYTES = 65_536;

/**
 * Parses a `.helmignore`. Throws GoError for `**`, for a pattern that filepath.Match rejects, and for a line of 64 KiB.
 * Go: pkg/ignore/rules.go Parse (L5).
 */
export function parseIgnoreRules(text: string): IgnoreRules {
  const rules: IgnorePattern[] = [];
  for (const [index, raw] of splitLines(text).entries()) {
    if (raw.length * 3 >= MAX_LINE_BYTES && bytesOf(raw).length >= MAX_LINE_BYTES) {
      throw new GoError('bufio.Scanner: token too long');
    }
    const rule = parseRule(index === 0 ? raw.replace(/^\ufeff/, '') : raw);
    if (rule) rules.push(rule);
  }
  return rules;
}

/**
 * The decision of the rules about one path after the other, in the order of a walk: the first pattern that matches
 * decides, and a negated one ignores every path that it does not match. Go: pkg/ignore/rules.go Rules.Ignore (L5).
 */
export function createIgnoreFilter(rules: IgnoreRules): IgnoreFilter {
  const patterns = rules.map((rule) => ({ ...rule, matches: createMatcher(rule.pattern) }));
  return (path, { directory }) => {
    if (path === '' || path === '.' || path === './') return false;
    for (const { negated, directoryOnly, matches } of patterns) {
      if (directoryOnly && !directory) {
        if (negated) return true;
      } else if (matches(path) !== negated) {
        return true;
      }
    }
    return false;
  };
}

function splitLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function parseRule(line: string): IgnorePattern | undefined {
  const rule = trimSpace(line);
  if (rule === '' || rule.startsWith('#')) return undefined;
  if (rule.includes('**')) throw new GoError('double-star (**) syntax is not supported');
  // Go tries each pattern on this name to see whether it is well-formed at all.
  matchFilePath(rule, 'abc');
  const negated = rule.startsWith('!');
  const positive = negated ? rule.slice(1) : rule;
  const directoryOnly = positive.endsWith('/');
  return { pattern: directoryOnly ? positive.slice(0, -1) : positive, negated, directoryOnly };
}

function createMatcher(pattern: string): (path: string) => boolean {
  if (pattern.startsWith('/')) {
    // Go strips one leading slash at each call from the variable that it keeps.
    let rest = pattern;
    return (path) => {
      if (rest.startsWith('/')) rest = rest.slice(1);
      return matchOrFalse(rest, path);
    };
  }
  if (!/[*?[\\]/.test(pattern)) {
    return pattern.includes('/') ? (path) => path === pattern : (path) => basePath(path) === pattern;
  }
  if (pattern.includes('/')) return (path) => matchOrFalse(pattern, path);
  // The last element of a path has no slash, so a star in front of a plain text asks only how it ends.
  const suffix = /^\*[^*?[\\]*$/.test(pattern) ? pattern.slice(1) : undefined;
  if (suffix !== undefined) return (path) => basePath(path).endsWith(suffix);
  return (path) => matchOrFalse(pattern, basePath(path));
}

/** A pattern may turn out malformed only at some names; Go logs that and goes on. */
function matchOrFalse(pattern: string, name: string): boolean {
  try {
    return matchFilePath(pattern, name);
  } catch (error) {
    if (error instanceof GoError) return false;
    throw error;
  }
}
