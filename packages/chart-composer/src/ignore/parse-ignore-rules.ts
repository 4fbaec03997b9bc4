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
 * The decision of the rules about one path after the other, in the order of a walk: a path is ignored that a pattern
 * matches, or that a negated one does not. Go: pkg/ignore/rules.go Rules.Ignore (L5).
 */
export function createIgnoreFilter(rules: IgnoreRules): IgnoreFilter {
  // Most patterns are names and endings of names, which need no matcher each.
  const names = new Set<string>();
  const folderNames = new Set<string>();
  const patterns: (IgnorePattern & { readonly matches: PathMatcher })[] = [];
  let inOrder = false;
  for (const rule of rules) {
    const { pattern, negated, directoryOnly } = rule;
    // Such a pattern counts how often it is asked (see createMatcher), which depends on those before it.
    inOrder ||= pattern.startsWith('//');
    if (inOrder || negated || !isName(pattern)) patterns.push({ ...rule, matches: createMatcher(pattern) });
    else if (directoryOnly) folderNames.add(pattern);
    else names.add(pattern);
  }
  return (path, { directory }) => {
    if (path === '' || path === '.' || path === './') return false;
    const base = basePath(path);
    if (names.has(base) || (directory && folderNames.has(base))) return true;
    for (const { negated, directoryOnly, matches } of patterns) {
      if (directoryOnly && !directory) {
        if (negated) return true;
      } else if (matches(path, base) !== negated) {
        return true;
      }
    }
    return false;
  };
}

/** Whether a path matches; `base` is its last element. */
type PathMatcher = (path: string, base: string) => boolean;

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

function isName(pattern: string): boolean {
  return !/[*?[\\/]/.test(pattern);
}

function createMatcher(pattern: string): PathMatcher {
  if (pattern.startsWith('/')) {
    // Go strips one leading slash at each call from the variable that it keeps.
    let rest = pattern;
    return (path) => {
      if (rest.startsWith('/')) rest = rest.slice(1);
      return matchOrFalse(rest, path);
    };
  }
  if (isName(pattern)) return (_, base) => base === pattern;
  // Most paths differ in what stands before the first special character.
  const start = /^[^*?[\\\x80-\uffff]*/.exec(pattern)![0];
  if (pattern.includes('/')) return (path) => path.startsWith(start) && matchOrFalse(pattern, path);
  // The last element of a path has no slash, so a star in front of a plain text asks only how it ends.
  const suffix = /^\*[^*?[\\]*$/.test(pattern) ? pattern.slice(1) : undefined;
  if (suffix !== undefined) return (_, base) => base.endsWith(suffix);
  return (_, base) => base.startsWith(start) && matchOrFalse(pattern, base);
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
