import { GoError } from '../reflect/index.ts';
import { formatTime } from './format-time.ts';
import { dateOf, type Instant, localTimeOf, sinceYearOne } from './instant.ts';
import { locationInGoSyntax } from './location.ts';
import { monthNames } from './names.ts';

/** RFC 3339 with nanoseconds, of which JSON and text are made; throws GoError where that has no form for the time. */
export function marshalText(instant: Instant, errorPrefix: string): string {
  const text = formatTime(instant, '2006-01-02T15:04:05.999999999Z07:00');
  if (text[4] !== '-') throw new GoError(`${errorPrefix}year outside of range [0,9999]`);
  if (!text.endsWith('Z') && !/[-+](?:[01][0-9]|2[0-3]):[0-9]{2}$/.test(text)) {
    throw new GoError(`${errorPrefix}timezone hour outside of range [0,23]`);
  }
  return text;
}

/** Go's Time.AppendBinary: a version, seconds since year 1, nanoseconds, the offset in minutes, and odd seconds of it. */
export function marshalBinary(instant: Instant): Uint8Array {
  const { zone } = localTimeOf(instant);
  const utc = instant.location.kind === 'utc';
  const minutes = utc ? -1 : Math.trunc(zone.offset / 60);
  const oddSeconds = utc ? 0 : zone.offset % 60;
  if (minutes < -32_768 || minutes > 32_767 || (minutes === -1 && !utc)) {
    throw new GoError('Time.MarshalBinary: unexpected zone offset');
  }
  const view = new DataView(new ArrayBuffer(oddSeconds === 0 ? 15 : 16));
  view.setUint8(0, oddSeconds === 0 ? 1 : 2);
  view.setBigInt64(1, sinceYearOne(instant));
  view.setInt32(9, instant.nanoseconds);
  view.setInt16(13, minutes);
  if (oddSeconds !== 0) view.setInt8(15, oddSeconds);
  return new Uint8Array(view.buffer);
}

/** Go's Time.GoString, which %#v prints. */
export function timeInGoSyntax(instant: Instant): string {
  const { year, month, day } = dateOf(instant);
  const { secondOfDay } = localTimeOf(instant);
  const clock = [Math.floor(secondOfDay / 3600), Math.floor(secondOfDay / 60) % 60, secondOfDay % 60];
  const fields = [year, `time.${monthNames[month - 1]}`, day, ...clock, instant.nanoseconds];
  return `time.Date(${fields.join(', ')}, ${locationInGoSyntax(instant.location)})`;
}
