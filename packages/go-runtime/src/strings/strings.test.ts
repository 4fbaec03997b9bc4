import { describe, expect, it } from 'vitest';
import { stringOf } from '../bytes/index.ts';
import {
  contains,
  equalFold,
  fields,
  hasPrefix,
  isLetter,
  isPrint,
  isUpper,
  replaceAll,
  replaceN,
  split,
  splitN,
  title,
  toLower,
  toUpper,
  trim,
  trimLeft,
  trimPrefix,
  trimRight,
  trimSuffix,
} from './index.ts';

const bytes = (...values: number[]) => stringOf(Uint8Array.from(values));

describe('letter case', () => {
  it('maps one code point to one (P15)', () => {
    expect(toUpper('straße')).toBe('STRAßE');
    expect(toLower('İX')).toBe('ix');
    expect(toLower('ΣΑΣ')).toBe('σασ');
    expect(toUpper('ŉ ǆ ﬀ')).toBe('ŉ Ǆ ﬀ');
    expect(title('ǆ')).toBe('ǅ');
  });

  it('leaves letters that came after Unicode 15.0 alone', () => {
    expect(toUpper('\u{a7ce}\u{a7cf}\u{16ebb}')).toBe('\u{a7ce}\u{a7cf}\u{16ebb}');
    expect(isLetter(0x2ebf0)).toBe(false);
  });

  it('writes invalid bytes as U+FFFD', () => {
    expect(toUpper(`a${bytes(0xff)}é`)).toBe('A\ufffdÉ');
    expect(title(bytes(0xe9))).toBe('\ufffd');
  });

  it('starts a word after any ASCII character but letters, digits and the underscore (P15)', () => {
    expect(title("foo-bar a_b it's 1a x.y")).toBe("Foo-Bar A_b It'S 1a X.Y");
    expect(title('a\u00a0b éa bé «x')).toBe('A\u00a0B Éa Bé «x');
  });

  it('compares by simple folding', () => {
    expect(equalFold('Straße', 'STRAßE')).toBe(true);
    expect(equalFold('ß', 'SS')).toBe(false);
    expect(equalFold('\u212a', 'k')).toBe(true);
    expect(equalFold('ς', 'Σ')).toBe(true);
    expect(equalFold('İ', 'i')).toBe(false);
    expect(equalFold('ı', 'I')).toBe(false);
  });

  it('knows capital letters of every script', () => {
    expect([0x41, 0x61, 0xc9, 0x416, 0x10400].map(isUpper)).toEqual([true, false, true, true, true]);
    expect([0x20, 0xa0, 0xad, 0x3000, 0xfffd].map(isPrint)).toEqual([true, false, false, false, true]);
  });
});

describe('searching bytes', () => {
  it('finds half a rune inside a rune', () => {
    expect(contains('é', bytes(0xa9))).toBe(true);
    expect(hasPrefix('é', bytes(0xc3))).toBe(true);
    expect(split('aéb', bytes(0xc3))).toEqual(['a', `${bytes(0xa9)}b`]);
    expect(trimPrefix('é', bytes(0xc3))).toBe(bytes(0xa9));
    expect(trimSuffix('é', bytes(0xa9))).toBe(bytes(0xc3));
  });

  it('does not take half of a surrogate pair for a byte', () => {
    expect(contains('\u{1f480}', bytes(0x80))).toBe(true);
    expect(contains('\u{1f4c1}', bytes(0xc1))).toBe(false);
    expect(split('\u{1f4c1}', bytes(0xc1))).toEqual(['\u{1f4c1}']);
  });

  it('joins broken halves that come together', () => {
    expect(replaceAll(`${bytes(0xc3)}-${bytes(0xa9)}`, '-', '')).toBe('é');
  });

  it('splits and replaces at every rune for an empty separator', () => {
    expect(split('aé\u{1f600}', '')).toEqual(['a', 'é', '\u{1f600}']);
    expect(split('', '')).toEqual([]);
    expect(split('', ',')).toEqual(['']);
    expect(replaceAll('aé', '', '-')).toBe('-a-é-');
    expect(replaceN('abc', { old: '', replacement: '-', limit: 2 })).toBe('-a-bc');
  });

  it('keeps the rest in the last part', () => {
    expect(splitN('a,b,c', ',', 2)).toEqual(['a', 'b,c']);
    expect(splitN('a,b,c', ',', 0)).toEqual([]);
    expect(splitN('abc', '', 2)).toEqual(['a', 'bc']);
    expect(splitN('a,b', ',', 9)).toEqual(['a', 'b']);
  });

  it('takes $ in a replacement literally', () => {
    expect(replaceAll('a.b', '.', '$&')).toBe('a$&b');
  });
});

describe('trimming', () => {
  it('removes runes of a cutset from both ends', () => {
    expect(trim('xxhixx', 'x')).toBe('hi');
    expect(trim('éaé', 'é')).toBe('a');
    expect(trimLeft('\u{1f600}a\u{1f600}', '\u{1f600}')).toBe('a\u{1f600}');
    expect(trimRight('\u{1f600}a\u{1f600}', '\u{1f600}')).toBe('\u{1f600}a');
    expect(trim('abc', '')).toBe('abc');
    expect(trim('aaa', 'a')).toBe('');
  });

  it('takes every invalid byte for U+FFFD', () => {
    expect(trim(`${bytes(0xff)}a${bytes(0xfe)}`, '\ufffd')).toBe('a');
  });

  it('splits around Unicode white space', () => {
    expect(fields(' a\u0085b\u3000 c\ufeff ')).toEqual(['a', 'b', 'c\ufeff']);
    expect(fields('')).toEqual([]);
  });
});
