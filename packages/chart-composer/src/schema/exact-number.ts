import { GoInt } from '@metachart/go-runtime/reflect';
import { JsonNumber } from '../json/parse-exact-json.ts';

/**
 * A number as JSON Schema compares it: exactly, by the decimal digits it is written with. Go: math/big.Rat made from the
 * printed value.
 */
export interface ExactNumber {
  /** The nearest float64. */
  readonly double: number;
  /** The decimal text. */
  readonly text: string;
}

/** The exact number that a value is, or undefined for other values, NaN and infinities. */
export function exactNumberOf(value: unknown): ExactNumber | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? { double: value, text: String(value) } : undefined;
  if (value instanceof JsonNumber) return { double: Number(value.text), text: value.text };
  if (value instanceof GoInt) return { double: Number(value.value), text: String(value.value) };
  return undefined;
}

/** Whether Go could make a big.Rat of it: the decimal exponent is bounded there. */
export function isRepresentable({ text }: ExactNumber): boolean {
  const { exponent } = splitDecimal(text);
  return Math.abs(exponent) <= MAX_EXPONENT;
}

/** The order of two representable numbers. */
export function compareExact(a: ExactNumber, b: ExactNumber): number {
  // Rounding to float64 keeps the order, so only equal doubles need their digits.
  if (a.double !== b.double) return a.double < b.double ? -1 : 1;
  if (a.text === b.text) return 0;
  const left = splitDecimal(a.text);
  const right = splitDecimal(b.text);
  const exponent = Math.min(left.exponent, right.exponent);
  const difference = scale(left, exponent) - scale(right, exponent);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Whether a representable number has no fraction: 1.0 is an integer. */
export function isIntegral({ double, text }: ExactNumber): boolean {
  if (Number.isSafeInteger(double) && !/[.eE]/.test(text)) return true;
  const { digits, exponent } = splitDecimal(text);
  return exponent >= 0 || digits % 10n ** BigInt(-exponent) === 0n;
}

/** Whether a representable number is a multiple of another that is not zero. */
export function isMultipleOf(number: ExactNumber, factor: ExactNumber): boolean {
  const left = splitDecimal(number.text);
  const right = splitDecimal(factor.text);
  const exponent = Math.min(left.exponent, right.exponent);
  return scale(left, exponent) % scale(right, exponent) === 0n;
}

/** The integer that a representable number is, or undefined where it has a fraction. */
export function integerValue(number: ExactNumber): bigint | undefined {
  if (!isIntegral(number)) return undefined;
  const { digits, exponent } = splitDecimal(number.text);
  return exponent >= 0 ? digits * 10n ** BigInt(exponent) : digits / 10n ** BigInt(-exponent);
}

/** Equal for numbers that are equal, different otherwise. */
export function numberKey({ text }: ExactNumber): string {
  let { digits, exponent } = splitDecimal(text);
  if (digits === 0n) return '0';
  const trailing = /0*$/.exec(digits.toString())![0].length;
  digits /= 10n ** BigInt(trailing);
  exponent += trailing;
  return `${digits}e${exponent}`;
}

// Go: math/big/ratconv.go gives up on larger ones.
const MAX_EXPONENT = 1_000_000;

interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function splitDecimal(text: string): Decimal {
  const [mantissa, exponent] = text.split(/[eE]/);
  const [whole, fraction = ''] = mantissa!.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent ?? 0) - fraction.length };
}

function scale({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}
