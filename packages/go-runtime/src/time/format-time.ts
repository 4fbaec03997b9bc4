import { type CivilDate, dateFromDays, weekdayOf, yearDayOf } from './civil-date.ts';
import { type Instant, type LocalTime, localTimeOf } from './instant.ts';
import { type LayoutField, type LayoutPart, parseLayout } from './layout.ts';
import { monthNames, shortMonthNames, shortWeekdayNames, weekdayNames } from './names.ts';

/** Go's Time.Format. */
export function formatTime(instant: Instant, layout: string): string {
  const local = localTimeOf(instant);
  const date = dateFromDays(local.days);
  let out = '';
  for (const part of parseLayout(layout)) {
    out += part.prefix;
    if (part.field === undefined) break;
    out += formatField(part.field, { part, local, date, nanoseconds: instant.nanoseconds });
  }
  return out;
}

interface Fields {
  readonly part: LayoutPart;
  readonly local: LocalTime;
  readonly date: CivilDate;
  readonly nanoseconds: number;
}

function formatField(field: LayoutField, fields: Fields): string {
  const { date, local, part, nanoseconds } = fields;
  const { secondOfDay } = local;
  const hour = Math.floor(secondOfDay / 3600);
  switch (field) {
    case '2006':
      return padNumber(date.year, 4);
    case '06':
      return padNumber(Math.abs(date.year) % 100, 2);
    case 'January':
      return monthNames[date.month - 1]!;
    case 'Jan':
      return shortMonthNames[date.month - 1]!;
    case '1':
      return String(date.month);
    case '01':
      return padNumber(date.month, 2);
    case 'Monday':
      return weekdayNames[weekdayOf(local.days)]!;
    case 'Mon':
      return shortWeekdayNames[weekdayOf(local.days)]!;
    case '2':
      return String(date.day);
    case '_2':
      return String(date.day).padStart(2);
    case '02':
      return padNumber(date.day, 2);
    case '__2':
      return String(yearDayOf(date)).padStart(3);
    case '002':
      return padNumber(yearDayOf(date), 3);
    case '15':
      return padNumber(hour, 2);
    case '3':
      return String(hour % 12 || 12);
    case '03':
      return padNumber(hour % 12 || 12, 2);
    case '4':
      return String(Math.floor(secondOfDay / 60) % 60);
    case '04':
      return padNumber(Math.floor(secondOfDay / 60) % 60, 2);
    case '5':
      return String(secondOfDay % 60);
    case '05':
      return padNumber(secondOfDay % 60, 2);
    case 'PM':
      return hour >= 12 ? 'PM' : 'AM';
    case 'pm':
      return hour >= 12 ? 'pm' : 'am';
    case 'MST':
      return local.zone.name === '' ? formatOffset(local.zone.offset, '-0700') : local.zone.name;
    case '.0':
    case '.9':
      return formatFraction(nanoseconds, part);
    default:
      return local.zone.offset === 0 && field.startsWith('Z') ? 'Z' : formatOffset(local.zone.offset, field);
  }
}

/** Zeros fill between a sign and the digits. */
function padNumber(value: number, width: number): string {
  return value < 0 ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');
}

/** The spelling after its first character tells what to write: hours, colons, minutes, seconds. */
function formatOffset(offset: number, spelling: string): string {
  // Go cuts to whole minutes toward zero before it looks at the sign.
  const minutes = Math.trunc(offset / 60);
  const size = Math.abs(minutes);
  const shape = spelling.slice(1);
  const colon = shape.includes(':') ? ':' : '';
  let out = (minutes < 0 ? '-' : '+') + padNumber(Math.floor(size / 60), 2);
  if (shape.length > 2) out += colon + padNumber(size % 60, 2);
  if (shape.length > 5) out += colon + padNumber((minutes < 0 ? -offset : offset) % 60, 2);
  return out;
}

function formatFraction(nanoseconds: number, { field, text, digits }: LayoutPart): string {
  const all = padNumber(nanoseconds, 9).slice(0, digits);
  if (field === '.0') return text[0]! + all;
  let end = all.length;
  while (end > 0 && all.charCodeAt(end - 1) === 0x30) end--;
  return end === 0 ? '' : text[0]! + all.slice(0, end);
}
