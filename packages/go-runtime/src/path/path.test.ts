import { expect, test } from 'vitest';
import { basePath, cleanPath, dirPath, extPath, isAbsolutePath, joinPath } from './index.ts';

test.each([
  ['', '.'],
  ['.', '.'],
  ['a/b', 'a/b'],
  ['a//b/', 'a/b'],
  ['./a/./b', 'a/b'],
  ['a/../..', '..'],
  ['a/b/../../../c', '../c'],
  ['/..', '/'],
  ['/../a', '/a'],
  ['///', '/'],
  ['/.hidden/..x/...', '/.hidden/..x/...'],
  ['é//ü/..', 'é'],
])('cleaning %j gives %j', (path, cleaned) => {
  expect(cleanPath(path)).toBe(cleaned);
  expect(cleanPath(cleaned)).toBe(cleaned);
});

test.each([
  ['', '.', '.', ''],
  ['/', '/', '/', ''],
  ['a', 'a', '.', ''],
  ['templates/cm.yaml', 'cm.yaml', 'templates', '.yaml'],
  ['a/b.c/', 'b.c', 'a/b.c', ''],
  ['/x/.helmignore', '.helmignore', '/x', '.helmignore'],
  ['a.d/b', 'b', 'a.d', ''],
  ['a.tar.gz', 'a.tar.gz', '.', '.gz'],
])('%j has the base %j, the directory %j and the extension %j', (path, base, dir, ext) => {
  expect([basePath(path), dirPath(path), extPath(path)]).toEqual([base, dir, ext]);
});

test('joining leaves out empty elements and cleans', () => {
  expect(joinPath()).toBe('');
  expect(joinPath('', '')).toBe('');
  expect(joinPath('', 'a', '', 'b')).toBe('a/b');
  expect(joinPath('a', '../b', '/c')).toBe('b/c');
  expect(joinPath('/', 'a')).toBe('/a');
});

test('only a leading slash makes a path absolute', () => {
  expect([isAbsolutePath('/a'), isAbsolutePath('a/'), isAbsolutePath('')]).toEqual([true, false, false]);
});
