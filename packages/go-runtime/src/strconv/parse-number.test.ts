import { describe, expect, it } from 'vitest';
import {
  atoi,
  floatIfValid,
  integerIfValid,
  NumError,
  parseBool,
  parseFloat as parseGoFloat,
  parseInteger,
  parseUnsigned,
} from './index.ts';

describe('parseInteger', () => {
  it('reads prefixes in base 0 (N6)', () => {
    const texts = ['0x10', '010', '-010', '0o17', '0b11', '1_000', '0_7', '+5', '0'];
    expect(texts.map((text) => parseInteger(text, 0, 64))).toEqual([16n, 8n, -8n, 15n, 3n, 1000n, 7n, 5n, 0n]);
  });

  it('takes underscores in base 0 only, and only between digits', () => {
    for (const text of ['1__0', '_1', '1_', '0x__1']) expect(integerIfValid(text, 0, 64)).toBeUndefined();
    expect(parseInteger('0x_1', 0, 64)).toBe(1n);
    expect(() => parseInteger('1_000', 10, 64)).toThrow('strconv.ParseInt: parsing "1_000": invalid syntax');
  });

  it('refuses what the size cannot hold, and tells the nearest value', () => {
    expect(parseInteger('-9223372036854775808', 10, 64)).toBe(-9223372036854775808n);
    expect(() => parseInteger('128', 10, 8)).toThrow('strconv.ParseInt: parsing "128": value out of range');
    expect(returnedBeside(() => parseInteger('9999999999999999999', 10, 64))).toBe(9223372036854775807n);
    expect(returnedBeside(() => atoi('-9999999999999999999'))).toBe(-9223372036854775808n);
    expect(returnedBeside(() => parseUnsigned('300', 10, 8))).toBe(255n);
    expect(returnedBeside(() => atoi('x'))).toBe(0n);
  });

  it('reports an overflow before a later bad digit', () => {
    expect(() => parseUnsigned('18446744073709551616x', 10, 64)).toThrow('value out of range');
    expect(() => parseUnsigned('18446744073709551615x', 10, 64)).toThrow('invalid syntax');
  });

  it('quotes what it could not read', () => {
    expect(() => parseInteger('08', 0, 64)).toThrow('strconv.ParseInt: parsing "08": invalid syntax');
    expect(() => atoi('a"\n')).toThrow('strconv.Atoi: parsing "a\\"\\n": invalid syntax');
    expect(() => parseUnsigned('-1', 10, 64)).toThrow('strconv.ParseUint: parsing "-1": invalid syntax');
    expect(() => parseInteger('1', 1, 64)).toThrow('strconv.ParseInt: parsing "1": invalid base 1');
    expect(() => parseInteger('1', 10, 65)).toThrow('strconv.ParseInt: parsing "1": invalid bit size 65');
  });
});

describe('parseFloat', () => {
  it('reads decimal, hexadecimal and special numbers', () => {
    const texts = ['1.', '.5', '+1e3', '-0', '0x1p-2', '0x.8p1', 'inf', '-Infinity', '1_000.5', '0x_1p4'];
    expect(texts.map((text) => parseGoFloat(text, 64))).toEqual([
      1,
      0.5,
      1000,
      -0,
      0.25,
      1,
      Infinity,
      -Infinity,
      1000.5,
      16,
    ]);
    expect(parseGoFloat('nAn', 64)).toBeNaN();
  });

  it('refuses what JS would read', () => {
    for (const text of ['', ' 1', '1 ', '0x10', '0b1', '1e', '.', '+nan', '1__0', 'infinit', '0x1.8']) {
      expect(floatIfValid(text, 64), text).toBeUndefined();
      expect(() => parseGoFloat(text, 64)).toThrow(`strconv.ParseFloat: parsing "${text}": invalid syntax`);
    }
  });

  it('gives an infinity beside a range error', () => {
    expect(() => parseGoFloat('1e400', 64)).toThrow('strconv.ParseFloat: parsing "1e400": value out of range');
    expect(returnedBeside(() => parseGoFloat('-0x1p1024', 64))).toBe(-Infinity);
    expect(returnedBeside(() => parseGoFloat('3.4028236e38', 32))).toBe(Infinity);
    expect(parseGoFloat('1e-400', 64)).toBe(0);
  });

  it('rounds once to float32', () => {
    // Half-way between two float32, and a hair above and below it: the float64 in between is the same.
    expect(parseGoFloat('1.000000059604644775390625', 32)).toBe(1);
    expect(parseGoFloat('1.00000005960464477539062500000000000001', 32)).toBe(1.0000001192092896);
    expect(parseGoFloat('-1.00000017881393432617187499999999999999', 32)).toBe(-1.0000001192092896);
  });

  it('reads a million digits in a moment', () => {
    expect(parseGoFloat(`0.${'0'.repeat(1_000_000)}1`, 64)).toBe(0);
    expect(parseGoFloat(`${'1'.repeat(300)}.${'3'.repeat(1_000_000)}`, 64)).toBeGreaterThan(1e299);
    expect(returnedBeside(() => parseInteger('9'.repeat(1_000_000), 10, 64))).toBe(9223372036854775807n);
  });
});

describe('parseBool', () => {
  it('knows six spellings of each', () => {
    expect(['1', 't', 'T', 'TRUE', 'true', 'True'].every(parseBool)).toBe(true);
    expect(['0', 'f', 'F', 'FALSE', 'false', 'False'].some(parseBool)).toBe(false);
    expect(() => parseBool('yes')).toThrow('strconv.ParseBool: parsing "yes": invalid syntax');
  });
});

function returnedBeside(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    if (error instanceof NumError) return error.value;
    throw error;
  }
}
