import { describe, expect, it } from 'vitest';
import { stringOf } from '../bytes/index.ts';
import { canBackquote, quote, quoteRune, quoteToAscii, unquote } from './index.ts';

const bytes = (...values: number[]) => stringOf(Uint8Array.from(values));

describe('quote', () => {
  it('escapes quotes, backslashes and controls', () => {
    expect(quote('a"b\\c\n\t\x07\x00\x7f\'')).toBe('"a\\"b\\\\c\\n\\t\\a\\x00\\x7f\'"');
  });

  it('escapes what Go cannot print and keeps what it can', () => {
    expect(quote('é\u00a0\u00ad\u200b\u3000\ufeff日😀\u{e0001}')).toBe(
      '"é\\u00a0\\u00ad\\u200b\\u3000\\ufeff日😀\\U000e0001"',
    );
    expect(quote('\ufffd')).toBe('"\ufffd"');
    expect(quoteToAscii('é😀')).toBe('"\\u00e9\\U0001f600"');
  });

  it('takes characters newer than Unicode 15.0 for unprintable', () => {
    expect(quote('\u{1fae9}\u{2ebf0}')).toBe('"\\U0001fae9\\U0002ebf0"');
  });

  it('shows invalid bytes', () => {
    expect(quote(`a${bytes(0xff, 0x80)}`)).toBe('"a\\xff\\x80"');
  });

  it('quotes a character', () => {
    expect([0x78, 0x27, 0x22, 0x0a, 0x1f600, 0xd800, 0x110000].map(quoteRune)).toEqual([
      "'x'",
      "'\\''",
      "'\"'",
      "'\\n'",
      "'😀'",
      "'\ufffd'",
      "'\ufffd'",
    ]);
  });

  it('knows what a raw literal can hold', () => {
    expect(canBackquote('a\tb"é')).toBe(true);
    for (const text of ['`', 'a\nb', '\x7f', '\ufeff', bytes(0xff)]) expect(canBackquote(text)).toBe(false);
  });
});

describe('unquote', () => {
  it('reads the three kinds of literals', () => {
    expect(unquote('"a\\tb\\u00e9\\U0001f600\\101"')).toBe('a\tbé😀A');
    expect(unquote("'\\''")).toBe("'");
    expect(unquote('`a\\n\r"`')).toBe('a\\n"');
  });

  it('joins bytes to runes and keeps broken ones', () => {
    expect(unquote('"\\xc3\\xa9"')).toBe('é');
    expect(unquote('"\\xff\\377"')).toBe(bytes(0xff, 0xff));
  });

  it('refuses anything else', () => {
    const wrong = [
      '',
      '"',
      '"a',
      'a',
      '"a"b"',
      "'ab'",
      '"\\\'"',
      "'\\\"'",
      '"\\400"',
      '"\\x1"',
      '"\\ud800"',
      '"\n"',
      '"\\"',
    ];
    for (const text of [...wrong, '`a`b`', '"\\q"', '"\\U00110000"']) {
      expect(() => unquote(text), text).toThrow(/^invalid syntax$/);
    }
  });

  it('undoes quote', () => {
    for (const text of ['', 'plain', 'a"\\\n\u2028', `é${bytes(0xc3)}x`, '😀\u{e0001}']) {
      expect(unquote(quote(text))).toBe(text);
      expect(unquote(quoteToAscii(text))).toBe(text);
    }
  });
});
