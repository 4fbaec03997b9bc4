import { byteLength, sliceBytes } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { quoteRune } from '@metachart/go-runtime/strconv';
import { parseTime } from '@metachart/go-runtime/time';
import { prefixed } from './format-network.ts';

// Each check throws GoError with the problem. Go: jsonschema format.go. Offsets are in bytes there.

export function checkDate(text: string): void {
  parseTime('2006-01-02', text);
}

export function checkTime(text: string): void {
  if (byteLength(text) < 9) throw new GoError('less than 9 characters long');
  if (sliceBytes(text, 2, 3) !== ':' || sliceBytes(text, 5, 6) !== ':') {
    throw new GoError('missing colon in correct place');
  }
  const fields = sliceBytes(text, 0, 8).split(':');
  const [hour, minute, second] = [fields[0]!, fields[1]!, fields.slice(2).join(':')].map((field) =>
    parseField(field, 'hour/min/sec'),
  ) as [number, number, number];
  if (hour > 23 || minute > 59 || second > 60) throw new GoError('hour/min/sec out of range');
  const rest = skipFraction(sliceBytes(text, 8));
  const offset = rest === 'z' || rest === 'Z' ? 0 : parseOffset(rest);
  const minutes = hour * 60 + minute + offset;
  // A leap second comes at the end of a day in UTC. Go adds a day only below zero and takes no care of what is above.
  const utc = minutes < 0 ? minutes + 24 * 60 : minutes;
  if (second >= 60 && utc !== 23 * 60 + 59) throw new GoError('invalid leap second');
}

export function checkDateTime(text: string): void {
  if (byteLength(text) < 20) throw new GoError('less than 20 characters long');
  if (!/^[tT]$/.test(sliceBytes(text, 10, 11))) throw new GoError('11th character must be t or T');
  prefixed('invalid date element', () => checkDate(sliceBytes(text, 0, 10)));
  prefixed('invalid time element', () => checkTime(sliceBytes(text, 11)));
}

export function checkDuration(text: string): void {
  if (!text.startsWith('P')) throw new GoError('must start with P');
  const rest = text.slice(1);
  if (rest === '') throw new GoError('nothing after P');
  if (rest.endsWith('W')) {
    const week = rest.slice(0, -1);
    if (week === '') throw new GoError('no number in week');
    if (!/^[0-9]+$/.test(week)) throw new GoError('invalid week');
    return;
  }
  for (const [index, part] of rest.split('T').entries()) {
    if (index !== 0 && part === '') throw new GoError('no time elements');
    if (index > 1) throw new GoError('more than one T');
    checkUnits(part, index === 0 ? 'YMD' : 'HMS');
  }
}

export function checkPeriod(text: string): void {
  const slash = text.indexOf('/');
  if (slash === -1) throw new GoError('missing slash');
  const start = text.slice(0, slash);
  const end = text.slice(slash + 1);
  const durationFirst = start.startsWith('P');
  if (durationFirst) prefixed('invalid start duration', () => checkDuration(start));
  else prefixed('invalid start date-time', () => checkDateTime(start));
  if (!durationFirst && end.startsWith('P')) prefixed('invalid end duration', () => checkDuration(end));
  else prefixed('invalid end date-time', () => checkDateTime(end));
}

/** A number as strconv.Atoi reads it, of at most eight bytes. */
function parseField(text: string, what: string): number {
  if (!/^[+-]?[0-9]+$/.test(text)) throw new GoError(`invalid ${what}`);
  const value = Number(text);
  if (value < 0) throw new GoError(`non-positive ${what}`);
  return value;
}

function skipFraction(text: string): string {
  if (!text.startsWith('.')) return text;
  const digits = /^[0-9]*/.exec(text.slice(1))![0];
  if (digits === '') throw new GoError('no digits in second fraction');
  return text.slice(1 + digits.length);
}

/** The minutes that an offset such as `+05:30` adds to get to UTC. */
function parseOffset(text: string): number {
  if (byteLength(text) !== 6) throw new GoError('offset must be 6 characters long');
  const sign = { '+': -1, '-': 1 }[text[0]!];
  if (sign === undefined) throw new GoError('offset must begin with plus/minus');
  const rest = text.slice(1);
  if (sliceBytes(rest, 2, 3) !== ':') throw new GoError('missing colon in offset in correct place');
  const colon = rest.indexOf(':');
  const [hours, minutes] = [rest.slice(0, colon), rest.slice(colon + 1)].map((field) =>
    parseField(field, 'hour/min in offset'),
  ) as [number, number];
  if (hours > 23 || minutes > 59) throw new GoError('hour/min in offset out of range');
  return sign * (hours * 60 + minutes);
}

function checkUnits(text: string, all: string): void {
  let units = all;
  let rest = text;
  while (rest !== '') {
    const digits = /^[0-9]*/.exec(rest)![0];
    if (digits === '') throw new GoError('missing number');
    rest = rest.slice(digits.length);
    if (rest === '') throw new GoError('missing unit');
    const unit = rest[0]!;
    const at = units.indexOf(unit);
    if (at === -1) throw new GoError(unitProblem(rest, all));
    units = units.slice(at + 1);
    rest = rest.slice(1);
  }
}

/** Go takes the unit as one byte, so of é it shows the first half, taken as U+00C3. */
function unitProblem(rest: string, all: string): string {
  const byte = sliceBytes(rest, 0, 1).charCodeAt(0) & 0xff;
  return all.includes(rest[0]!) ? `unit ${quoteRune(byte)} out of order` : `invalid unit ${quoteRune(byte)}`;
}
