import { describe, expect, it } from 'vitest';
import { GoError } from '../reflect/index.ts';
import {
  absoluteDuration,
  durationInUnits,
  formatDuration,
  parseDuration,
  roundDuration,
  truncateDuration,
} from './index.ts';

/** text, what Go 1.26 makes of it. */
const cases: readonly (readonly [string, string])[] = [
  ['0', '0s'],
  ['1h2m3.5s', '1h2m3.5s'],
  ['-1.5h', '-1h30m0s'],
  ['300ms', '300ms'],
  ['1us', '1µs'],
  ['1µs', '1µs'],
  ['2μs', '2µs'],
  ['5ns', '5ns'],
  ['1.0000000001s', '1s'],
  ['', 'ERR: time: invalid duration ""'],
  ['1', 'ERR: time: missing unit in duration "1"'],
  ['h', 'ERR: time: invalid duration "h"'],
  ['1d', 'ERR: time: unknown unit "d" in duration "1d"'],
  ['.s', 'ERR: time: invalid duration ".s"'],
  ['3000000h', 'ERR: time: invalid duration "3000000h"'],
  ['9223372036854775807ns', '2562047h47m16.854775807s'],
  ['9223372036854775808ns', 'ERR: time: invalid duration "9223372036854775808ns"'],
  ['-9223372036854775808ns', '-2562047h47m16.854775808s'],
  ['1h"', 'ERR: time: unknown unit "h\\"" in duration "1h\\""'],
  ['0.3333333333333333333h', '20m0s'],
  ['+5s', '5s'],
  ['1é', 'ERR: time: unknown unit "\\xc3\\xa9" in duration "1\\xc3\\xa9"'],
];

const largest = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);

describe('parseDuration and formatDuration', () => {
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)} is ${expected}`, () => {
      expect(describeDuration(text)).toBe(expected);
    });
  }

  it('reads a long text in a moment', () => {
    expect(parseDuration('0.5ns'.repeat(100_000))).toBe(0n);
    expect(() => parseDuration('9'.repeat(1_000_000))).toThrow(GoError);
  });
});

describe('arithmetic of durations', () => {
  it('rounds halves away from zero and stays in range', () => {
    expect(roundDuration(1_500_000_000n, 1_000_000_000n)).toBe(2_000_000_000n);
    expect(roundDuration(-1_500_000_000n, 1_000_000_000n)).toBe(-2_000_000_000n);
    expect(roundDuration(largest, 3_600_000_000_000n)).toBe(largest);
    expect(roundDuration(smallest, 3_600_000_000_000n)).toBe(smallest);
    expect(roundDuration(5n, 0n)).toBe(5n);
  });

  it('truncates toward zero', () => {
    expect(truncateDuration(-1_900_000_000n, 1_000_000_000n)).toBe(-1_000_000_000n);
  });

  it('has no opposite of the smallest', () => {
    expect(absoluteDuration(smallest)).toBe(largest);
    expect(absoluteDuration(-3n)).toBe(3n);
  });

  it('counts hours as a float', () => {
    expect(durationInUnits(5_400_000_000_000n, 3_600_000_000_000n)).toBe(1.5);
  });
});

function describeDuration(text: string): string {
  try {
    return formatDuration(parseDuration(text));
  } catch (error) {
    if (error instanceof GoError) return `ERR: ${error.message}`;
    throw error;
  }
}
