import { dateFromDays, daysBefore, daysFromDate, daysInMonth, weekdayOf } from './civil-date.ts';

/** A kind of time that a zone knows, for instance CET. The offset is in seconds east of UTC. */
export interface ZoneType {
  readonly name: string;
  readonly offset: number;
  readonly daylight: boolean;
}

/** What a POSIX rule such as `CET-1CEST,M3.5.0,M10.5.0/3` says for all years. */
export interface PosixRule {
  readonly standard: ZoneType;
  readonly summer?: { readonly type: ZoneType; readonly from: YearlyMoment; readonly to: YearlyMoment };
}

/** The `week`th (5: last) `weekday` of a month, at so many seconds of local time. */
interface YearlyMoment {
  readonly month: number;
  readonly week: number;
  readonly weekday: number;
  readonly time: number;
}

const rulePattern = /^(<[^>]+>|[A-Za-z]+)([-+:0-9]+)(?:(<[^>]+>|[A-Za-z]+)([-+:0-9]*),([^,]+),([^,]+))?$/;

/** Reads the rules that the zone table holds; undefined for a text of another form. */
export function parsePosixRule(text: string): PosixRule | undefined {
  const match = rulePattern.exec(text);
  if (match === null) return undefined;
  const [, standardName, standardOffset, summerName, summerOffset, start, end] = match;
  const offset = -secondsOf(standardOffset!);
  const standard = { name: bareName(standardName!), offset, daylight: false };
  if (summerName === undefined) return { standard };
  const from = parseMoment(start!);
  const to = parseMoment(end!);
  if (from === undefined || to === undefined) return undefined;
  const summerSeconds = summerOffset === '' ? offset + 3600 : -secondsOf(summerOffset!);
  return {
    standard,
    summer: { type: { name: bareName(summerName), offset: summerSeconds, daylight: true }, from, to },
  };
}

/** The kind of time at a second since the Unix epoch. Go: zoneinfo.go, tzset, which takes the year from UTC. */
export function zoneTypeByRule({ standard, summer }: PosixRule, seconds: number): ZoneType {
  if (summer === undefined) return standard;
  const { year } = dateFromDays(Math.floor(seconds / 86_400));
  const second = seconds - daysFromDate({ year, month: 1, day: 1 }) * 86_400;
  const from = secondOfYear(summer.from, year) - standard.offset;
  const to = secondOfYear(summer.to, year) - summer.type.offset;
  const isSummer = from <= to ? second >= from && second < to : second >= from || second < to;
  return isSummer ? summer.type : standard;
}

function bareName(name: string): string {
  return name.startsWith('<') ? name.slice(1, -1) : name;
}

/** `-1`, `3:30`, `+05:45:10`. */
function secondsOf(text: string): number {
  const [hours, minutes = '0', seconds = '0'] = text.replace(/^[-+]/, '').split(':');
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return text.startsWith('-') ? -size : size;
}

/** `M3.5.0/2`: month, week, weekday, time of day, which is 2 o'clock when missing. */
function parseMoment(text: string): YearlyMoment | undefined {
  const match = /^M(\d+)\.(\d)\.(\d)(?:\/([-+:0-9]+))?$/.exec(text);
  if (match === null) return undefined;
  const [, month, week, weekday, time] = match;
  return {
    month: Number(month),
    week: Number(week),
    weekday: Number(weekday),
    time: time === undefined ? 7200 : secondsOf(time),
  };
}

function secondOfYear({ month, week, weekday, time }: YearlyMoment, year: number): number {
  const leapDay = month > 2 && daysInMonth(2, year) === 29 ? 1 : 0;
  const first = weekdayOf(daysFromDate({ year, month, day: 1 }));
  let day = ((weekday - first + 7) % 7) + 7 * (week - 1);
  if (day >= daysInMonth(month, year)) day -= 7;
  return (daysBefore(month) + leapDay + day) * 86_400 + time;
}
