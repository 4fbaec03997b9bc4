import { expect, test } from 'vitest';
import { diffLines } from './diff-lines.ts';

const lines = (text: string): readonly string[] => text.split(' ');

test.each([
  ['a line that changes, with two around it', 'a b c d e f g', 'a b c X e f g', '  b|  c|- d|+ X|  e|  f'],
  ['a line that is added', 'a b', 'a X b', '  a|+ X|  b'],
  ['a line that is removed', 'a b c', 'a c', '  a|- b|  c'],
  ['two changes close by', 'a b c d e', 'X b c d Y', '- a|+ X|  b|  c|  d|- e|+ Y'],
  ['two changes far apart', 'a b c d e f g h', 'X b c d e f g Y', '- a|+ X|  b|  c|  (2 lines)|  f|  g|- h|+ Y'],
  ['nothing in common', 'a', 'b c', '- a|+ b|+ c'],
  ['an end that repeats itself', 'a a', 'a a a', '  a|  a|+ a'],
  ['no difference', 'a b', 'a b', '  a|  b'],
])('%s', (_, before, after, shown) => {
  expect(diffLines(lines(before), lines(after)).join('|')).toBe(shown);
});

test('texts of many lines are told apart in little time', () => {
  const many = (prefix: string) => Array.from({ length: 100_000 }, (_, at) => `${prefix}${at}`);
  expect(diffLines(many('a'), many('b'))).toHaveLength(200_000);
});
