import {
  ANY,
  defineFunc,
  type GoFunc,
  GoInt,
  GoPointer,
  GoStruct,
  type GoValue,
  STRING,
} from '@metachart/go-runtime/reflect';
import {
  addDuration,
  formatDuration,
  formatTime,
  type Instant,
  inLocation,
  instantOfUnix,
  type Location,
  loadLocation,
  localLocation,
  makeTime,
  parseDuration,
  parseTime,
  roundDuration,
  subtractInstants,
  TIME,
  timeOf,
  UTC,
} from '@metachart/go-runtime/time';
import { parseDecimal } from './conversion.ts';
import type { SprigEnvironment } from './sprig-environment.ts';
import { onGoError } from './values/on-go-error.ts';

const modifiesTime = { params: [STRING, TIME], result: TIME } as const;
const readsTime = { params: [STRING, STRING], result: TIME } as const;
const inZone = { params: [STRING, ANY, STRING], result: STRING } as const;

/** Sprig's dates (rule P17). The local zone and the present time are the environment's. */
export function dateFuncs({ now, localZone }: Pick<SprigEnvironment, 'now' | 'localZone'>): readonly GoFunc[] {
  let loaded: Location | undefined;
  // Zones are read from a large table, which few charts need; Go takes UTC for a zone it does not know.
  const local = (): Location => {
    loaded ??= onGoError(UTC, () => localLocation(localZone));
    return loaded;
  };
  const format = (layout: string, date: GoValue, zone: string): string =>
    formatTime(inLocation(instantOf(date, { now }), locationOf(zone, local)), layout);
  const read = (layout: string, text: string): GoValue => makeTime(parseTime(layout, text, local()));
  return [
    defineFunc('now', { params: [], result: TIME }, () => makeTime(inLocation(now(), local()))),
    defineFunc('date', { params: [STRING, ANY], result: STRING }, (layout, date) => format(layout, date, 'Local')),
    defineFunc('dateInZone', inZone, format),
    defineFunc('date_in_zone', inZone, format),
    defineFunc('htmlDate', { params: [ANY], result: STRING }, (date) => format('2006-01-02', date, 'Local')),
    defineFunc('htmlDateInZone', { params: [ANY, STRING], result: STRING }, (date, zone) =>
      format('2006-01-02', date, zone),
    ),
    defineFunc('dateModify', modifiesTime, modifyLeniently),
    defineFunc('date_modify', modifiesTime, modifyLeniently),
    defineFunc('mustDateModify', modifiesTime, modify),
    defineFunc('must_date_modify', modifiesTime, modify),
    defineFunc('toDate', readsTime, (layout, text) => onGoError(zeroTime, () => read(layout, text))),
    defineFunc('mustToDate', readsTime, read),
    defineFunc('unixEpoch', { params: [TIME], result: STRING }, (date) => String(timeOf(date).seconds)),
    defineFunc('ago', { params: [ANY], result: STRING }, (date) => {
      const then = date instanceof GoPointer ? now() : instantOf(date, { now, narrow: false });
      return formatDuration(roundDuration(subtractInstants(now(), then), second));
    }),
    defineFunc('duration', { params: [ANY], result: STRING }, (seconds) =>
      formatDuration(BigInt.asIntN(64, durationNumber(seconds, parseDecimal) * second)),
    ),
    defineFunc('durationRound', { params: [ANY], result: STRING }, (duration) =>
      duration instanceof GoStruct && duration.goType === TIME
        ? inLargestUnit(subtractInstants(now(), timeOf(duration)))
        : inLargestUnit(durationNumber(duration, (text) => onGoError(0n, () => parseDuration(text)))),
    ),
  ];
}

interface DateReading {
  readonly now: () => Instant;
  /** Whether an int32 counts as seconds. */
  readonly narrow?: boolean;
}

/** Times, and integers of three types as seconds since 1970; everything else is now, any float64 included. */
function instantOf(date: GoValue, { now, narrow = true }: DateReading): Instant {
  const time = date instanceof GoPointer ? date.target : date;
  if (time instanceof GoStruct && time.goType === TIME) return timeOf(time);
  if (date instanceof GoInt) {
    const type = date.goType.name;
    if (type === 'int' || type === 'int64' || (narrow && type === 'int32')) return instantOfUnix(date.value, 0n, UTC);
  }
  return now();
}

const zeroTime: GoValue = makeTime({ seconds: -62_135_596_800n, nanoseconds: 0, location: UTC });

/** An unknown zone is UTC. */
function locationOf(zone: string, local: () => Location): Location {
  return zone === 'Local' ? local() : onGoError(UTC, () => loadLocation(zone));
}

function modify(duration: string, date: GoStruct): GoValue {
  return makeTime(addDuration(timeOf(date), parseDuration(duration)));
}

/** A duration that cannot be read leaves the date as it is. */
function modifyLeniently(duration: string, date: GoStruct): GoValue {
  return onGoError<GoValue>(date, () => modify(duration, date));
}

/** A text by its own rule, an int64 as it is, 0 for every other type. */
function durationNumber(value: GoValue, readText: (text: string) => bigint): bigint {
  if (typeof value === 'string') return readText(value);
  return value instanceof GoInt && value.goType.name === 'int64' ? value.value : 0n;
}

const second = 1_000_000_000n;

const units: readonly (readonly [name: string, nanoseconds: bigint])[] = [
  ['y', 365n * 24n * 3600n * second],
  ['mo', 30n * 24n * 3600n * second],
  ['d', 24n * 3600n * second],
  ['h', 3600n * second],
  ['m', 60n * second],
  ['s', second],
];

/** In the largest unit of which there is more than one whole; the sign is lost. */
function inLargestUnit(duration: bigint): string {
  const length = duration < 0n ? -duration : duration;
  for (const [name, nanoseconds] of units) {
    if (length > nanoseconds) return `${length / nanoseconds}${name}`;
  }
  return '0s';
}
