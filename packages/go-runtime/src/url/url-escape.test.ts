import { expect, test } from 'vitest';
import { stringOf } from '../bytes/index.ts';
import { pathEscape, pathUnescape, queryEscape, queryUnescape } from './index.ts';

const SEED = 20260509;

test.each([
  ['a b&c=d', 'a+b%26c%3Dd', 'a%20b&c=d'],
  ['x/y?', 'x%2Fy%3F', 'x%2Fy%3F'],
  ['1+1', '1%2B1', '1+1'],
  ['é-._~', '%C3%A9-._~', '%C3%A9-._~'],
  ['%', '%25', '%25'],
])('%j is %j in a query and %j in a path', (text, inQuery, inPath) => {
  expect([queryEscape(text), pathEscape(text)]).toEqual([inQuery, inPath]);
});

test('a plus is a space only in a query', () => {
  expect([queryUnescape('a+b%20c'), pathUnescape('a+b%20c')]).toEqual(['a b c', 'a+b c']);
});

test('escapes may give bytes that are no text', () => {
  expect(queryUnescape('%ff%C3')).toBe(stringOf(Uint8Array.of(0xff, 0xc3)));
  expect(queryUnescape('%c3%A9')).toBe('é');
});

test.each([
  ['%', 'invalid URL escape "%"'],
  ['a%4', 'invalid URL escape "%4"'],
  ['%4g1', 'invalid URL escape "%4g"'],
])('%j cannot be unescaped', (text, message) => {
  expect(() => queryUnescape(text)).toThrow(message);
});

test(`unescaping undoes escaping for any bytes (seed ${SEED})`, () => {
  let state = SEED;
  const random = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  for (let i = 0; i < 5_000; i++) {
    const text = stringOf(Uint8Array.from({ length: random(12) }, () => random(256)));
    expect(queryUnescape(queryEscape(text))).toBe(text);
    expect(pathUnescape(pathEscape(text))).toBe(text);
    expect(queryEscape(text)).toMatch(/^[A-Za-z0-9\-._~+%]*$/);
  }
});
