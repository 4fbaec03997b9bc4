import { expect, test } from 'vitest';
import { parseNumber } from './number-constant.ts';
import type { TokenType } from './token.ts';

function constant(value: string, type: TokenType = 'number'): string {
  const { int, uint, float, complex } = parseNumber({ type, value, pos: 0 });
  const parts = [
    int === undefined ? '' : `int ${int}`,
    uint === undefined ? '' : `uint ${uint}`,
    float === undefined ? '' : `float ${Object.is(float, -0) ? '-0' : float}`,
    complex === undefined ? '' : `complex ${complex.real} ${complex.imaginary}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

test.each([
  ['0', 'int 0, uint 0, float 0'],
  ['-3', 'int -3, float -3'],
  ['+1', 'int 1, float 1'],
  ['0x10', 'int 16, uint 16, float 16'],
  ['017', 'int 15, uint 15, float 15'],
  ['0o17', 'int 15, uint 15, float 15'],
  ['0b11', 'int 3, uint 3, float 3'],
  ['1_000', 'int 1000, uint 1000, float 1000'],
  ['0x1p4', 'int 16, uint 16, float 16'],
  ['1e3', 'int 1000, uint 1000, float 1000'],
  ['.5', 'float 0.5'],
  ['-0', 'int 0, uint 0, float 0'],
  ['9223372036854775808', 'uint 9223372036854775808, float 9223372036854776000'],
  ['1e19', 'uint 10000000000000000000, float 10000000000000000000'],
  ['1i', 'complex 0 1'],
  ['0i', 'int 0, uint 0, float 0, complex 0 0'],
])('N11: %s is %s', (text, expected) => {
  expect(constant(text)).toBe(expected);
});

test.each([
  ["'a'", 'int 97, uint 97, float 97'],
  ["'\\n'", 'int 10, uint 10, float 10'],
  ["'\\xff'", 'int 255, uint 255, float 255'],
  ["'\\u00e9'", 'int 233, uint 233, float 233'],
  ["'é'", 'int 233, uint 233, float 233'],
])('N11: the character constant %s is %s', (text, expected) => {
  expect(constant(text, 'char constant')).toBe(expected);
});

test.each([
  ["''", 'invalid syntax'],
  ["'ab'", "malformed character constant: 'ab'"],
  ["'\\400'", 'invalid syntax'],
  ["'\\ud800'", 'invalid syntax'],
])('the character constant %s fails with %s', (text, expected) => {
  expect(() => constant(text, 'char constant')).toThrow(expected);
});

test('complex constants keep a real value where the imaginary part is zero', () => {
  expect(constant('1+2i', 'complex')).toBe('complex 1 2');
  expect(constant('3+0i', 'complex')).toBe('int 3, uint 3, float 3, complex 3 0');
  expect(() => constant('1+i', 'complex')).toThrow('syntax error scanning complex number');
});
