import type { Version } from './new-version.ts';

/**
 * -1, 0 or 1 by precedence, as Version.Compare: numbers first, then prereleases (none is highest); metadata does not count.
 */
export function compareVersions(a: Version, b: Version): -1 | 0 | 1 {
  if (a.major !== b.major) return a.major < b.major ? -1 : 1;
  if (a.minor !== b.minor) return a.minor < b.minor ? -1 : 1;
  if (a.patch !== b.patch) return a.patch < b.patch ? -1 : 1;
  if (a.prerelease === b.prerelease) return 0;
  if (a.prerelease === '') return 1;
  if (b.prerelease === '') return -1;
  return comparePrereleases(a.prerelease, b.prerelease);
}

/** Compares dotted identifiers one by one; "" counts as one identifier that is lower than all others. */
export function comparePrereleases(a: string, b: string): -1 | 0 | 1 {
  const left = a.split('.');
  const right = b.split('.');
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const order = compareIdentifiers(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function compareIdentifiers(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? -1 : 1;
  const aIsNumber = isNumber(a);
  if (aIsNumber !== isNumber(b)) return aIsNumber ? -1 : 1;
  if (aIsNumber && a.length !== b.length) return a.length < b.length ? -1 : 1;
  return a < b ? -1 : 1;
}

const MAX_UINT64 = '18446744073709551615';

/** A number that does not fit into uint64 is compared as text (version.go, comparePrePart). */
function isNumber(identifier: string): boolean {
  if (identifier.length > MAX_UINT64.length || !/^\d+$/.test(identifier)) return false;
  return identifier.length < MAX_UINT64.length || identifier <= MAX_UINT64;
}
