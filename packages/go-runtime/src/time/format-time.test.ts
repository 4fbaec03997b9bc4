import { describe, expect, it } from 'vitest';
import { fixedZone, formatTime, loadLocation, UTC } from './index.ts';

/** zone, seconds since 1970, nanoseconds, layout, what Go 1.26 prints. */
const cases: readonly (readonly [string, bigint, number, string, string])[] = [
  ['UTC', 1753790401n, 5000000, '2006-01-02T15:04:05.999999999Z07:00', '2025-07-29T12:00:01.005Z'],
  ['Europe/Berlin', 1753790401n, 0, 'Mon, 02 Jan 2006 15:04:05 MST', 'Tue, 29 Jul 2025 14:00:01 CEST'],
  ['Europe/Berlin', 1735689600n, 0, 'Mon, 02 Jan 2006 15:04:05 -0700', 'Wed, 01 Jan 2025 01:00:00 +0100'],
  ['America/New_York', 1741503599n, 0, 'Mon Jan _2 15:04:05 MST 2006', 'Sun Mar  9 01:59:59 EST 2025'],
  ['America/New_York', 1741503600n, 0, 'Mon Jan _2 15:04:05 MST 2006', 'Sun Mar  9 03:00:00 EDT 2025'],
  ['Asia/Kolkata', 0n, 0, '02 Jan 06 15:04 -0700', '01 Jan 70 05:30 +0530'],
  ['America/Sao_Paulo', 1753790401n, 0, '15:04 MST -07', '09:00 -03 -03'],
  ['Australia/Lord_Howe', 1735689600n, 0, '2006-01-02 15:04:05 -0700 MST', '2025-01-01 11:00:00 +1100 +11'],
  ['Europe/Dublin', 1753790401n, 0, 'MST', 'IST'],
  ['America/Nuuk', 1900000000n, 0, '-0700 MST', '-0200 -02'],
  ['Europe/Amsterdam', -3000000000n, 0, '15:04:05 -070000 MST', '18:59:32 +001932 AMT'],
  ['UTC', 1753790401n, 0, 'Jan _2 __2 002 3:04PM 03:04pm', 'Jul 29 210 210 12:00PM 12:00pm'],
  [
    'UTC',
    1709164800n,
    123456789,
    'January Monday Mon 1 06 .000 ,000000 .999 ,99',
    'February Thursday Thu 2 24 .123 ,123456 .123 ,12',
  ],
  ['UTC', 1753790401n, 0, 'Month _2006 Monk Z07 -070000', 'Month _2025 Monk Z +000000'],
  ['UTC', -62167219201n, 0, '2006 06', '-0001 01'],
  ['UTC', 253402300800n, 0, '2006-01-02T15:04:05Z07:00', '10000-01-01T00:00:00Z'],
];

describe('formatTime', () => {
  for (const [zone, seconds, nanoseconds, layout, expected] of cases) {
    it(`${zone} at ${seconds} as ${layout}`, () => {
      expect(formatTime({ seconds, nanoseconds, location: loadLocation(zone) }, layout)).toBe(expected);
    });
  }

  it('prints the offset of a zone without a name', () => {
    const at = (offset: number) => ({ seconds: 0n, nanoseconds: 0, location: fixedZone('', offset) });
    expect(formatTime(at(5400), 'MST Z07:00')).toBe('+0130 +01:30');
    expect(formatTime(at(-12_345), '-07:00:00 Z07')).toBe('-03:25:45 -03');
    expect(formatTime(at(0), 'Z0700 -0700')).toBe('Z +0000');
  });

  it('wraps where the seconds of Go end', () => {
    const at = (seconds: bigint) => formatTime({ seconds, nanoseconds: 0, location: UTC }, '2006-01-02T15:04:05');
    expect(at(2n ** 63n - 1n - 62_135_596_800n)).toBe('292277024627-12-06T15:30:07');
    expect(at(-62_135_596_800n)).toBe('0001-01-01T00:00:00');
  });

  it('keeps any other text of a layout', () => {
    expect(formatTime({ seconds: 0n, nanoseconds: 0, location: UTC }, 'é {x} \udcff')).toBe('é {x} \udcff');
  });
});
