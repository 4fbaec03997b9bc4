import { NumError, type NumErrorReason } from './num-error.ts';
import { underscoresSeparateDigits } from './underscores.ts';

/** Go's strconv.ParseInt: base 0 takes prefixes and underscores. Throws NumError. `bits` 0 means 64. */
export function parseInteger(text: string, base: number, bits: number): bigint {
  const result = scanSigned(text, base, bits);
  if (typeof result === 'bigint') return result;
  throw new NumError('ParseInt', { text, reason: result, value: signedBound(text, { reason: result, bits }) });
}

/** Go's strconv.ParseUint: as parseInteger, without a sign. Throws NumError. */
export function parseUnsigned(text: string, base: number, bits: number): bigint {
  const result = scanUnsigned(text, base, bits);
  if (typeof result === 'bigint') return result;
  const value = result === 'value out of range' ? maxUnsigned(bits) : 0n;
  throw new NumError('ParseUint', { text, reason: result, value });
}

/** Go's strconv.Atoi: base 10, 64 bits. Throws NumError. */
export function atoi(text: string): bigint {
  const result = scanSigned(text, 10, 64);
  if (typeof result === 'bigint') return result;
  throw new NumError('Atoi', { text, reason: result, value: signedBound(text, { reason: result, bits: 64 }) });
}

/** parseInteger for callers to whom a failure is an ordinary answer: undefined instead of an error. */
export function integerIfValid(text: string, base: number, bits: number): bigint | undefined {
  const result = scanSigned(text, base, bits);
  return typeof result === 'bigint' ? result : undefined;
}

/** parseUnsigned for callers to whom a failure is an ordinary answer: undefined instead of an error. */
export function unsignedIfValid(text: string, base: number, bits: number): bigint | undefined {
  const result = scanUnsigned(text, base, bits);
  return typeof result === 'bigint' ? result : undefined;
}

function scanSigned(text: string, base: number, bits: number): bigint | NumErrorReason {
  if ((base === 10 || base === 0) && bits === 64) {
    const short = shortDecimal(text);
    if (short >= 0) return BigInt(short);
  }
  const first = text.charCodeAt(0);
  const signed = first === 0x2b || first === 0x2d;
  const magnitude = scanUnsigned(signed ? text.slice(1) : text, base, bits);
  if (typeof magnitude !== 'bigint') return magnitude;
  const limit = 1n << BigInt((bits || 64) - 1);
  if (first === 0x2d) return magnitude > limit ? 'value out of range' : -magnitude;
  return magnitude >= limit ? 'value out of range' : magnitude;
}

/** The commonest numbers at once: up to 15 digits without sign or leading zero. -1 for everything else. */
function shortDecimal(text: string): number {
  const first = text.charCodeAt(0) - 0x30;
  if (text.length > 15 || !(first >= 1 && first <= 9)) return -1;
  let value = first;
  for (let i = 1; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function scanUnsigned(text: string, base: number, bits: number): bigint | NumErrorReason {
  if (text === '') return 'invalid syntax';
  if (base !== 0 && !(base >= 2 && base <= 36)) return `invalid base ${base}`;
  const prefix = base === 0 ? readPrefix(text) : { base, length: 0 };
  if (!(bits >= 0 && bits <= 64)) return `invalid bit size ${bits}`;
  return scanDigits(text, { base: prefix.base, from: prefix.length, allowUnderscores: base === 0, bits });
}

/** The base that Go's integer literals announce, and how much of the text announces it. */
function readPrefix(text: string): { readonly base: number; readonly length: number } {
  if (text.charCodeAt(0) !== 0x30) return { base: 10, length: 0 };
  if (text.length >= 3) {
    switch (text.charCodeAt(1) | 0x20) {
      case 0x62:
        return { base: 2, length: 2 };
      case 0x6f:
        return { base: 8, length: 2 };
      case 0x78:
        return { base: 16, length: 2 };
    }
  }
  return { base: 8, length: 1 };
}

/**
 * Go reports an overflow at the digit where it happens, without looking at the rest. A double counts exactly up to
 * 2^53, a bigint the few digits after.
 */
function scanDigits(
  text: string,
  options: { readonly base: number; readonly from: number; readonly allowUnderscores: boolean; readonly bits: number },
): bigint | NumErrorReason {
  const { base, from, allowUnderscores, bits } = options;
  const exact = Math.floor((Number.MAX_SAFE_INTEGER - base) / base);
  const max = maxUnsigned(bits);
  let small = 0;
  let large: bigint | undefined;
  let underscores = false;
  for (let i = from; i < text.length; i++) {
    const digit = digitOf(text.charCodeAt(i));
    if (digit === UNDERSCORE && allowUnderscores) {
      underscores = true;
      continue;
    }
    if (digit < 0 || digit >= base) return 'invalid syntax';
    if (large !== undefined) large = large * BigInt(base) + BigInt(digit);
    else if (small <= exact) small = small * base + digit;
    else large = BigInt(small) * BigInt(base) + BigInt(digit);
    if (large === undefined ? bits !== 0 && bits < 53 && small >= 2 ** bits : large > max) return 'value out of range';
  }
  if (underscores && !underscoresSeparateDigits(text)) return 'invalid syntax';
  return large ?? BigInt(small);
}

const UNDERSCORE = -2;

function digitOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  if (unit === 0x5f) return UNDERSCORE;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 + 10 : -1;
}

function maxUnsigned(bits: number): bigint {
  return (1n << BigInt(bits || 64)) - 1n;
}

function signedBound(
  text: string,
  { reason, bits }: { readonly reason: NumErrorReason; readonly bits: number },
): bigint {
  if (reason !== 'value out of range') return 0n;
  const limit = 1n << BigInt((bits || 64) - 1);
  return text.startsWith('-') ? -limit : limit - 1n;
}
