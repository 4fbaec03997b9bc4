import { daysBefore, daysInMonth, isLeapYear } from './civil-date.ts';
import { type Instant, instantOfDate } from './instant.ts';
import { parseLayout } from './layout.ts';
import { fixedZone, type Location, offsetByName, UTC } from './location.ts';
import { parseField } from './parse-time-field.ts';
import { quoteBytewise } from './quote-time-text.ts';
import {
  cannotParse,
  createParser,
  outOfRange,
  readSigned,
  skipPrefix,
  type TimeParser,
  timeError,
} from './time-parser.ts';

/**
 * Go's time.ParseInLocation: where the text names no zone, and for the meaning of offsets and abbreviations, `location`
 * counts (UTC when missing, which is time.Parse on a system in UTC). Throws GoError with Go's text.
 */
export function parseTime(layout: string, text: string, location: Location = UTC): Instant {
  const parser = createParser(layout, text);
  const parts = parseLayout(parser.layout);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    skipPrefix(parser, part.prefix);
    if (part.field === undefined) break;
    const start = parser.at;
    const problem = parseField(parser, part, parts[i + 1]!);
    if (problem === 'bad') throw cannotParse(parser, part.text, start);
    if (problem !== undefined) throw outOfRange(parser, problem);
  }
  if (parser.at < parser.text.length) {
    throw timeError(parser, `: extra text: ${quoteBytewise(parser.text.slice(parser.at))}`);
  }
  return finish(parser, location);
}

function finish(parser: TimeParser, location: Location): Instant {
  const { month, day } = resolveDate(parser);
  const { year, minute, second, nanosecond, half } = parser;
  const hour =
    half === 'pm' && parser.hour < 12 ? parser.hour + 12 : half === 'am' && parser.hour === 12 ? 0 : parser.hour;
  const fields = { year, month, day, hour, minute, second, nanosecond };
  if (parser.utc) return instantOfDate(fields, UTC);
  // Go marks a missing offset by -1, so one of a second west of UTC is none.
  if (parser.offset !== undefined && parser.offset !== -1)
    return atOffset(instantOfDate(fields, UTC), parser, location);
  if (parser.zoneName !== '') return atNamedZone(instantOfDate(fields, UTC), parser.zoneName, location);
  return instantOfDate(fields, location);
}

/** The location itself if it has that offset then, otherwise a zone made for it. */
function atOffset(local: Instant, { offset = 0, zoneName }: TimeParser, location: Location): Instant {
  const seconds = local.seconds - BigInt(offset);
  const zone = location.zoneAt(Number(seconds));
  const fits = zone.offset === offset && (zoneName === '' || zone.name === zoneName);
  return { ...local, seconds, location: fits ? location : fixedZone(zoneName, offset) };
}

/** An abbreviation that the location does not know gets a zone of its own, at UTC's time unless it is GMT+n. */
function atNamedZone(local: Instant, name: string, location: Location): Instant {
  const known = offsetByName(location, name, Number(local.seconds));
  if (known !== undefined) return { ...local, seconds: local.seconds - BigInt(known), location };
  const hours = name.length > 3 && name.startsWith('GMT') ? (readSigned(name.slice(3)) ?? 0) : 0;
  return { ...local, location: fixedZone(name, hours * 3600) };
}

function resolveDate(parser: TimeParser): { readonly month: number; readonly day: number } {
  const date = parser.yearDay === undefined ? undefined : dateOfYearDay(parser, parser.yearDay);
  if (date !== undefined && parser.month !== undefined && parser.month !== date.month) {
    throw timeError(parser, ': day-of-year does not match month');
  }
  if (date !== undefined && parser.day !== undefined && parser.day !== date.day) {
    throw timeError(parser, ': day-of-year does not match day');
  }
  const month = date?.month ?? parser.month ?? 1;
  const day = date?.day ?? parser.day ?? 1;
  if (day < 1 || day > daysInMonth(month, parser.year)) throw timeError(parser, ': day out of range');
  return { month, day };
}

function dateOfYearDay(parser: TimeParser, yearDay: number): { readonly month: number; readonly day: number } {
  const leap = isLeapYear(parser.year);
  if (leap && yearDay === 60) return { month: 2, day: 29 };
  const day = leap && yearDay > 60 ? yearDay - 1 : yearDay;
  if (day < 1 || day > 365) throw timeError(parser, ': day-of-year out of range');
  let month = 1;
  while (daysBefore(month + 1) < day) month++;
  return { month, day: day - daysBefore(month) };
}
