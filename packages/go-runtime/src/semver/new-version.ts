import { byteLength } from '../bytes/index.ts';
import { GoError } from '../reflect/index.ts';
import { parseUnsigned, unsignedIfValid } from '../strconv/index.ts';
import { isDigit, isIdentifierUnit, scanVersion } from './scan-version.ts';

/** A semantic version as Masterminds/semver v3.5.0 holds it. */
export interface Version {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: string;
  readonly metadata: string;
  /** The text it was read from. */
  readonly original: string;
}

const MAX_LENGTH = 256;

/**
 * Reads a version leniently, as semver.NewVersion: a leading `v`, missing minor and patch, leading zeros are fine.
 * Throws GoError with Go's text, for instance `invalid semantic version`.
 */
export function newVersion(text: string): Version {
  checkLength(text);
  const scanned = scanVersion(text, 0, { wildcards: false });
  if (!scanned || scanned.end !== text.length) throw new GoError('invalid semantic version');
  const { prerelease, metadata } = scanned;
  const major = parseSegment(scanned.major);
  const minor = parseSegment(scanned.minor);
  const patch = parseSegment(scanned.patch);
  if (prerelease !== '') checkPrerelease(prerelease);
  if (metadata !== '') checkMetadata(metadata);
  return { major, minor, patch, prerelease, metadata, original: text };
}

/** Reads a version that follows the specification to the letter, as semver.StrictNewVersion. Throws GoError. */
export function strictNewVersion(text: string): Version {
  if (text === '') throw new GoError('version string empty');
  checkLength(text);
  const [major, minor, rest] = splitAtDots(text);
  if (minor === undefined || rest === undefined) throw new GoError('invalid semantic version');
  const [core, metadata] = cut(rest, '+');
  if (metadata !== undefined) checkMetadata(metadata);
  const [patch, prerelease] = cut(core, '-');
  if (prerelease !== undefined) checkPrerelease(prerelease);
  for (const segment of [major, minor, patch]) {
    if (!isEach(segment, isDigit)) throw new GoError('invalid characters in version');
    if (hasLeadingZero(segment)) throw new GoError('version segment starts with 0');
  }
  return {
    major: parseUnsigned(major, 10, 64),
    minor: parseUnsigned(minor, 10, 64),
    patch: parseUnsigned(patch, 10, 64),
    prerelease: prerelease ?? '',
    metadata: metadata ?? '',
    original: text,
  };
}

/** The version in the specification's form, as Version.String. */
export function formatVersion({ major, minor, patch, prerelease, metadata }: Omit<Version, 'original'>): string {
  const core = `${major}.${minor}.${patch}`;
  const released = prerelease === '' ? core : `${core}-${prerelease}`;
  return metadata === '' ? released : `${released}+${metadata}`;
}

/** Throws GoError unless the text is dotted identifiers without leading zeros in numbers. */
export function checkPrerelease(text: string): void {
  for (const part of text.split('.')) {
    if (part === '') throw new GoError('invalid prerelease string');
    if (isEach(part, isDigit)) {
      if (hasLeadingZero(part)) throw new GoError('version segment starts with 0');
    } else if (!isEach(part, isIdentifierUnit)) {
      throw new GoError('invalid prerelease string');
    }
  }
}

/** Throws GoError unless the text is dotted identifiers. */
export function checkMetadata(text: string): void {
  for (const part of text.split('.')) {
    if (part === '' || !isEach(part, isIdentifierUnit)) throw new GoError('invalid metadata string');
  }
}

function checkLength(text: string): void {
  if (text.length * 3 <= MAX_LENGTH) return;
  if (byteLength(text) > MAX_LENGTH) throw new GoError(`version string is too long (max ${MAX_LENGTH} bytes)`);
}

function parseSegment(digits: string): bigint {
  if (digits === '') return 0n;
  const value = digits.length < 16 ? BigInt(digits) : unsignedIfValid(digits, 10, 64);
  if (value !== undefined) return value;
  throw new GoError(`error parsing version segment: strconv.ParseUint: parsing "${digits}": value out of range`);
}

/** At the first two dots. */
function splitAtDots(text: string): [string, string?, string?] {
  const [major, rest] = cut(text, '.');
  return rest === undefined ? [major] : [major, ...cut(rest, '.')];
}

function cut(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function isEach(text: string, holds: (unit: number) => boolean): boolean {
  for (let at = 0; at < text.length; at++) {
    if (!holds(text.charCodeAt(at))) return false;
  }
  return true;
}

function hasLeadingZero(digits: string): boolean {
  return digits.length > 1 && digits.startsWith('0');
}
