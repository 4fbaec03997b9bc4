import { expect, test } from 'vitest';
import { stringOf } from '../bytes/index.ts';
import {
  compileRegexp,
  findAllString,
  findAllStringSubmatch,
  findAllStringSubmatchIndex,
  findString,
  findStringSubmatch,
  findStringSubmatchIndex,
  matchString,
  quoteMeta,
  replaceAllLiteralString,
  replaceAllString,
  replaceAllStringFunc,
  splitString,
} from './index.ts';

test.each([
  ['.', '\r', true],
  ['.', '\u2028', true],
  ['.', '\n', false],
  ['(?s).', '\n', true],
  ['^\\s$', '\u00a0', false],
  ['^\\s$', '\v', false],
  ['^[[:space:]]$', '\v', true],
  ['^\\d$', '٣', false],
  ['^\\pN$', '٣', true],
  ['\\bé', 'é', false],
  ['(?i)k', '\u212a', true],
  ['(?i)straße', 'STRASSE', false],
  ['(?i)ß', 'ẞ', true],
  ['(?i)[^k]', '\u212a', false],
  ['a$', 'a\n', false],
  ['(?m)a$', 'a\n', true],
  ['(?m)^b', 'a\rb', false],
  ['\\Aa\\z', 'a', true],
  ['^\\Qa.b\\E$', 'a.b', true],
  ['^\\p{Greek}+$', 'αβγ', true],
  ['^\\P{^Lu}$', 'É', true],
  ['^[^\\pL]$', '1', true],
  ['^\\x41\\x{1F600}\\102$', 'A😀B', true],
  ['^.$', '😀', true],
  ['\\x{d83d}', '😀', false],
])('P16: %j against %j: %s', (pattern, text, matches) => {
  expect(matchString(compileRegexp(pattern), text)).toBe(matches);
});

test('P16: an invalid byte is one character, equal to U+FFFD', () => {
  const text = stringOf(Uint8Array.of(0x61, 0xff, 0xc3));
  expect(matchString(compileRegexp('^a..$'), text)).toBe(true);
  expect(matchString(compileRegexp('^a\ufffd{2}$'), text)).toBe(true);
  expect(matchString(compileRegexp('^a[^\\x{FFFD}]'), text)).toBe(false);
  expect(findAllStringSubmatchIndex(compileRegexp('[^a]'), text, -1)).toEqual([
    [1, 2],
    [2, 3],
  ]);
});

test('P16: an empty match right after another one does not count', () => {
  const as = compileRegexp('a*');
  expect(replaceAllString(as, 'baaac', 'x')).toBe('xbxcx');
  expect(findAllString(as, 'baaa', -1)).toEqual(['', 'aaa']);
  expect(replaceAllString(compileRegexp(''), 'é😀', '-')).toBe('-é-😀-');
  expect(findAllString(compileRegexp('\\B'), '😀', -1)).toEqual(['', '']);
});

test.each([
  ['$1W', '-'],
  [`\${1}W`, 'bW-'],
  ['$1-$2', 'b-c-'],
  ['$0$$', 'bc$-'],
  ['$x$y', 'c-'],
  ['$3$10', '-'],
  ['$01', '-'],
  ['$', '$-'],
  ['${1', '${1-'],
  ['$é', '-'],
])('P16: the template %j', (template, replaced) => {
  expect(replaceAllString(compileRegexp('(b)(?P<x>c)'), 'bc-', template)).toBe(replaced);
});

test('a group that took no part stands for nothing, and of groups of one name the first that did counts', () => {
  const either = compileRegexp('(?P<n>a)|(?P<n>b)');
  expect(replaceAllString(either, 'ab', '<$n>')).toBe('<a><b>');
  expect(replaceAllString(either, 'ab', '<$1>')).toBe('<a><>');
});

test('a literal replacement and a function take the text as it is', () => {
  const digits = compileRegexp('[0-9]+');
  expect(replaceAllLiteralString(digits, 'a1b22', '$0$&')).toBe('a$0$&b$0$&');
  expect(replaceAllStringFunc(digits, 'a1b22', (match) => `<${match.length}>`)).toBe('a<1>b<2>');
});

test('halves of a rune that a replacement brings together become the rune', () => {
  const half = stringOf(Uint8Array.of(0xc3));
  const other = stringOf(Uint8Array.of(0xa9));
  expect(replaceAllString(compileRegexp('x'), `${half}x`, other)).toBe('é');
});

test('limits of FindAll and Split count as in Go, where none found is nil', () => {
  const comma = compileRegexp(',');
  expect(findAllString(comma, 'a,b,c', 1)).toEqual([',']);
  expect(findAllString(comma, 'a,b,c', 0)).toBeUndefined();
  expect(findAllString(comma, 'abc', -1)).toBeUndefined();
  expect(splitString(comma, 'a,b,c', -1)).toEqual(['a', 'b', 'c']);
  expect(splitString(comma, 'a,b,c', 2)).toEqual(['a', 'b,c']);
  expect(splitString(comma, ',a,', -1)).toEqual(['', 'a', '']);
  expect(splitString(comma, '', -1)).toEqual(['']);
  expect(splitString(comma, 'a', 0)).toBeUndefined();
  expect(splitString(compileRegexp(''), 'aé', -1)).toEqual(['a', 'é']);
  expect(splitString(compileRegexp('a*'), 'xaay', -1)).toEqual(['x', 'y']);
});

test('groups are reported by text and by byte offset', () => {
  const pair = compileRegexp('(\\w)(é)?');
  expect(findString(pair, '-aéb')).toBe('aé');
  expect(findStringSubmatch(pair, '-aéb')).toEqual(['aé', 'a', 'é']);
  expect(findStringSubmatchIndex(pair, 'é-aé')).toEqual([3, 6, 3, 4, 4, 6]);
  expect(findAllStringSubmatch(pair, 'aéb', -1)).toEqual([
    ['aé', 'a', 'é'],
    ['b', 'b', ''],
  ]);
  expect(findAllStringSubmatchIndex(pair, 'aéb', -1)).toEqual([
    [0, 3, 0, 1, 1, 3],
    [3, 4, 3, 4, -1, -1],
  ]);
  expect([findString(pair, '-'), findStringSubmatch(pair, '-')]).toEqual(['', undefined]);
});

// Where a loop's body can be empty or pass a group by, JavaScript answers otherwise.
test.each([
  ['(?:(a)|b)*', 'ab', [0, 2, 0, 1]],
  ['(a*)*', 'b', [0, 0, 0, 0]],
  ['(a|b*)*', 'aab', [0, 3, 2, 3]],
  ['(|a)+', 'aa', [0, 0, 0, 0]],
  ['(a*)+?', 'aa', [0, 2, 0, 2]],
  ['(a){0}b', 'b', [0, 1, -1, -1]],
  ['(?:a|ab)(?:c|bcd)(d*)', 'abcd', [0, 4, 4, 4]],
  ['(?U)(a+)(a*?)', 'aa', [0, 2, 0, 1, 1, 2]],
])('%j in %j matches at %j', (pattern, text, offsets) => {
  expect(findStringSubmatchIndex(compileRegexp(pattern), text)).toEqual(offsets);
});

test('a quoted text matches itself only', () => {
  const text = 'a.b*[c]{d}(e)|f^g$h\\i+j?é-';
  expect(quoteMeta('a.é-')).toBe('a\\.é-');
  expect(matchString(compileRegexp(`^${quoteMeta(text)}$`), text)).toBe(true);
});
