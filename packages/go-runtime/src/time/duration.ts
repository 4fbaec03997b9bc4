import { GoError } from '../reflect/index.ts';
import { quoteTimeText } from './quote-time-text.ts';

const largest = (1n << 63n) - 1n;
const smallest = -(1n << 63n);

/** Go's Duration.String of nanoseconds: 1h2m3.5s, below a second 1.5ms, 0s. */
export function formatDuration(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const text = size < 1_000_000_000n ? formatFraction(Number(size)) : formatClock(size);
  return nanoseconds < 0n ? `-${text}` : text;
}

/** Go's time.ParseDuration, to nanoseconds. Throws GoError with Go's text. */
export function parseDuration(text: string): bigint {
  const invalid = () => new GoError(`time: invalid duration ${quoteTimeText(text)}`);
  const signed = text.startsWith('-') || text.startsWith('+');
  let rest = signed ? text.slice(1) : text;
  if (rest === '0') return 0n;
  if (rest === '') throw invalid();
  let total = 0n;
  while (rest !== '') {
    const number = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest)!;
    const [matched, whole, fraction = ''] = number;
    if (whole === '' && fraction === '') throw invalid();
    const value = leadingInteger(whole!);
    if (value === undefined) throw invalid();
    rest = rest.slice(matched.length);
    const unitName = /^[^.0-9]*/.exec(rest)![0];
    if (unitName === '') throw new GoError(`time: missing unit in duration ${quoteTimeText(text)}`);
    const unit = units.get(unitName);
    if (unit === undefined) {
      throw new GoError(`time: unknown unit ${quoteTimeText(unitName)} in duration ${quoteTimeText(text)}`);
    }
    rest = rest.slice(unitName.length);
    if (value > (1n << 63n) / unit) throw invalid();
    const amount = value * unit + fractionOf(fraction, unit);
    if (amount > 1n << 63n) throw invalid();
    total = BigInt.asUintN(64, total + amount);
    if (total > 1n << 63n) throw invalid();
  }
  if (text.startsWith('-')) return BigInt.asIntN(64, -total);
  if (total > largest) throw invalid();
  return total;
}

/** Go's Duration.Round: to the nearest multiple, away from zero when half-way, never out of range. */
export function roundDuration(duration: bigint, multiple: bigint): bigint {
  if (multiple <= 0n) return duration;
  const rest = duration % multiple;
  const size = rest < 0n ? -rest : rest;
  if (size + size < multiple) return duration - rest;
  if (duration < 0n) {
    const down = duration - multiple + size;
    return down < smallest ? smallest : down;
  }
  const up = duration + multiple - size;
  return up > largest ? largest : up;
}

/** Go's Duration.Truncate: toward zero to a multiple. */
export function truncateDuration(duration: bigint, multiple: bigint): bigint {
  return multiple <= 0n ? duration : duration - (duration % multiple);
}

/** Go's Duration.Abs; the smallest has no opposite and becomes the largest. */
export function absoluteDuration(duration: bigint): bigint {
  if (duration >= 0n) return duration;
  return duration === smallest ? largest : -duration;
}

/** Hours, minutes or seconds as a float64, as Go computes them: whole units and the rest apart. */
export function durationInUnits(duration: bigint, unit: bigint): number {
  return Number(duration / unit) + Number(duration % unit) / Number(unit);
}

const units: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['\u00b5s', 1_000n],
  ['\u03bcs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

function formatFraction(nanoseconds: number): string {
  if (nanoseconds === 0) return '0s';
  if (nanoseconds < 1_000) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000) return `${nanoseconds / 1_000}\u00b5s`;
  return `${nanoseconds / 1_000_000}ms`;
}

function formatClock(nanoseconds: bigint): string {
  const seconds = nanoseconds / 1_000_000_000n;
  const fraction = String(nanoseconds % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '');
  const minutes = seconds / 60n;
  const hours = minutes / 60n;
  const last = `${seconds % 60n}${fraction === '' ? '' : `.${fraction}`}s`;
  if (minutes === 0n) return last;
  return hours === 0n ? `${minutes}m${last}` : `${hours}h${minutes % 60n}m${last}`;
}

/** undefined above 2^63. */
function leadingInteger(digits: string): bigint | undefined {
  let start = 0;
  while (digits.charCodeAt(start) === 0x30) start++;
  if (digits.length - start > 19) return undefined;
  const value = BigInt(digits.slice(start) || '0');
  return value > 1n << 63n ? undefined : value;
}

/** The fraction of a unit, cut to nanoseconds by float64 arithmetic as Go does it; digits beyond 2^63 are dropped. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (let i = 0; i < digits.length && value <= largest / 10n; i++) {
    const next = value * 10n + BigInt(digits.charCodeAt(i) - 0x30);
    if (next > 1n << 63n) break;
    value = next;
    scale *= 10;
  }
  if (value === 0n) return 0n;
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}
