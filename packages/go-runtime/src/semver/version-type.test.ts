import { expect, test } from 'vitest';
import { type GoInt, GoNil, type GoPointer, type GoValue } from '../reflect/index.ts';
import { newVersion, VERSION, VERSION_POINTER, versionOf, versionPointer } from './index.ts';

function callMethod(receiver: GoPointer, name: string, ...args: GoValue[]): GoValue {
  return VERSION_POINTER.methods?.get(name)?.call(receiver, ...args);
}

const version = versionPointer(newVersion('v1.2.3-rc.1'));

test("sprig's semver value answers Major, Minor, Patch as uint64 and the rest as strings", () => {
  const numbers = ['Major', 'Minor', 'Patch'].map((name) => callMethod(version, name) as GoInt);
  expect(numbers.map(({ value, goType }) => [value, goType.name])).toEqual([
    [1n, 'uint64'],
    [2n, 'uint64'],
    [3n, 'uint64'],
  ]);
  expect(['Prerelease', 'Metadata', 'Original', 'String'].map((name) => callMethod(version, name))).toEqual([
    'rc.1',
    '',
    'v1.2.3-rc.1',
    '1.2.3-rc.1',
  ]);
});

test('comparisons take another *semver.Version, and a nil one panics as in Go', () => {
  const release = versionPointer(newVersion('1.2.3'));
  expect(callMethod(version, 'LessThan', release)).toBe(true);
  expect((callMethod(version, 'Compare', release) as GoInt).value).toBe(-1n);
  expect(callMethod(release, 'Equal', versionPointer(newVersion('v1.2.3+x')))).toBe(true);
  const nil = new GoNil(VERSION_POINTER);
  expect(callMethod(version, 'Equal', nil)).toBe(false);
  expect(() => callMethod(version, 'LessThan', nil)).toThrow('invalid memory address or nil pointer dereference');
});

test('an incremented version is a value, which lacks the methods of the pointer', () => {
  const next = callMethod(version, 'IncMajor');
  expect(versionOf(next).original).toBe('v2.0.0');
  expect(VERSION.methods?.has('Original')).toBe(false);
  expect(VERSION.methods?.has('Major')).toBe(true);
});

test('in JSON a version is its text', () => {
  expect(new TextDecoder().decode(callMethod(version, 'MarshalJSON') as Uint8Array)).toBe('"1.2.3-rc.1"');
});
