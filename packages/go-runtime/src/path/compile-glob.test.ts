import { isDiagnosticError } from '@metachart/diagnostics';
import { expect, test } from 'vitest';
import { compileGlob } from './index.ts';

test.each([
  ['*', 'a', true],
  ['*', 'a/b', false],
  ['**', 'a/b', true],
  ['files/*', 'files/a.txt', true],
  ['files/*', 'files/a/b.txt', false],
  ['files/**.yaml', 'files/a/b.yaml', true],
  ['**/secret', 'secret', false],
  ['{a,b}/*.{yaml,yml}', 'b/x.yml', true],
  ['conf[0-9]', 'conf7', true],
  ['conf[!0-9]', 'conf7', false],
  ['[ab]?', 'b/', false],
  ['\\*', '*', true],
  ['\\*', 'a', false],
])('with / as separator %j against %j: %s', (pattern, text, matches) => {
  expect(compileGlob(pattern, '/')(text)).toBe(matches);
});

test('separators are what stars stop at, and none means none', () => {
  expect(compileGlob('*.com', '.')('api.example.com')).toBe(false);
  expect(compileGlob('*.com', '')('api.example.com')).toBe(true);
});

// Each of these is what gobwas answers, right or not.
test.each([
  ['?', '', true],
  ['[!a]', '', true],
  ['ab**ba', 'aba', true],
  ['[!ab][!ab]', 'aa', true],
  ['é?', 'éx', false],
  ['{a', 'a', true],
  ['a}', 'a}', true],
  ['a\\', 'a', true],
  ['a\0b', 'ab', true],
  ['\0ab', '', true],
])('an oddity of gobwas: %j against %j is %s', (pattern, text, matches) => {
  expect(compileGlob(pattern, '/')(text)).toBe(matches);
});

test.each([
  ['[', 'unexpected end of input'],
  ['[a', 'unexpected end of input'],
  ['[]', 'could not parse range'],
  ['[a-cd]', 'expected close range character'],
  ['[c-a]', "hi character 'a' should be greater than lo 'c'"],
  ['a\ufffd', 'could not read rune'],
  ['[\ufffd]', 'unexpected end of input'],
])('%j is refused: %s', (pattern, message) => {
  expect(() => compileGlob(pattern, '/')).toThrow(message);
});

test('an empty alternative in a row panics as in Go', () => {
  expect(() => compileGlob('a{}', '/')('a')).toThrow('runtime error: slice bounds out of range [:2] with length 1');
});

test.each([
  ['{'.repeat(2000), 'path/glob-too-large'],
  ['*a'.repeat(2000), 'path/glob-too-large'],
  ['a'.repeat(20_000), 'path/glob-too-large'],
])('a pattern too large to compile is refused (%#)', (pattern, code) => {
  expect(codeOf(() => compileGlob(pattern, '/'))).toBe(code);
});

test('a pattern with very many ways to match gives an answer or a clear error, never a hang', () => {
  expect(compileGlob('*a'.repeat(20) + 'b', '/')('a'.repeat(100) + 'c')).toBe(false);
  expect(codeOf(() => compileGlob('**a**'.repeat(300), '/')('a'.repeat(900)))).toBe('path/glob-too-complex');
});

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return isDiagnosticError(error) ? error.code : String(error);
  }
}
