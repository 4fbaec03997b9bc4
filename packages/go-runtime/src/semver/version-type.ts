import {
  GoError,
  GoInt,
  type GoMethod,
  GoNil,
  GoPointer,
  GoStruct,
  type GoType,
  type GoValue,
  int,
  STRING,
  UINT64,
} from '../reflect/index.ts';
import { compareVersions } from './compare-versions.ts';
import { incrementMajor, incrementMinor, incrementPatch, withMetadata, withPrerelease } from './increment-version.ts';
import { formatVersion, type Version } from './new-version.ts';

const valueMethods = new Map<string, GoMethod>();
const pointerMethods = new Map<string, GoMethod>();

/** Go's semver.Version: what the methods that return a new version give. */
export const VERSION: GoType<GoStruct> = { kind: 'struct', name: 'semver.Version', fields: [], methods: valueMethods };

/** Go's *semver.Version, which sprig's `semver` returns. */
export const VERSION_POINTER: GoType<GoPointer | GoNil> = {
  kind: 'ptr',
  name: '*semver.Version',
  elem: VERSION,
  methods: pointerMethods,
};

/** A version as templates see it, of type *semver.Version; `versionOf` gives the version back. */
export function versionPointer(version: Version): GoPointer {
  return new GoPointer(VERSION_POINTER, versionStruct(version));
}

/** The version in a *semver.Version or semver.Version. Throws GoError for a nil pointer, as Go panics. */
export function versionOf(value: GoValue): Version {
  const target = value instanceof GoPointer ? value.target : value;
  if (target instanceof GoStruct && target.goType === VERSION) return target.native as Version;
  throw new GoError('runtime error: invalid memory address or nil pointer dereference');
}

function versionStruct(version: Version): GoStruct {
  return new GoStruct(VERSION, new Map(), version);
}

function addMethod(
  methods: readonly Map<string, GoMethod>[],
  name: string,
  params: readonly GoType[],
  call: GoMethod['call'],
): void {
  for (const set of methods) set.set(name, { name, params, variadic: false, call });
}

/** A method of the value, which the pointer has too. */
function addValueMethod(name: string, params: readonly GoType[], call: GoMethod['call']): void {
  addMethod([valueMethods, pointerMethods], name, params, call);
}

function addGetter(name: string, read: (version: Version) => GoValue): void {
  addValueMethod(name, [], (receiver) => read(versionOf(receiver)));
}

function addComparison(name: string, decide: (order: -1 | 0 | 1) => GoValue): void {
  addMethod([pointerMethods], name, [VERSION_POINTER], (receiver, other) =>
    decide(compareVersions(versionOf(receiver), versionOf(other))),
  );
}

addGetter('Major', ({ major }) => new GoInt(UINT64, major));
addGetter('Minor', ({ minor }) => new GoInt(UINT64, minor));
addGetter('Patch', ({ patch }) => new GoInt(UINT64, patch));
addGetter('Prerelease', ({ prerelease }) => prerelease);
addGetter('Metadata', ({ metadata }) => metadata);
addGetter('String', formatVersion);
addGetter('Value', formatVersion);
addGetter('MarshalText', (version) => asciiBytes(formatVersion(version)));
addGetter('MarshalJSON', (version) => asciiBytes(`"${formatVersion(version)}"`));
addGetter('IncMajor', (version) => versionStruct(incrementMajor(version)));
addGetter('IncMinor', (version) => versionStruct(incrementMinor(version)));
addGetter('IncPatch', (version) => versionStruct(incrementPatch(version)));
addValueMethod('SetPrerelease', [STRING], (receiver, text) =>
  versionStruct(withPrerelease(versionOf(receiver), text as string)),
);
addValueMethod('SetMetadata', [STRING], (receiver, text) =>
  versionStruct(withMetadata(versionOf(receiver), text as string)),
);
addMethod([pointerMethods], 'Original', [], (receiver) => versionOf(receiver).original);
addComparison('Compare', int);
addComparison('LessThan', (order) => order < 0);
addComparison('LessThanEqual', (order) => order <= 0);
addComparison('GreaterThan', (order) => order > 0);
addComparison('GreaterThanEqual', (order) => order >= 0);
addMethod([pointerMethods], 'Equal', [VERSION_POINTER], (receiver, other) => {
  if (receiver instanceof GoNil || other instanceof GoNil) return receiver instanceof GoNil && other instanceof GoNil;
  return compareVersions(versionOf(receiver), versionOf(other)) === 0;
});

/** Versions hold only ASCII letters, digits, dots, hyphens and plus signs. */
function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (unit) => unit.charCodeAt(0));
}
