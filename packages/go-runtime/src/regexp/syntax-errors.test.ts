import { isDiagnosticError } from '@metachart/diagnostics';
import { expect, test } from 'vitest';
import { stringOf } from '../bytes/index.ts';
import { compileRegexp, mustCompileRegexp } from './index.ts';

// What Go's regexp.Compile says, after `error parsing regexp: `.
test.each([
  ['a(b', 'missing closing ): `a(b`'],
  ['a)b', 'unexpected ): `a)b`'],
  ['[a-', 'missing closing ]: `[a-`'],
  ['x[]y', 'missing closing ]: `[]y`'],
  ['[z-a]', 'invalid character class range: `z-a`'],
  ['[[:word:][:nope:]]', 'invalid character class range: `[:nope:]`'],
  ['[[:constructor:]]', 'invalid character class range: `[:constructor:]`'],
  ['\\p{Klingon}', 'invalid character class range: `\\p{Klingon}`'],
  ['\\p{Old_Italic}', 'invalid character class range: `\\p{Old_Italic}`'],
  ['\\pX!', 'invalid character class range: `\\pX`'],
  ['*', 'missing argument to repetition operator: `*`'],
  ['(|+?)', 'missing argument to repetition operator: `+?`'],
  ['a**', 'invalid nested repetition operator: `**`'],
  ['a{2}?{3}', 'invalid nested repetition operator: `{2}?{3}`'],
  ['a{1001}', 'invalid repeat count: `{1001}`'],
  ['a{3,2}', 'invalid repeat count: `{3,2}`'],
  ['((a{100}){10}){2}', 'invalid repeat count: `{2}`'],
  ['a\\', 'trailing backslash at end of expression: ``'],
  ['\\8', 'invalid escape sequence: `\\8`'],
  ['\\Z', 'invalid escape sequence: `\\Z`'],
  ['\\é', 'invalid escape sequence: `\\é`'],
  ['\\x{110000}', 'invalid escape sequence: `\\x{110000`'],
  ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
  ['(?i-)', 'invalid or unsupported Perl syntax: `(?i-)`'],
  ['(?P=a)', 'invalid or unsupported Perl syntax: `(?P`'],
  ['(?<!a)b', 'invalid named capture: `(?<!a)b`'],
  ['(?P<a-b>c)', 'invalid named capture: `(?P<a-b>`'],
  [`a${stringOf(Uint8Array.of(0xff))}b`, `invalid UTF-8: \`${stringOf(Uint8Array.of(0xff))}b\``],
])('P16: %j is refused', (pattern, message) => {
  expect(() => compileRegexp(pattern)).toThrow(`error parsing regexp: ${message}`);
});

test.each([['a{,2}'], ['a{01}'], ['{'], ['(?i)(?-s:a)'], ['\\Q(*\\E'], ['[]a]'], ['[a-]'], ['^*']])(
  '%j is fine',
  (pattern) => {
    expect(compileRegexp(pattern).pattern).toBe(pattern);
  },
);

test("P16: mustCompile's panic quotes the pattern as Go does", () => {
  expect(() => mustCompileRegexp('(')).toThrow('regexp: Compile(`(`): error parsing regexp: missing closing ): `(`');
  expect(() => mustCompileRegexp('`(')).toThrow('regexp: Compile("`("): error parsing regexp: missing closing ): ``(`');
});

test('Go refuses patterns that nest too deeply, and we refuse monstrous ones that Go would take', () => {
  const nested = `${'('.repeat(1000)}${')'.repeat(1000)}`;
  expect(() => compileRegexp(nested)).toThrow('expression nests too deeply: `(((');
  expect(() => compileRegexp('('.repeat(50_000))).toThrow('missing closing )');
  expect(() => compileRegexp(`(${'x'.repeat(5000)}){1000}`)).toThrow('expression too large: `(xxx');
  expect(codeOf(() => compileRegexp(`(${'x'.repeat(500)}){1000}`))).toBe('regexp/pattern-too-large');
});

test('groups are numbered from the left, named or not', () => {
  expect(compileRegexp('(a)(?:b)(?P<n>c(?<m>d))').groupNames).toEqual(['', '', 'n', 'm']);
});

test('the same pattern gives the same compiled expression', () => {
  expect(compileRegexp('a+b')).toBe(compileRegexp('a+b'));
});

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return isDiagnosticError(error) ? error.code : String(error);
  }
}
