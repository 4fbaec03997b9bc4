import { expect, test } from 'vitest';
import { matchFilePath, matchPath } from './index.ts';

test.each([
  ['*.yaml', 'values.yaml', true],
  ['*.yaml', 'ci/values.yaml', false],
  ['ci/*', 'ci/a', true],
  ['*/b*c', 'a/bXYc', true],
  ['a*b?c*x', 'abxbbxdbxebxczzx', true],
  ['[a-c]?', 'bé', true],
  ['[^a-c]', 'b', false],
  ['[^a-c]', '/', true],
  ['?', '/', false],
  ['\\*', '*', true],
  ['[\\]a]', ']', true],
  ['[é-ü]*', 'öl', true],
  ['', '', true],
  ['*', '', true],
])('%j against %j: %s', (pattern, name, matches) => {
  expect(matchPath(pattern, name)).toBe(matches);
});

test('a star may stop inside of a rune, as Go counts bytes', () => {
  expect(matchPath('*??', '€')).toBe(true);
  expect(matchPath('??', '€')).toBe(false);
});

test.each(['[', '[]', '[a', '[a-', '[-a]', '[^]', 'a\\', '[a-]', '[\\'])('%j is malformed', (pattern) => {
  expect(() => matchPath(pattern, 'a')).toThrow('syntax error in pattern');
});

test('what follows a mismatch is still checked, unless a trailing star has answered', () => {
  expect(() => matchPath('x*[', 'abc')).toThrow('syntax error in pattern');
  expect(matchPath('*', 'a[')).toBe(true);
});

test('many stars over a long name take no exponential time', () => {
  expect(matchPath('*a'.repeat(500) + 'b', 'a'.repeat(20_000))).toBe(false);
});

test('filepath.Match does not look at what is left of a pattern that has failed', () => {
  expect(matchFilePath('x*[', 'abc')).toBe(false);
  expect(() => matchFilePath('x*[', 'xbc')).toThrow('syntax error in pattern');
  expect(matchFilePath('a/*.txt', 'a/b.txt')).toBe(true);
});
