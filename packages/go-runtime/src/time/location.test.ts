import { describe, expect, it } from 'vitest';
import { type Location, loadLocation, localLocation, UTC } from './index.ts';
import { ZONE_TABLE } from './zone-table.ts';

function zoneAt(location: Location, iso: string): string {
  const { name, offset, daylight } = location.zoneAt(new Date(iso).getTime() / 1000);
  return `${name} ${offset}${daylight ? ' daylight' : ''}`;
}

describe('loadLocation', () => {
  it('knows every name of the table', () => {
    const names = ZONE_TABLE.trim()
      .split('\n')
      .flatMap((line) => line.slice(0, line.indexOf(';')).split(','));
    expect(names.length).toBeGreaterThan(590);
    for (const name of names) {
      const { zones, zoneAt: at } = loadLocation(name);
      for (const seconds of [-9e9, -1e9, 0, 1e9, 2e9, 9e9])
        expect(zones.length === 0 || at(seconds) !== undefined).toBe(true);
    }
  });

  it('changes at the right second, in the past and by rule', () => {
    const berlin = loadLocation('Europe/Berlin');
    expect(zoneAt(berlin, '2025-03-30T00:59:59Z')).toBe('CET 3600');
    expect(zoneAt(berlin, '2025-03-30T01:00:00Z')).toBe('CEST 7200 daylight');
    expect(zoneAt(berlin, '2300-07-01T00:00:00Z')).toBe('CEST 7200 daylight');
    expect(zoneAt(berlin, '1850-01-01T00:00:00Z')).toBe('LMT 3208');
    expect(zoneAt(berlin, '1945-06-01T00:00:00Z')).toBe('CEMT 10800 daylight');
  });

  it('knows summers around the new year', () => {
    const sydney = loadLocation('Australia/Sydney');
    expect(zoneAt(sydney, '2100-01-01T00:00:00Z')).toBe('AEDT 39600 daylight');
    expect(zoneAt(sydney, '2100-07-01T00:00:00Z')).toBe('AEST 36000');
  });

  it('agrees with the offsets that Node knows', () => {
    for (const name of ['America/New_York', 'Asia/Kolkata', 'Pacific/Chatham', 'America/Nuuk', 'Africa/Cairo']) {
      const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
      for (let month = 0; month < 120; month++) {
        const date = new Date(Date.UTC(2015, month, 15));
        const text = format.format(date).split('GMT')[1]!;
        const [, sign, hours = 0, minutes = 0] = /^([+-]?)(\d\d)?:?(\d\d)?$/.exec(text)!;
        const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
        expect(loadLocation(name).zoneAt(date.getTime() / 1000).offset, `${name} ${date.toISOString()}`).toBe(
          offset || 0,
        );
      }
    }
  });

  it('refuses other names as Go does', () => {
    expect(() => loadLocation('Mars/Olympus')).toThrow(/^unknown time zone Mars\/Olympus$/);
    expect(() => loadLocation('europe/berlin')).toThrow(/^unknown time zone europe\/berlin$/);
    expect(() => loadLocation('../etc')).toThrow(/^time: invalid location name$/);
    expect(() => loadLocation('/etc/localtime')).toThrow(/^time: invalid location name$/);
  });

  it('takes UTC for the empty name and the local zone for Local', () => {
    expect(loadLocation('')).toBe(UTC);
    const local = localLocation('Asia/Tokyo');
    expect(loadLocation('Local', local)).toBe(local);
    expect(local.name).toBe('Local');
  });
});
