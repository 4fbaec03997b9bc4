import { type CivilDate, dateFromDays, daysFromDate } from './civil-date.ts';
import type { Location } from './location.ts';
import type { ZoneType } from './posix-rule.ts';

/** A moment as Go's time.Time holds it, without a monotonic clock: seconds since the Unix epoch (int64), 0 to 999999999 ns. */
export interface Instant {
  readonly seconds: bigint;
  readonly nanoseconds: number;
  readonly location: Location;
  /** What Time.Local brings it to, where that is not UTC: this package does not know where it runs. */
  readonly local?: Location;
}

/** What a clock and calendar at the instant's location show. */
export interface LocalTime {
  readonly zone: ZoneType;
  /** Days since 1970-01-01. */
  readonly days: number;
  readonly secondOfDay: number;
}

/** Fields of a date and time, each of which may be out of its range. */
export interface DateFields extends CivilDate {
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly nanosecond?: number;
}

/** Go counts seconds from year 1 inside, and wraps there. */
const epochSinceYearOne = 62_135_596_800n;
/** The Unix epoch from March 1 of the year -292277022400, where Go's calendar begins. */
const epochSinceBeginning = 9_223_372_028_741_760_000n;

export function localTimeOf({ seconds, location }: Instant): LocalTime {
  const near = Number(seconds);
  const zone = location.zoneAt(near);
  if (Math.abs(near) < 2 ** 52) {
    const local = near + zone.offset;
    const days = Math.floor(local / 86_400);
    return { zone, days, secondOfDay: local - days * 86_400 };
  }
  const absolute = BigInt.asUintN(64, seconds + BigInt(zone.offset) + epochSinceBeginning);
  const days = Number(absolute / 86_400n - epochSinceBeginning / 86_400n);
  return { zone, days, secondOfDay: Number(absolute % 86_400n) };
}

/** The date at the instant's location. */
export function dateOf(instant: Instant): CivilDate {
  return dateFromDays(localTimeOf(instant).days);
}

/** Go's time.Date: fields out of range count on into the next larger one, in a gap or overlap of zones as Go decides. */
export function instantOfDate(fields: DateFields, location: Location): Instant {
  const { year, month, day, hour = 0, minute = 0, second = 0, nanosecond = 0 } = fields;
  const monthIndex = month - 1;
  const carried = Math.floor(monthIndex / 12);
  const days = daysFromDate({ year: year + carried, month: monthIndex - carried * 12 + 1, day });
  const moreSeconds = Math.floor(nanosecond / 1e9);
  const secondOfDay = hour * 3600 + minute * 60 + second + moreSeconds;
  const local = BigInt.asIntN(64, BigInt(days) * 86_400n + BigInt(secondOfDay));
  const guess = location.zoneAt(Number(local)).offset;
  const offset = guess === 0 ? 0 : location.zoneAt(Number(local) - guess).offset;
  return {
    seconds: BigInt.asIntN(64, local - BigInt(offset)),
    nanoseconds: nanosecond - moreSeconds * 1e9,
    location,
  };
}

/** Go's time.Unix: nanoseconds may be out of range. */
export function instantOfUnix(seconds: bigint, nanoseconds: bigint, location: Location): Instant {
  const more = floorDivide(nanoseconds, 1_000_000_000n);
  return {
    seconds: BigInt.asIntN(64, seconds + more),
    nanoseconds: Number(nanoseconds - more * 1_000_000_000n),
    location,
  };
}

/** The same moment at another location. */
export function inLocation(instant: Instant, location: Location): Instant {
  return { ...instant, location };
}

/** Go's Time.Add of a duration in nanoseconds; seconds stop at the ends of their range. */
export function addDuration(instant: Instant, duration: bigint): Instant {
  const total = BigInt(instant.nanoseconds) + (duration % 1_000_000_000n);
  const carried = floorDivide(total, 1_000_000_000n);
  const seconds = addSeconds(instant.seconds, duration / 1_000_000_000n + carried);
  return { ...instant, seconds, nanoseconds: Number(total - carried * 1_000_000_000n) };
}

/** Go's Time.AddDate. */
export function addDate(instant: Instant, { year, month, day }: CivilDate): Instant {
  const { days, secondOfDay } = localTimeOf(instant);
  const date = dateFromDays(days);
  const fields = { year: date.year + year, month: date.month + month, day: date.day + day };
  const moved = instantOfDate({ ...fields, second: secondOfDay, nanosecond: instant.nanoseconds }, instant.location);
  return { ...instant, ...moved };
}

/** Go's Time.Sub: nanoseconds from `b` to `a`, or the nearest duration there is. */
export function subtractInstants(a: Instant, b: Instant): bigint {
  const seconds = sinceYearOne(a) - sinceYearOne(b);
  const exact = seconds * 1_000_000_000n + BigInt(a.nanoseconds - b.nanoseconds);
  if (exact === BigInt.asIntN(64, exact)) return exact;
  return exact < 0n ? -(1n << 63n) : (1n << 63n) - 1n;
}

/** Go's Time.Compare: -1, 0 or 1. */
export function compareInstants(a: Instant, b: Instant): number {
  const left = sinceYearOne(a);
  const right = sinceYearOne(b);
  if (left !== right) return left < right ? -1 : 1;
  return Math.sign(a.nanoseconds - b.nanoseconds);
}

/** Go's Time.Truncate: down to a multiple of the duration since the zero time. */
export function truncateInstant(instant: Instant, duration: bigint): Instant {
  return duration <= 0n ? instant : addDuration(instant, -remainder(instant, duration));
}

/** Go's Time.Round: to the nearest multiple of the duration since the zero time, up when half-way. */
export function roundInstant(instant: Instant, duration: bigint): Instant {
  if (duration <= 0n) return instant;
  const rest = remainder(instant, duration);
  return addDuration(instant, rest + rest < duration ? -rest : duration - rest);
}

/** Whether it is Go's zero time, January 1 of year 1, 00:00:00 UTC. */
export function isZeroInstant(instant: Instant): boolean {
  return instant.seconds === -epochSinceYearOne && instant.nanoseconds === 0;
}

export function sinceYearOne({ seconds }: Instant): bigint {
  return BigInt.asIntN(64, seconds + epochSinceYearOne);
}

/** Go: time.go, addSec, which stops at the ends of the range counted from year 1. */
function addSeconds(seconds: bigint, more: bigint): bigint {
  const limit = (1n << 63n) - 1n;
  const sum = BigInt.asIntN(64, seconds + epochSinceYearOne) + more;
  const bounded = sum > limit ? limit : sum < -(1n << 63n) ? -limit : sum;
  return BigInt.asIntN(64, bounded - epochSinceYearOne);
}

function remainder(instant: Instant, duration: bigint): bigint {
  const total = sinceYearOne(instant) * 1_000_000_000n + BigInt(instant.nanoseconds);
  const rest = total % duration;
  return rest < 0n ? rest + duration : rest;
}

function floorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value % divisor < 0n ? quotient - 1n : quotient;
}
