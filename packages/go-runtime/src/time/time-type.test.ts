import { describe, expect, it } from 'vitest';
import { sprint, sprintf } from '../fmt/index.ts';
import { GoInt, type GoStruct, type GoValue, int } from '../reflect/index.ts';
import { DURATION, loadLocation, localLocation, MONTH, makeTime, TIME, timeOf, UTC, WEEKDAY } from './index.ts';

const berlin = loadLocation('Europe/Berlin');
const summer = makeTime({ seconds: 1_753_790_401n, nanoseconds: 500_000_000, location: berlin });

function call(value: GoStruct, method: string, ...args: GoValue[]): GoValue {
  return TIME.methods!.get(method)!.call(value, ...args);
}

function shown(value: GoStruct, method: string, ...args: GoValue[]): string {
  return sprint([call(value, method, ...args)]);
}

const duration = (nanoseconds: bigint) => new GoInt(DURATION, nanoseconds);

describe('time.Time in a template', () => {
  it('shows its parts', () => {
    const parts = ['Year', 'Month', 'Day', 'Hour', 'Minute', 'Second', 'Nanosecond', 'Weekday', 'YearDay', 'IsDST'];
    expect(parts.map((part) => shown(summer, part))).toEqual([
      '2025',
      'July',
      '29',
      '14',
      '0',
      '1',
      '500000000',
      'Tuesday',
      '210',
      'true',
    ]);
  });

  it('prints by String, and by GoString for %#v', () => {
    expect(sprintf('%v|%s', [summer, [summer]])).toBe(
      '2025-07-29 14:00:01.5 +0200 CEST|[2025-07-29 14:00:01.5 +0200 CEST]',
    );
    expect(sprintf('%#v', [summer])).toBe(
      'time.Date(2025, time.July, 29, 14, 0, 1, 500000000, time.Location("Europe/Berlin"))',
    );
    expect(sprintf('%T', [summer])).toBe('time.Time');
  });

  it('counts since 1970', () => {
    expect(['Unix', 'UnixMilli', 'UnixMicro', 'UnixNano'].map((unit) => shown(summer, unit))).toEqual([
      '1753790401',
      '1753790401500',
      '1753790401500000',
      '1753790401500000000',
    ]);
  });

  it('moves', () => {
    expect(shown(summer, 'Add', duration(-500_000_000n))).toBe('2025-07-29 14:00:01 +0200 CEST');
    expect(shown(summer, 'AddDate', int(0), int(7), int(3))).toBe('2026-03-04 14:00:01.5 +0100 CET');
    expect(shown(summer, 'Round', duration(3_600_000_000_000n))).toBe('2025-07-29 14:00:00 +0200 CEST');
    expect(shown(summer, 'Truncate', duration(1_000_000_000n))).toBe('2025-07-29 14:00:01 +0200 CEST');
    expect(shown(summer, 'UTC')).toBe('2025-07-29 12:00:01.5 +0000 UTC');
  });

  it('compares', () => {
    const later = call(summer, 'Add', duration(1_000_000_000n));
    expect(['Before', 'After', 'Equal', 'Compare', 'Sub'].map((method) => shown(summer, method, later))).toEqual([
      'true',
      'false',
      'false',
      '-1',
      '-1s',
    ]);
    expect(shown(makeTime({ seconds: -62_135_596_800n, nanoseconds: 0, location: UTC }), 'IsZero')).toBe('true');
  });

  it('knows the local zone it was given', () => {
    const local = localLocation('Europe/Berlin');
    const utc = makeTime({ ...timeOf(summer), location: UTC, local });
    expect(shown(utc, 'Local')).toBe('2025-07-29 14:00:01.5 +0200 CEST');
    expect(shown(call(utc, 'Local') as GoStruct, 'Location')).toBe('Local');
    expect(shown(utc, 'In', call(summer, 'Location'))).toBe('2025-07-29 14:00:01.5 +0200 CEST');
  });

  it('marshals as RFC 3339', () => {
    expect(sprintf('%s', [call(summer, 'MarshalJSON')])).toBe('"2025-07-29T14:00:01.5+02:00"');
    const far = makeTime({ seconds: 253_402_300_800n, nanoseconds: 0, location: UTC });
    expect(() => call(far, 'MarshalJSON')).toThrow('Time.MarshalJSON: year outside of range [0,9999]');
  });

  it('has named integers for months, weekdays and durations', () => {
    const values = [new GoInt(MONTH, 2n), new GoInt(MONTH, 13n), new GoInt(WEEKDAY, 0n), new GoInt(WEEKDAY, -1n)];
    expect(sprintf('%v %v %v %v', values)).toBe('February %!Month(13) Sunday %!Weekday(18446744073709551615)');
    expect(sprintf('%v %d %T', [duration(90_000_000_000n), duration(5n), duration(5n)])).toBe('1m30s 5 time.Duration');
    expect(DURATION.methods!.get('Hours')!.call(duration(5_400_000_000_000n))).toBe(1.5);
  });
});
