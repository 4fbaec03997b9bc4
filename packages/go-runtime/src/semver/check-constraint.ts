import { comparePrereleases, compareVersions } from './compare-versions.ts';
import { formatVersion, type Version } from './new-version.ts';
import type { Comparison, Constraint } from './parse-constraint.ts';

/** Whether a version satisfies a constraint, as Constraints.Check (rule P18). */
export function checkConstraint(constraint: Constraint, version: Version): boolean {
  return constraint.groups.some(({ comparisons, admitsPrereleases }) => {
    if (version.prerelease !== '' && !admitsPrereleases) return false;
    return comparisons.every((comparison) => failureOf(comparison, version) === undefined);
  });
}

/** As `checkConstraint`, with the reasons for a refusal in Go's words, as Constraints.Validate. */
export function validateConstraint(
  constraint: Constraint,
  version: Version,
): { readonly ok: boolean; readonly errors: readonly string[] } {
  const errors: string[] = [];
  const shown = formatVersion(version);
  let prereleaseReported = false;
  for (const { comparisons, admitsPrereleases } of constraint.groups) {
    if (version.prerelease !== '' && !admitsPrereleases) {
      if (!prereleaseReported) {
        errors.push(`"${shown}" is a prerelease version and the constraint is only looking for release versions`);
      }
      prereleaseReported = true;
      continue;
    }
    const failures = comparisons.flatMap((comparison) => {
      const failure = failureOf(comparison, version);
      return failure === undefined ? [] : [`"${shown}" ${failure.replace('%', () => `"${comparison.original}"`)}`];
    });
    if (failures.length === 0) return { ok: true, errors: [] };
    errors.push(...failures);
  }
  return { ok: false, errors };
}

/** What Go says after the version; % stands for the constraint's version as written. */
type Failure =
  | 'is equal to %'
  | 'is not equal to %'
  | 'is less than %'
  | 'is less than or equal to %'
  | 'is greater than %'
  | 'is greater than or equal to %'
  | 'does not have same major version as %'
  | 'does not have same major and minor version as %'
  | 'does not have same minor version as %'
  | 'does not have same minor version as %. Expected minor versions to match when constraint major version is 0'
  | 'does not equal %. Expect version and constraint to equal when major and minor versions are 0';

/** Whether prereleases may match at all has been decided for the whole group. */
function failureOf(comparison: Comparison, version: Version): Failure | undefined {
  switch (comparison.operator) {
    case '':
    case '=':
      if (comparison.open !== 'none') return tildeFailure(comparison, version);
      return compareVersions(version, comparison.version) === 0 ? undefined : 'is not equal to %';
    case '!=':
      return equals(comparison, version) ? 'is equal to %' : undefined;
    case '>':
      return isGreater(comparison, version) ? undefined : 'is less than or equal to %';
    case '<':
      return compareVersions(version, comparison.version) < 0 ? undefined : 'is greater than or equal to %';
    case '>=':
    case '=>':
      return compareVersions(version, comparison.version) >= 0 ? undefined : 'is less than %';
    case '<=':
    case '=<':
      return isAtMost(comparison, version) ? undefined : 'is greater than %';
    case '~':
    case '~>':
      return tildeFailure(comparison, version);
    case '^':
      return caretFailure(comparison, version);
  }
}

function equals({ open, version: wanted }: Comparison, version: Version): boolean {
  if (open === 'none') return compareVersions(version, wanted) === 0;
  if (version.major !== wanted.major) return false;
  if (open === 'minor') return true;
  if (version.minor !== wanted.minor) return false;
  if (open === 'patch') return comparePrereleases(version.prerelease, wanted.prerelease) === 0;
  // `!=*` is compared like `!=0.0.0` (constraints.go, constraintNotEqual).
  return compareVersions(version, wanted) === 0;
}

/** `>11` means 12 or higher, `>11.1` means 11.2 or higher. */
function isGreater({ open, version: wanted }: Comparison, version: Version): boolean {
  if (open === 'none' || open === 'major') return compareVersions(version, wanted) > 0;
  if (version.major !== wanted.major) return version.major > wanted.major;
  return open === 'patch' && version.minor > wanted.minor;
}

/** `<=11` admits all of 11, `<=11.1` all of 11.1. */
function isAtMost({ open, version: wanted }: Comparison, version: Version): boolean {
  if (open === 'none') return compareVersions(version, wanted) <= 0;
  if (version.major !== wanted.major) return version.major < wanted.major;
  return open === 'minor' || version.minor <= wanted.minor;
}

/** `~1.2.3` is >=1.2.3 <1.3.0, `~1.2` is >=1.2.0 <1.3.0, `~1` is >=1.0.0 <2.0.0; `~0.0.0` and `~*` are everything. */
function tildeFailure({ open, version: wanted }: Comparison, version: Version): Failure | undefined {
  if (compareVersions(version, wanted) < 0) return 'is less than %';
  const isZero = wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n;
  if (isZero && (open === 'none' || open === 'major')) return undefined;
  if (version.major !== wanted.major) return 'does not have same major version as %';
  if (version.minor !== wanted.minor && open !== 'minor') return 'does not have same major and minor version as %';
  return undefined;
}

/** `^1.2.3` is >=1.2.3 <2.0.0, `^0.2.3` is >=0.2.3 <0.3.0, `^0.0.3` is 0.0.3, `^0.0` is <0.1.0, `^0` is <1.0.0. */
function caretFailure({ open, version: wanted }: Comparison, version: Version): Failure | undefined {
  if (compareVersions(version, wanted) < 0) return 'is less than %';
  if (wanted.major > 0n || open === 'minor') {
    return version.major === wanted.major ? undefined : 'does not have same major version as %';
  }
  if (version.major > 0n) return 'does not have same major version as %';
  if (wanted.minor > 0n || open === 'patch') {
    if (version.minor === wanted.minor) return undefined;
    return 'does not have same minor version as %. Expected minor versions to match when constraint major version is 0';
  }
  if (version.minor > 0n) return 'does not have same minor version as %';
  if (version.patch === wanted.patch) return undefined;
  return 'does not equal %. Expect version and constraint to equal when major and minor versions are 0';
}
