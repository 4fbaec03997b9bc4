import { expect, test } from 'vitest';
import { isSpace, trimSpace } from './index.ts';

test('every kind of white space goes at both ends, none inside', () => {
  expect(trimSpace('\u0085\u00a0\u2028 a b\t\v\f\r\n\u3000')).toBe('a b');
  expect(trimSpace(' \n ')).toBe('');
  expect(trimSpace('plain')).toBe('plain');
});

test('a byte order mark is no white space', () => {
  expect(trimSpace('\ufeffa')).toBe('\ufeffa');
});

test('white space is what the White_Space property says', () => {
  const property = /\p{White_Space}/u;
  for (let code = 0; code <= 0xd7ff; code++) {
    if (isSpace(code) !== property.test(String.fromCharCode(code))) expect.fail(`U+${code.toString(16)}`);
  }
});
