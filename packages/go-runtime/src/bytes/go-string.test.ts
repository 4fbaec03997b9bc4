import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import {
  byteLength,
  bytesOf,
  compareStrings,
  concatStrings,
  isWide,
  narrowSlice,
  runesOf,
  sliceBytes,
  stringOf,
} from './index.ts';

const samples: readonly number[][] = [
  [0xff, 0xfe, 0x00],
  [0xc3],
  [0xc3, 0xa9],
  [0xe2, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x9f, 0x98, 0x80, 0x80],
  [0xc0, 0x80, 0x41],
  [0xef, 0xbb, 0xbf, 0x61],
];

test.each(samples.map((bytes) => [bytes]))('bytes %j survive the way through a string', (bytes) => {
  const text = stringOf(Uint8Array.from(bytes));
  expect([...bytesOf(text)]).toEqual(bytes);
  expect(byteLength(text)).toBe(bytes.length);
});

test('a cut through a rune and the halves joined again give the rune', () => {
  const left = sliceBytes('aé', 0, 2);
  const right = sliceBytes('aé', 2);
  expect(byteLength(left)).toBe(2);
  expect(concatStrings(left, right)).toBe('aé');
});

test('order is by code point, not by UTF-16 unit', () => {
  expect(compareStrings('\u{1F600}', '\uFF5E')).toBe(1);
  expect(compareStrings('a', 'ab')).toBe(-1);
  expect(compareStrings('é', 'é')).toBe(0);
});

test('an invalid byte is one replacement rune', () => {
  expect(runesOf(stringOf(Uint8Array.of(0x61, 0xff)))).toEqual([0x61, 0xfffd]);
});

test('what is cut out of a wide string is kept at one byte a character again, and says the same', () => {
  const wide = 'release: production • très wide';
  expect(isWide(wide)).toBe(true);
  for (const slice of [wide.slice(9, 19), wide.slice(22)]) {
    expect(narrowSlice(slice)).toBe(slice);
    expect(serialize(narrowSlice(slice)).length).toBeLessThan(slice.length * 2);
  }
  expect(narrowSlice(wide.slice(9, 21))).toBe('production •');
});
