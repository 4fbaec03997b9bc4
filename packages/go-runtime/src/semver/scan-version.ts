/** The parts of a version or of one constraint's version as they are written, before anything is checked. */
export interface ScannedVersion {
  readonly major: string;
  /** "" where missing. */
  readonly minor: string;
  readonly patch: string;
  /** Without the hyphen; "" where missing. */
  readonly prerelease: string;
  /** Without the plus; "" where missing. */
  readonly metadata: string;
  readonly end: number;
}

/**
 * Reads `v1.2.3-pre+meta` at an offset, as far as it goes; minor, patch, prerelease and metadata may each be missing.
 * Undefined where not even a major number begins. `wildcards` also admits `x`, `X`, `*` and `|` as digits, which is what
 * Masterminds' pattern for constraints has in its brackets.
 */
export function scanVersion(
  text: string,
  start: number,
  options: { readonly wildcards: boolean },
): ScannedVersion | undefined {
  const isSegmentUnit = options.wildcards ? isWildcardOrDigit : isDigit;
  const majorStart = text[start] === 'v' ? start + 1 : start;
  let at = endOfRun(text, majorStart, isSegmentUnit);
  if (at === majorStart) return undefined;
  const major = text.slice(majorStart, at);
  const minor = text[at] === '.' ? text.slice(at + 1, endOfRun(text, at + 1, isSegmentUnit)) : '';
  if (minor !== '') at += 1 + minor.length;
  const patch = minor !== '' && text[at] === '.' ? text.slice(at + 1, endOfRun(text, at + 1, isSegmentUnit)) : '';
  if (patch !== '') at += 1 + patch.length;
  const prerelease = text[at] === '-' ? text.slice(at + 1, endOfIdentifiers(text, at + 1)) : '';
  if (prerelease !== '') at += 1 + prerelease.length;
  const metadata = text[at] === '+' ? text.slice(at + 1, endOfIdentifiers(text, at + 1)) : '';
  if (metadata !== '') at += 1 + metadata.length;
  return { major, minor, patch, prerelease, metadata, end: at };
}

/** ASCII letters, digits and the hyphen: what prerelease and metadata identifiers consist of. */
export function isIdentifierUnit(unit: number): boolean {
  const lower = unit | 0x20;
  return isDigit(unit) || (lower >= 0x61 && lower <= 0x7a) || unit === 0x2d;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isWildcardOrDigit(unit: number): boolean {
  return isDigit(unit) || unit === 0x78 || unit === 0x58 || unit === 0x2a || unit === 0x7c;
}

function endOfRun(text: string, start: number, holds: (unit: number) => boolean): number {
  let at = start;
  while (at < text.length && holds(text.charCodeAt(at))) at++;
  return at;
}

/** End of `a.b.c`; a dot counts only with an identifier after it. */
function endOfIdentifiers(text: string, start: number): number {
  let end = endOfRun(text, start, isIdentifierUnit);
  while (end > start && text[end] === '.') {
    const next = endOfRun(text, end + 1, isIdentifierUnit);
    if (next === end + 1) break;
    end = next;
  }
  return end;
}
