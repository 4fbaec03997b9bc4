import { describe, expect, it } from 'vitest';
import { type FloatFormat, formatFloat, parseFloat as parseGoFloat } from './index.ts';

/** value, format, precision, bits, what Go 1.26 prints. */
const cases: readonly (readonly [number, FloatFormat, number, 32 | 64, string])[] = [
  [100000, 'g', -1, 64, '100000'],
  [123456.7, 'g', -1, 64, '123456.7'],
  [999999, 'g', -1, 64, '999999'],
  [999999.5, 'g', -1, 64, '999999.5'],
  [1000000, 'g', -1, 64, '1e+06'],
  [1234567.5, 'g', -1, 64, '1.2345675e+06'],
  [1e20, 'g', -1, 64, '1e+20'],
  [0.0001, 'g', -1, 64, '0.0001'],
  [1.234e-5, 'g', -1, 64, '1.234e-05'],
  [-2.5, 'g', -1, 64, '-2.5'],
  [-0, 'g', -1, 64, '-0'],
  [5e-324, 'g', -1, 64, '5e-324'],
  [0.5, 'f', 0, 64, '0'],
  [1.5, 'f', 0, 64, '2'],
  [2.5, 'f', 0, 64, '2'],
  [9.5, 'f', 0, 64, '10'],
  [0.125, 'f', 0, 64, '0'],
  [1e21, 'f', 0, 64, '1000000000000000000000'],
  [0.05, 'f', 0, 64, '0'],
  [0.125, 'f', 2, 64, '0.12'],
  [0.375, 'f', 2, 64, '0.38'],
  [1.1, 'f', 20, 64, '1.10000000000000008882'],
  [1.1, 'g', -1, 32, '1.1'],
  [1000000, 'g', -1, 32, '1e+06'],
  [0.1234567890123, 'g', -1, 32, '0.12345679'],
  [16777216, 'g', -1, 32, '1.6777216e+07'],
  [0.000244140625, 'g', -1, 32, '0.00024414063'],
  [1e23, 'g', -1, 64, '1e+23'],
  [1e22, 'f', -1, 64, '10000000000000000000000'],
  [9.5, 'e', 0, 64, '1e+01'],
  [25000, 'e', 0, 64, '2e+04'],
  [35000, 'e', 0, 64, '4e+04'],
  [0, 'e', 3, 64, '0.000e+00'],
  [1e100, 'E', 2, 64, '1.00E+100'],
  [1e-7, 'e', -1, 64, '1e-07'],
  [123456, 'g', 3, 64, '1.23e+05'],
  [100000, 'g', 10, 64, '100000'],
  [1000000000, 'g', 10, 64, '1000000000'],
  [10000000000, 'g', 10, 64, '1e+10'],
  [0.5, 'g', 0, 64, '0.5'],
  [1e-5, 'G', 4, 64, '1E-05'],
  [1, 'x', -1, 64, '0x1p+00'],
  [-3.5, 'x', 2, 64, '-0x1.c0p+01'],
  [1.9999, 'X', 1, 64, '0X1.0P+01'],
  [5e-324, 'x', -1, 64, '0x1p-1074'],
  [1, 'b', -1, 64, '4503599627370496p-52'],
  [1.5, 'b', -1, 32, '12582912p-23'],
  [0, 'x', 3, 64, '0x0.000p+00'],
  [
    1e-10,
    'f',
    105,
    64,
    '0.000000000100000000000000003643219731549774157916554706559963960899040102958679199218750000000000000000000',
  ],
  [
    1 / 3,
    'e',
    110,
    64,
    '3.33333333333333314829616256247390992939472198486328125000000000000000000000000000000000000000000000000000000000e-01',
  ],
];

describe('formatFloat', () => {
  for (const [value, format, precision, bits, expected] of cases) {
    it(`prints ${value} as %${format} with precision ${precision} and ${bits} bits as ${expected.slice(0, 40)}`, () => {
      expect(formatFloat(value, format, precision, bits)).toBe(expected);
    });
  }

  it('switches to an exponent at 1e6 and below 1e-4 when shortest (N2)', () => {
    expect([999999, 1000000, 0.0001, 0.00009].map((value) => formatFloat(value, 'g', -1, 64))).toEqual([
      '999999',
      '1e+06',
      '0.0001',
      '9e-05',
    ]);
  });

  it('rounds exact halves to even, not up as toFixed does (N8)', () => {
    expect([0.5, 1.5, 2.5, 3.5].map((value) => formatFloat(value, 'f', 0, 64))).toEqual(['0', '2', '2', '4']);
  });

  it('names infinities and NaN', () => {
    expect([Infinity, -Infinity, Number.NaN].map((value) => formatFloat(value, 'e', 3, 64))).toEqual([
      '+Inf',
      '-Inf',
      'NaN',
    ]);
  });

  it('prints shortest text that reads back as the same number', () => {
    const seed = 20260729;
    const next = mulberry32(seed);
    const view = new DataView(new ArrayBuffer(8));
    for (let i = 0; i < 20_000; i++) {
      view.setUint32(0, next());
      view.setUint32(4, next());
      const wide = view.getFloat64(0);
      const narrow = view.getFloat32(0);
      const format = (['e', 'f', 'g', 'x'] as const)[i % 4]!;
      if (!Number.isNaN(wide) && Number.isFinite(wide)) {
        expect(parseGoFloat(formatFloat(wide, format, -1, 64), 64), `seed ${seed}, round ${i}`).toBe(wide);
      }
      if (!Number.isNaN(narrow) && Number.isFinite(narrow)) {
        expect(parseGoFloat(formatFloat(narrow, format, -1, 32), 32), `seed ${seed}, round ${i}`).toBe(narrow);
      }
    }
  });
});

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
