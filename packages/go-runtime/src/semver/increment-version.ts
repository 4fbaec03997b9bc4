import { GoError } from '../reflect/index.ts';
import { checkMetadata, checkPrerelease, formatVersion, type Version } from './new-version.ts';

/** The next major version, as Version.IncMajor. Throws GoError where it would not fit into uint64. */
export function incrementMajor(version: Version): Version {
  return renamed(version, { major: successor(version.major, 'major'), minor: 0n, patch: 0n, prerelease: '' });
}

/** The next minor version, as Version.IncMinor. Throws GoError where it would not fit into uint64. */
export function incrementMinor(version: Version): Version {
  return renamed(version, { minor: successor(version.minor, 'minor'), patch: 0n, prerelease: '' });
}

/** The release of a prerelease, else the next patch version, as Version.IncPatch. Throws GoError where it would not fit. */
export function incrementPatch(version: Version): Version {
  const patch = version.prerelease === '' ? successor(version.patch, 'patch') : version.patch;
  return renamed(version, { patch, prerelease: '' });
}

/** The version with another prerelease ("" for none), as Version.SetPrerelease. Throws GoError for a malformed one. */
export function withPrerelease(version: Version, prerelease: string): Version {
  if (prerelease !== '') checkPrerelease(prerelease);
  return renamed(version, { prerelease, metadata: version.metadata });
}

/** The version with other metadata ("" for none), as Version.SetMetadata. Throws GoError for malformed metadata. */
export function withMetadata(version: Version, metadata: string): Version {
  if (metadata !== '') checkMetadata(metadata);
  return renamed(version, { metadata });
}

/** Changes parts; metadata goes unless it is given, and a leading `v` of the original stays. */
function renamed(version: Version, changes: Partial<Version>): Version {
  const next = { ...version, metadata: '', ...changes };
  return { ...next, original: (version.original.startsWith('v') ? 'v' : '') + formatVersion(next) };
}

function successor(value: bigint, segment: string): bigint {
  if (value === 2n ** 64n - 1n) throw new GoError(`${segment} version increment would overflow uint64`);
  return value + 1n;
}
