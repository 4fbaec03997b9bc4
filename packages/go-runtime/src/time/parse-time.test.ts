import { describe, expect, it } from 'vitest';
import { GoError } from '../reflect/index.ts';
import { formatTime, loadLocation, parseTime } from './index.ts';

/** layout, text, zone, what Go 1.26 makes of it. */
const cases: readonly (readonly [string, string, string, string])[] = [
  ['2006-01-02', '2025-07-29', 'UTC', '2025-07-29 00:00:00 +0000 UTC'],
  ['2006-01-02', '2025-02-29', 'UTC', 'ERR: parsing time "2025-02-29": day out of range'],
  ['2006-01-02', '2025-13-01', 'UTC', 'ERR: parsing time "2025-13-01": month out of range'],
  ['2006-01-02', '25-01-01', 'UTC', 'ERR: parsing time "25-01-01" as "2006-01-02": cannot parse "25-01-01" as "2006"'],
  ['2006-01-02', '2025-01-02x', 'UTC', 'ERR: parsing time "2025-01-02x": extra text: "x"'],
  ['2006-01-02', 'é', 'UTC', 'ERR: parsing time "\\xc3\\xa9" as "2006-01-02": cannot parse "\\xc3\\xa9" as "2006"'],
  ['2006', 'x', 'UTC', 'ERR: parsing time "x" as "2006": cannot parse "x" as "2006"'],
  ['2006-01-02 15:04:05', '2025-03-30 02:30:00', 'Europe/Berlin', '2025-03-30 03:30:00 +0200 CEST'],
  ['2006-01-02 15:04:05', '2025-10-26 02:30:00', 'Europe/Berlin', '2025-10-26 02:30:00 +0100 CET'],
  ['2006-01-02 15:04:05', '2025-07-29 24:00:00', 'UTC', 'ERR: parsing time "2025-07-29 24:00:00": hour out of range'],
  ['2006-01-02 15:04:05', '2025-07-29 12:00:00.5', 'UTC', '2025-07-29 12:00:00.5 +0000 UTC'],
  ['2006-01-02T15:04:05Z07:00', '2025-07-29T12:00:01+02:00', 'UTC', '2025-07-29 12:00:01 +0200 +0200'],
  ['2006-01-02T15:04:05Z07:00', '2025-07-29T12:00:01+02:00', 'Europe/Berlin', '2025-07-29 12:00:01 +0200 CEST'],
  ['2006-01-02T15:04:05Z07:00', '2025-07-29T12:00:01Z', 'Europe/Berlin', '2025-07-29 12:00:01 +0000 UTC'],
  [
    'Mon, 02 Jan 2006 15:04:05 MST',
    'Tue, 29 Jul 2025 12:00:00 CEST',
    'Europe/Berlin',
    '2025-07-29 12:00:00 +0200 CEST',
  ],
  ['Mon, 02 Jan 2006 15:04:05 MST', 'Tue, 29 Jul 2025 12:00:00 CEST', 'UTC', '2025-07-29 12:00:00 +0000 CEST'],
  ['Mon, 02 Jan 2006 15:04:05 MST', 'Tue, 29 Jul 2025 12:00:00 GMT-3', 'UTC', '2025-07-29 09:00:00 -0300 GMT-3'],
  ['3:04PM', '3:04AM', 'UTC', '0000-01-01 03:04:00 +0000 UTC'],
  ['3:04PM', '12:04AM', 'UTC', '0000-01-01 00:04:00 +0000 UTC'],
  ['3:04PM', '13:04AM', 'UTC', 'ERR: parsing time "13:04AM": hour out of range'],
  ['2006-002', '2024-366', 'UTC', '2024-12-31 00:00:00 +0000 UTC'],
  ['2006-002', '2023-366', 'UTC', 'ERR: parsing time "2023-366": day-of-year out of range'],
  ['2006-01-002', '2024-02-061', 'UTC', 'ERR: parsing time "2024-02-061": day-of-year does not match month'],
  ['Jan _2 06', 'jul  9 70', 'UTC', '1970-07-09 00:00:00 +0000 UTC'],
  [
    '15:04:05.000',
    '12:00:00.12',
    'UTC',
    'ERR: parsing time "12:00:00.12" as "15:04:05.000": cannot parse ".12" as ".000"',
  ],
  ['15:04:05 -0700', '12:00:00 +2500', 'UTC', 'ERR: parsing time "12:00:00 +2500": time zone offset hour out of range'],
  ['MST', 'toolong', 'UTC', 'ERR: parsing time "toolong" as "MST": cannot parse "toolong" as "MST"'],
];

describe('parseTime', () => {
  for (const [layout, text, zone, expected] of cases) {
    it(`${text} as ${layout} in ${zone}`, () => {
      expect(describeTime(layout, text, zone)).toBe(expected);
    });
  }

  it('reads back what formatTime wrote', () => {
    const location = loadLocation('America/St_Johns');
    for (const layout of ['2006-01-02T15:04:05.999999999Z07:00', 'Mon Jan _2 15:04:05.000000000 -0700 2006']) {
      for (const seconds of [0n, 1_753_790_401n, -1_000_000_001n, 4_102_444_800n]) {
        const instant = { seconds, nanoseconds: 123_456_789, location };
        const { seconds: back, nanoseconds } = parseTime(layout, formatTime(instant, layout), location);
        expect([back, nanoseconds]).toEqual([seconds, 123_456_789]);
      }
    }
  });

  it('reads a long text in a moment', () => {
    const long = '1'.repeat(1_000_000);
    expect(() => parseTime('2006', long)).toThrow(GoError);
    expect(() => parseTime(`2006${' '.repeat(100_000)}x`, `2006${' '.repeat(100_000)}`)).toThrow(GoError);
  });
});

function describeTime(layout: string, text: string, zone: string): string {
  try {
    return formatTime(parseTime(layout, text, loadLocation(zone)), '2006-01-02 15:04:05.999999999 -0700 MST');
  } catch (error) {
    if (error instanceof GoError) return `ERR: ${error.message}`;
    throw error;
  }
}
