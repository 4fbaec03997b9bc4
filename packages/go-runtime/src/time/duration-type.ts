import { GoInt, type GoMethod, type GoType, type GoValue, INT, INT64, int64, namedType } from '../reflect/index.ts';
import { absoluteDuration, durationInUnits, formatDuration, roundDuration, truncateDuration } from './duration.ts';
import { monthNames, weekdayNames } from './names.ts';

const durationMethods = new Map<string, GoMethod>();

/** Go's time.Duration, with its methods. */
export const DURATION: GoType<GoInt> = {
  ...namedType('time.Duration', INT64 as GoType<GoInt>),
  methods: durationMethods,
};

/** Go's time.Month; January is 1. */
export const MONTH: GoType<GoInt> = namedType('time.Month', INT as GoType<GoInt>, [
  textMethod((month) => monthNames[Number(month) - 1] ?? `%!Month(${BigInt.asUintN(64, month)})`),
]);

/** Go's time.Weekday; Sunday is 0. */
export const WEEKDAY: GoType<GoInt> = namedType('time.Weekday', INT as GoType<GoInt>, [
  textMethod((day) => weekdayNames[Number(day)] ?? `%!Weekday(${BigInt.asUintN(64, day)})`),
]);

function define(name: string, params: readonly GoType[], call: (duration: bigint, ...args: bigint[]) => GoValue): void {
  durationMethods.set(name, {
    name,
    params,
    variadic: false,
    call: (receiver, ...args) => call(integerOf(receiver), ...args.map(integerOf)),
  });
}

function makeDuration(nanoseconds: bigint): GoInt {
  return new GoInt(DURATION, nanoseconds);
}

define('Abs', [], (duration) => makeDuration(absoluteDuration(duration)));
define('Hours', [], (duration) => durationInUnits(duration, 3_600_000_000_000n));
define('Microseconds', [], (duration) => int64(duration / 1_000n));
define('Milliseconds', [], (duration) => int64(duration / 1_000_000n));
define('Minutes', [], (duration) => durationInUnits(duration, 60_000_000_000n));
define('Nanoseconds', [], (duration) => int64(duration));
define('Round', [DURATION], (duration, multiple) => makeDuration(roundDuration(duration, multiple!)));
define('Seconds', [], (duration) => durationInUnits(duration, 1_000_000_000n));
define('String', [], formatDuration);
define('Truncate', [DURATION], (duration, multiple) => makeDuration(truncateDuration(duration, multiple!)));

function textMethod(text: (value: bigint) => string): GoMethod {
  return { name: 'String', params: [], variadic: false, call: (receiver) => text(integerOf(receiver)) };
}

function integerOf(value: GoValue): bigint {
  if (value instanceof GoInt) return value.value;
  throw new TypeError('not an integer');
}
