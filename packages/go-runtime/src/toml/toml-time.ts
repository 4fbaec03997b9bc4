import type { GoStruct } from '../reflect/index.ts';
import {
  daysInMonth,
  fixedZone,
  formatTime,
  type Instant,
  inLocation,
  instantOfDate,
  type Location,
  makeTime,
  UTC,
} from '../time/index.ts';

/**
 * Times without an offset carry one of these locations, which say what they lack. Go gives them the offset of the
 * machine; here it is always that of UTC, as for Helm run with TZ=UTC.
 */
const LOCAL_DATETIME: Location = fixedZone('datetime-local', 0);
const LOCAL_DATE: Location = fixedZone('date-local', 0);
const LOCAL_TIME: Location = fixedZone('time-local', 0);

const dated = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[-+]\d\d:\d\d)?)?$/;
const undated = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?$/;

/**
 * A date, a time or both, as a time.Time; undefined where the text is none (BurntSushi/toml: parse.go, valueDatetime).
 */
export function parseTomlTime(text: string): GoStruct | undefined {
  const day = dated.exec(text);
  if (day !== null) {
    const [, year, month, date, hour, minute, second, fraction, offset] = day;
    const location = hour === undefined ? LOCAL_DATE : offset === undefined ? LOCAL_DATETIME : locationOf(offset);
    if (location === undefined) return undefined;
    return timeOfFields([year, month, date, hour, minute, second], fraction, location);
  }
  const clock = undated.exec(text);
  if (clock === null) return undefined;
  const [, hour, minute, second, fraction] = clock;
  return timeOfFields(['0', '1', '1', hour, minute, second], fraction, LOCAL_TIME);
}

/** A time as TOML writes it: without what its location says it lacks (BurntSushi/toml: encode.go, eElement). */
export function formatTomlTime(instant: Instant): string {
  const layout = LOCAL_LAYOUTS.get(instant.location.name);
  return layout === undefined ? formatTime(instant, RFC3339_NANO) : formatTime(inLocation(instant, UTC), layout);
}

const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00';
const LOCAL_LAYOUTS: ReadonlyMap<string, string> = new Map([
  [LOCAL_DATETIME.name, '2006-01-02T15:04:05.999999999'],
  [LOCAL_DATE.name, '2006-01-02'],
  [LOCAL_TIME.name, '15:04:05.999999999'],
]);

function timeOfFields(
  fields: readonly (string | undefined)[],
  fraction: string | undefined,
  location: Location,
): GoStruct | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields.map((field) => Number(field ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(month, year)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const nanosecond = Number((fraction ?? '').slice(0, 9).padEnd(9, '0'));
  return makeTime(instantOfDate({ year, month, day, hour, minute, second, nanosecond }, location));
}

/** Go takes offsets up to 24:60, and UTC's own for the local time that TZ=UTC makes it. */
function locationOf(offset: string): Location | undefined {
  if (offset === 'Z') return UTC;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4));
  if (hours > 24 || minutes > 60) return undefined;
  const seconds = (hours * 60 + minutes) * 60;
  return seconds === 0 ? UTC : fixedZone('', offset[0] === '-' ? -seconds : seconds);
}
