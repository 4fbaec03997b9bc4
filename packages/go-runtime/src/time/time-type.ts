import { bytesOf } from '../bytes/index.ts';
import {
  BYTES,
  GoInt,
  type GoMethod,
  GoPointer,
  GoStruct,
  type GoType,
  type GoValue,
  INT,
  int,
  int64,
  STRING,
} from '../reflect/index.ts';
import { weekdayOf, yearDayOf } from './civil-date.ts';
import { DURATION, MONTH, WEEKDAY } from './duration-type.ts';
import { formatTime } from './format-time.ts';
import {
  addDate,
  addDuration,
  compareInstants,
  dateOf,
  type Instant,
  inLocation,
  isZeroInstant,
  localTimeOf,
  roundInstant,
  subtractInstants,
  truncateInstant,
} from './instant.ts';
import { UTC } from './location.ts';
import { LOCATION_POINTER, locationOf, locationPointer } from './location-type.ts';
import { marshalBinary, marshalText, timeInGoSyntax } from './marshal-time.ts';

/** The layout of Time.String. */
const stringLayout = '2006-01-02 15:04:05.999999999 -0700 MST';

const noFields: ReadonlyMap<string, GoValue> = new Map();
const methods = new Map<string, GoMethod>();

/**
 * Go's time.Time, with all exported methods that a template can call: those with one result, or one and an error. Its
 * fields are unexported, so there are none. `native` of a value is an Instant.
 */
export const TIME: GoType<GoStruct> = { kind: 'struct', name: 'time.Time', fields: [], methods };

/** A time.Time. */
export function makeTime(instant: Instant): GoStruct {
  return new GoStruct(TIME, noFields, instant);
}

/** The instant of a time.Time, or of what a pointer to one points at; throws for any other struct. */
export function timeOf(value: GoValue): Instant {
  const struct = value instanceof GoPointer ? value.target : value;
  if (struct instanceof GoStruct && struct.goType.name === TIME.name) return struct.native as Instant;
  throw new TypeError('not a time.Time');
}

function define(
  name: string,
  params: readonly GoType[],
  call: (instant: Instant, ...args: GoValue[]) => GoValue,
): void {
  methods.set(name, { name, params, variadic: false, call: (receiver, ...args) => call(timeOf(receiver), ...args) });
}

function bigintOf(value: GoValue): bigint {
  if (value instanceof GoInt) return value.value;
  throw new TypeError('not an integer');
}

function textBytes(text: string): Uint8Array {
  return Uint8Array.from(bytesOf(text));
}

function appended(prefix: GoValue, bytes: Uint8Array): Uint8Array {
  return prefix instanceof Uint8Array ? Uint8Array.from([...prefix, ...bytes]) : bytes;
}

define('Add', [DURATION], (instant, duration) => makeTime(addDuration(instant, bigintOf(duration))));
define('AddDate', [INT, INT, INT], (instant, years, months, days) => {
  const [year, month, day] = [years, months, days].map((count) => Number(bigintOf(count)));
  return makeTime(addDate(instant, { year: year!, month: month!, day: day! }));
});
define('After', [TIME], (instant, other) => compareInstants(instant, timeOf(other)) > 0);
define('AppendBinary', [BYTES], (instant, prefix) => appended(prefix, marshalBinary(instant)));
define('AppendFormat', [BYTES, STRING], (instant, prefix, layout) =>
  appended(prefix, textBytes(formatTime(instant, String(layout)))));
define('AppendText', [BYTES], (instant, prefix) =>
  appended(prefix, textBytes(marshalText(instant, 'Time.AppendText: '))));
define('Before', [TIME], (instant, other) => compareInstants(instant, timeOf(other)) < 0);
define('Compare', [TIME], (instant, other) => int(compareInstants(instant, timeOf(other))));
define('Day', [], (instant) => int(dateOf(instant).day));
define('Equal', [TIME], (instant, other) => compareInstants(instant, timeOf(other)) === 0);
define('Format', [STRING], (instant, layout) => formatTime(instant, String(layout)));
define('GoString', [], timeInGoSyntax);
define('GobEncode', [], marshalBinary);
define('Hour', [], (instant) => int(Math.floor(localTimeOf(instant).secondOfDay / 3600)));
define('In', [LOCATION_POINTER], (instant, location) => makeTime(inLocation(instant, locationOf(location))));
define('IsDST', [], (instant) => localTimeOf(instant).zone.daylight);
define('IsZero', [], isZeroInstant);
define('Local', [], (instant) => makeTime(inLocation(instant, instant.local ?? UTC)));
define('Location', [], (instant) => locationPointer(instant.location));
define('MarshalBinary', [], marshalBinary);
define('MarshalJSON', [], (instant) => textBytes(`"${marshalText(instant, 'Time.MarshalJSON: ')}"`));
define('MarshalText', [], (instant) => textBytes(marshalText(instant, 'Time.MarshalText: ')));
define('Minute', [], (instant) => int(Math.floor(localTimeOf(instant).secondOfDay / 60) % 60));
define('Month', [], (instant) => new GoInt(MONTH, BigInt(dateOf(instant).month)));
define('Nanosecond', [], (instant) => int(instant.nanoseconds));
define('Round', [DURATION], (instant, duration) => makeTime(roundInstant(instant, bigintOf(duration))));
define('Second', [], (instant) => int(localTimeOf(instant).secondOfDay % 60));
define('String', [], (instant) => formatTime(instant, stringLayout));
define('Sub', [TIME], (instant, other) => new GoInt(DURATION, subtractInstants(instant, timeOf(other))));
define('Truncate', [DURATION], (instant, duration) => makeTime(truncateInstant(instant, bigintOf(duration))));
define('UTC', [], (instant) => makeTime(inLocation(instant, UTC)));
define('Unix', [], (instant) => int64(instant.seconds));
define('UnixMicro', [], (instant) => unixIn(instant, 1_000_000n));
define('UnixMilli', [], (instant) => unixIn(instant, 1_000n));
define('UnixNano', [], (instant) => unixIn(instant, 1_000_000_000n));
define('Weekday', [], (instant) => new GoInt(WEEKDAY, BigInt(weekdayOf(localTimeOf(instant).days))));
define('Year', [], (instant) => int(dateOf(instant).year));
define('YearDay', [], (instant) => int(yearDayOf(dateOf(instant))));

function unixIn({ seconds, nanoseconds }: Instant, perSecond: bigint): GoInt {
  return int64(seconds * perSecond + BigInt(Math.floor(nanoseconds / (1e9 / Number(perSecond)))));
}
