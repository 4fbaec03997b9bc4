import { expect, test } from 'vitest';
import {
  compareVersions,
  formatVersion,
  incrementMajor,
  incrementMinor,
  incrementPatch,
  newVersion,
  strictNewVersion,
  withMetadata,
  withPrerelease,
} from './index.ts';

test.each([
  ['1.2.3', '1.2.3'],
  ['v1.2', '1.2.0'],
  ['1', '1.0.0'],
  ['01.2.3', '1.2.3'],
  ['1.2.3-rc.1+build.7', '1.2.3-rc.1+build.7'],
  ['v1-0a', '1.0.0-0a'],
  ['18446744073709551615.0.0', '18446744073709551615.0.0'],
])('P18: %j is coerced to %s and keeps its original', (text, formatted) => {
  const version = newVersion(text);
  expect(formatVersion(version)).toBe(formatted);
  expect(version.original).toBe(text);
});

test.each([
  ['', 'invalid semantic version'],
  ['1.2.3.4', 'invalid semantic version'],
  ['V1.2.3', 'invalid semantic version'],
  [' 1.2.3', 'invalid semantic version'],
  ['1.2.3-', 'invalid semantic version'],
  ['1.2.3-rc..1', 'invalid semantic version'],
  ['1.2.3-01', 'version segment starts with 0'],
  [`1.2.3-${'a'.repeat(251)}`, 'version string is too long (max 256 bytes)'],
  ['é'.repeat(129), 'version string is too long (max 256 bytes)'],
  [
    '1.18446744073709551616.0',
    'error parsing version segment: strconv.ParseUint: parsing "18446744073709551616": value out of range',
  ],
])('%j is no version: %s', (text, message) => {
  expect(() => newVersion(text)).toThrow(message);
});

test.each([
  ['', 'version string empty'],
  ['1.2', 'invalid semantic version'],
  ['v1.2.3', 'invalid characters in version'],
  ['01.2.3', 'version segment starts with 0'],
  ['1.2.3-a_b', 'invalid prerelease string'],
  ['1.2.3-', 'invalid prerelease string'],
  ['1.2.3-01', 'version segment starts with 0'],
  ['1.2.3+', 'invalid metadata string'],
  ['1..3', 'strconv.ParseUint: parsing "": invalid syntax'],
  ['1.2.3.4', 'invalid characters in version'],
])('%j is no strict version: %s', (text, message) => {
  expect(() => strictNewVersion(text)).toThrow(message);
});

test('versions in ascending order stay in it', () => {
  const ascending = [
    '0.0.1-0',
    '0.0.1',
    '1.0.0-2',
    '1.0.0-10',
    '1.0.0-18446744073709551616',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-rc',
    '1.0.0',
    '1.0.1',
    '1.10.0',
    '2.0.0',
  ].map(newVersion);
  for (const [i, a] of ascending.entries()) {
    for (const [j, b] of ascending.entries()) expect(compareVersions(a, b), `${i} ${j}`).toBe(Math.sign(i - j));
  }
});

test('metadata does not count in comparisons', () => {
  expect(compareVersions(newVersion('1.2.3+a'), newVersion('1.2.3+b'))).toBe(0);
});

test('incrementing drops what no longer holds and keeps a leading v in the original', () => {
  const version = newVersion('v1.2.3-rc.1+b');
  expect([incrementMajor, incrementMinor, incrementPatch].map((next) => next(version).original)).toEqual([
    'v2.0.0',
    'v1.3.0',
    'v1.2.3',
  ]);
  expect(formatVersion(incrementPatch(newVersion('1.2.3')))).toBe('1.2.4');
  expect(() => incrementMinor(newVersion('1.18446744073709551615.0'))).toThrow(
    'minor version increment would overflow uint64',
  );
});

test('prerelease and metadata can be replaced by well-formed ones only', () => {
  const version = newVersion('v1.2.3+b');
  expect(withPrerelease(version, 'rc.1').original).toBe('v1.2.3-rc.1+b');
  expect(withMetadata(version, '').original).toBe('v1.2.3');
  expect(() => withPrerelease(version, '01')).toThrow('version segment starts with 0');
  expect(() => withMetadata(version, 'é')).toThrow('invalid metadata string');
});
