/** What an offset in a text amounts to; `length` is how much of the text it is, 0 when it is none. */
export interface ZoneOffset {
  readonly length: number;
  readonly offset: number | undefined;
  readonly problem: 'bad' | `time zone offset ${'hour' | 'minute' | 'second'}` | undefined;
}

/** Reads a numeric offset as a layout spells it (`-07:00` and so on; a leading Z only says that Z is allowed too). */
export function parseZoneOffset(text: string, spelling: string): ZoneOffset {
  const bad: ZoneOffset = { length: 0, offset: undefined, problem: 'bad' };
  const shape = spelling.slice(1);
  const length = spelling.length;
  if (text.length < length) return bad;
  for (let i = 0; i < shape.length; i++) if (shape[i] === ':' && text[i + 1] !== ':') return bad;
  const step = shape.includes(':') ? 3 : 2;
  const hours = twoDigits(text, 1);
  const minutes = hours === undefined ? 0 : shape.length > 2 ? twoDigits(text, 1 + step) : 0;
  const seconds =
    hours === undefined || minutes === undefined ? 0 : shape.length > 5 ? twoDigits(text, 1 + 2 * step) : 0;
  const range = rangeProblem(hours ?? 0, minutes ?? 0, seconds ?? 0);
  const size = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
  const sign = text[0];
  const wellFormed = hours !== undefined && minutes !== undefined && seconds !== undefined;
  const problem = range ?? (wellFormed && (sign === '+' || sign === '-') ? undefined : 'bad');
  return { length, offset: sign === '-' ? -size : size, problem };
}

/**
 * The length of the zone abbreviation a text begins with; undefined where there is none. Go: format.go, parseTimeZone:
 * three or four capitals, or five of which the last is T, GMT with hours, or just signed hours.
 */
export function parseZoneAbbreviation(text: string): number | undefined {
  if (text.length < 3) return undefined;
  if (text.startsWith('ChST') || text.startsWith('MeST')) return 4;
  if (text.startsWith('GMT')) return 3 + signedHoursLength(text.slice(3));
  if (text.startsWith('+') || text.startsWith('-')) return signedHoursLength(text) || undefined;
  const capitals = countCapitals(text);
  if (capitals === 3) return 3;
  if (capitals === 4) return text[3] === 'T' || text.startsWith('WITA') ? 4 : undefined;
  return capitals === 5 && text[4] === 'T' ? 5 : undefined;
}

/** Slightly more than a day is allowed, since people do write such offsets. */
function rangeProblem(hours: number, minutes: number, seconds: number): ZoneOffset['problem'] {
  if (seconds > 60) return 'time zone offset second';
  if (minutes > 60) return 'time zone offset minute';
  return hours > 24 ? 'time zone offset hour' : undefined;
}

function twoDigits(text: string, at: number): number | undefined {
  const digits = text.slice(at, at + 2);
  return /^[0-9]{2}$/.test(digits) ? Number(digits) : undefined;
}

/** Of `+03` and the like, up to 23; 0 for anything else. */
function signedHoursLength(text: string): number {
  const match = /^[-+]([0-9]+)/.exec(text);
  return match === null || Number(match[1]) > 23 ? 0 : match[0].length;
}

function countCapitals(text: string): number {
  let count = 0;
  while (count < 6 && text.charCodeAt(count) >= 0x41 && text.charCodeAt(count) <= 0x5a) count++;
  return count;
}
