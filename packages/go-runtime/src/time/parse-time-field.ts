import type { LayoutPart } from './layout.ts';
import { monthNames, shortMonthNames, shortWeekdayNames, weekdayNames } from './names.ts';
import { parseZoneAbbreviation, parseZoneOffset } from './parse-zone.ts';
import {
  isDigit,
  isPoint,
  type Problem,
  readName,
  readNumber,
  readSigned,
  skipSpaces,
  type TimeParser,
  take,
} from './time-parser.ts';

/** Reads one field of a layout; returns what is wrong with it, if anything. `next` is what follows in the layout. */
export function parseField(parser: TimeParser, part: LayoutPart, next: LayoutPart): Problem | undefined {
  switch (part.field) {
    case '06':
      return parseShortYear(parser);
    case '2006':
      return parseLongYear(parser);
    case 'Jan':
    case 'January':
      return parseMonthName(parser, part.field === 'Jan' ? shortMonthNames : monthNames);
    case '1':
    case '01':
      parser.month = readNumber(parser, part.field === '01' ? 2 : 1, 2);
      if (parser.month === undefined) return 'bad';
      return parser.month >= 1 && parser.month <= 12 ? undefined : 'month';
    case 'Mon':
    case 'Monday':
      return readName(parser, part.field === 'Mon' ? shortWeekdayNames : weekdayNames) === undefined
        ? 'bad'
        : undefined;
    case '2':
    case '_2':
    case '02':
      if (part.field === '_2') skipSpaces(parser, 1);
      parser.day = readNumber(parser, part.field === '02' ? 2 : 1, 2);
      return parser.day === undefined ? 'bad' : undefined;
    case '__2':
    case '002':
      if (part.field === '__2') skipSpaces(parser, 2);
      parser.yearDay = readNumber(parser, part.field === '002' ? 3 : 1, 3);
      return parser.yearDay === undefined ? 'bad' : undefined;
    case '15':
      return setBounded(parser, 'hour', { least: 1, limit: 24 });
    case '3':
    case '03':
      return setBounded(parser, 'hour', { least: part.field.length, limit: 13 });
    case '4':
    case '04':
      return setBounded(parser, 'minute', { least: part.field.length, limit: 60 });
    case '5':
    case '05':
      return parseSecond(parser, { least: part.field.length, next });
    case 'PM':
    case 'pm':
      return parseHalf(parser, part.field);
    case 'MST':
      return parseZoneName(parser);
    case '.0':
      return parseFraction(parser, 1 + part.digits);
    case '.9':
      return parseOptionalFraction(parser);
    default:
      return parseOffset(parser, part.field!);
  }
}

function parseShortYear(parser: TimeParser): Problem | undefined {
  if (parser.at + 2 > parser.text.length) return 'bad';
  const year = readSigned(take(parser, 2));
  if (year === undefined) return 'bad';
  parser.year = year >= 69 ? year + 1900 : year + 2000;
  return undefined;
}

function parseLongYear(parser: TimeParser): Problem | undefined {
  if (parser.at + 4 > parser.text.length || !isDigit(parser, parser.at)) return 'bad';
  const year = readSigned(take(parser, 4));
  if (year === undefined) return 'bad';
  parser.year = year;
  return undefined;
}

function parseMonthName(parser: TimeParser, names: readonly string[]): Problem | undefined {
  const index = readName(parser, names);
  if (index === undefined) return 'bad';
  parser.month = index + 1;
  return undefined;
}

/** Reads one or two digits, at least `least`, into a field that must stay below the limit. */
function setBounded(
  parser: TimeParser,
  field: 'hour' | 'minute',
  { least, limit }: { readonly least: number; readonly limit: number },
): Problem | undefined {
  const value = readNumber(parser, least, 2);
  if (value === undefined) return 'bad';
  parser[field] = value;
  return value < limit ? undefined : field;
}

/** A fraction may follow the seconds even where the layout has none. */
function parseSecond(
  parser: TimeParser,
  { least, next }: { readonly least: number; readonly next: LayoutPart },
): Problem | undefined {
  const value = readNumber(parser, least, 2);
  if (value === undefined) return 'bad';
  parser.second = value;
  if (value >= 60) return 'second';
  if (!isPoint(parser, parser.at) || !isDigit(parser, parser.at + 1)) return undefined;
  if (next.field === '.0' || next.field === '.9') return undefined;
  return parseFraction(parser, fractionLength(parser));
}

function parseHalf(parser: TimeParser, field: 'PM' | 'pm'): Problem | undefined {
  if (parser.at + 2 > parser.text.length) return 'bad';
  const half = take(parser, 2);
  if (half === field) parser.half = 'pm';
  else if (half === (field === 'PM' ? 'AM' : 'am')) parser.half = 'am';
  else return 'bad';
  return undefined;
}

function parseZoneName(parser: TimeParser): Problem | undefined {
  if (parser.text.startsWith('UTC', parser.at)) {
    parser.utc = true;
    parser.at += 3;
    return undefined;
  }
  const length = parseZoneAbbreviation(parser.text.slice(parser.at));
  if (length === undefined) return 'bad';
  parser.zoneName = take(parser, length);
  return undefined;
}

function parseOffset(parser: TimeParser, spelling: string): Problem | undefined {
  if (spelling.startsWith('Z') && parser.text[parser.at] === 'Z') {
    parser.utc = true;
    parser.at += 1;
    return undefined;
  }
  const result = parseZoneOffset(parser.text.slice(parser.at, parser.at + spelling.length), spelling);
  if (result.length > 0) parser.at += result.length;
  if (result.offset !== undefined) parser.offset = result.offset;
  return result.problem;
}

function parseOptionalFraction(parser: TimeParser): Problem | undefined {
  if (!isPoint(parser, parser.at) || !isDigit(parser, parser.at + 1)) return undefined;
  return parseFraction(parser, fractionLength(parser));
}

/** A point or comma and digits; those past the ninth are cut off. Go: format.go, parseNanoseconds. */
function parseFraction(parser: TimeParser, length: number): Problem | undefined {
  if (parser.at + length > parser.text.length) return 'bad';
  const pointed = isPoint(parser, parser.at);
  const digits = take(parser, length).slice(1, 10);
  const value = pointed ? readSigned(digits) : undefined;
  if (value === undefined) return 'bad';
  if (value < 0) return 'fractional second';
  parser.nanosecond = value * 10 ** (9 - digits.length);
  return undefined;
}

function fractionLength(parser: TimeParser): number {
  let end = parser.at + 1;
  while (isDigit(parser, end)) end++;
  return end - parser.at;
}
