import { byteLength } from '../bytes/index.ts';
import { GoError } from '../reflect/index.ts';
import { quote } from '../strconv/index.ts';
import { newVersion, type Version } from './new-version.ts';
import { type ScannedVersion, scanVersion } from './scan-version.ts';

/** Alternatives, one of which must hold. */
export interface Constraint {
  readonly groups: readonly ConstraintGroup[];
}

/** Comparisons that must hold together. */
export interface ConstraintGroup {
  readonly comparisons: readonly Comparison[];
  /** Whether one of them names a prerelease: only then prereleases can satisfy the group. */
  readonly admitsPrereleases: boolean;
}

export type ComparisonOperator = '' | '=' | '!=' | '>' | '<' | '>=' | '=>' | '<=' | '=<' | '~' | '~>' | '^';

export interface Comparison {
  readonly operator: ComparisonOperator;
  /** The version as written. */
  readonly original: string;
  /** Missing and wildcard parts are 0. */
  readonly version: Version;
  /** The first part that is missing or a wildcard. */
  readonly open: 'none' | 'major' | 'minor' | 'patch';
}

const MAX_LENGTH = 512;
const MAX_GROUPS = 32;

/**
 * Reads a constraint as semver.NewConstraint (rule P18): comparisons joined by space or comma, alternatives by `||`,
 * wildcards, hyphen ranges. Throws GoError with Go's text: `improper constraint: "…"`, `constraint parser error`, limits.
 */
export function parseConstraint(text: string): Constraint {
  if (text.length * 3 > MAX_LENGTH && byteLength(text) > MAX_LENGTH) {
    throw new GoError(`constraint string is too long (max ${MAX_LENGTH} bytes)`);
  }
  const groups = rewriteHyphenRanges(text).split('||');
  if (groups.length > MAX_GROUPS) throw new GoError(`too many constraint groups (max ${MAX_GROUPS})`);
  return { groups: groups.map(parseGroup) };
}

/** The constraint as Constraints.String prints it. */
export function formatConstraint(constraint: Constraint): string {
  return constraint.groups
    .map(({ comparisons }) => comparisons.map(({ operator, original }) => operator + original).join(' '))
    .join(' || ');
}

interface ScannedComparison {
  readonly operator: ComparisonOperator;
  readonly original: string;
  readonly scanned: ScannedVersion;
}

function parseGroup(text: string): ConstraintGroup {
  const comparisons = scanGroup(text).map(parseComparison);
  return { comparisons, admitsPrereleases: comparisons.some(({ version }) => version.prerelease !== '') };
}

function scanGroup(text: string): ScannedComparison[] {
  const found: ScannedComparison[] = [];
  let at = skipSpace(text, 0);
  for (;;) {
    const operator = scanOperator(text, at);
    const start = skipSpace(text, at + operator.length);
    const scanned = scanVersion(text, start, { wildcards: true });
    if (!scanned) throw improper(text);
    found.push({ operator, original: text.slice(start, scanned.end), scanned });
    const next = skipSpace(text, scanned.end);
    if (next === text.length) return found;
    if (text[next] === ',') at = skipSpace(text, next + 1);
    else if (next > scanned.end) at = next;
    else throw improper(text);
  }
}

function improper(text: string): GoError {
  return new GoError(`improper constraint: ${quote(text)}`);
}

function parseComparison({ operator, original, scanned }: ScannedComparison): Comparison {
  const { major, minor, patch } = scanned;
  const prerelease = scanned.prerelease === '' ? '' : `-${scanned.prerelease}`;
  if (isWildcard(major)) {
    return { operator, original, version: readVersion(`0.0.0${prerelease}`), open: 'major' };
  }
  if (minor === '' || isWildcard(minor)) {
    return { operator, original, version: readVersion(`${major}.0.0${prerelease}`), open: 'minor' };
  }
  if (patch === '' || isWildcard(patch)) {
    return { operator, original, version: readVersion(`${major}.${minor}.0${prerelease}`), open: 'patch' };
  }
  return { operator, original, version: readVersion(original), open: 'none' };
}

function readVersion(text: string): Version {
  try {
    return newVersion(text);
  } catch (error) {
    if (error instanceof GoError) throw new GoError('constraint parser error', error);
    throw error;
  }
}

function isWildcard(segment: string): boolean {
  return segment === 'x' || segment === 'X' || segment === '*';
}

function scanOperator(text: string, at: number): ComparisonOperator {
  switch (text[at]) {
    case '!':
      return text[at + 1] === '=' ? '!=' : '';
    case '=':
      return followed(text, at, { '<': '=<', '>': '=>' }) ?? '=';
    case '>':
      return followed(text, at, { '=': '>=' }) ?? '>';
    case '<':
      return followed(text, at, { '=': '<=' }) ?? '<';
    case '~':
      return followed(text, at, { '>': '~>' }) ?? '~';
    case '^':
      return '^';
    default:
      return '';
  }
}

function followed(
  text: string,
  at: number,
  operators: Readonly<Record<string, ComparisonOperator>>,
): ComparisonOperator | undefined {
  return operators[text[at + 1] ?? ''];
}

/** Go's `\s`. */
function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0c || unit === 0x0d;
}

interface HyphenRange {
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

/** `1.2 - 3` becomes `>= 1.2, <= 3 `: each range is put in place of the first text that equals it (constraints.go, rewriteRange). */
function rewriteHyphenRanges(text: string): string {
  if (!/[\t\n\f\r ]-[\t\n\f\r ]/.test(text)) return text;
  let rewritten = text;
  for (const range of findHyphenRanges(text)) {
    rewritten = rewritten.replace(range.text, () => `>= ${range.from}, <= ${range.to} `);
  }
  return rewritten;
}

function findHyphenRanges(text: string): HyphenRange[] {
  const ranges: HyphenRange[] = [];
  for (let at = 0; at < text.length; ) {
    const range = hyphenRangeAt(text, at);
    if (range) ranges.push(range);
    at += range ? range.text.length : 1;
  }
  return ranges;
}

function hyphenRangeAt(text: string, at: number): HyphenRange | undefined {
  const fromStart = skipSpace(text, at);
  const from = scanVersion(text, fromStart, { wildcards: true });
  if (!from) return undefined;
  const hyphen = skipSpace(text, from.end);
  if (hyphen === from.end || text[hyphen] !== '-') return undefined;
  const toStart = skipSpace(text, hyphen + 1);
  const to = toStart > hyphen + 1 ? scanVersion(text, toStart, { wildcards: true }) : undefined;
  if (!to) return undefined;
  return {
    text: text.slice(at, skipSpace(text, to.end)),
    from: text.slice(fromStart, from.end),
    to: text.slice(toStart, to.end),
  };
}
