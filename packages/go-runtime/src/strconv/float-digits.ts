import { type Decimal, decimalFromExponential, roundDecimal, withoutTrailingZeros } from './decimal.ts';
import { decodeFloat } from './decode-float.ts';

/** All digits of a finite number that is not negative. */
export function exactDecimal(size: number): Decimal {
  if (size === 0) return { digits: '', point: 0 };
  const { mantissa, exponent } = decodeFloat(size);
  const all = (exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent)).toString();
  return { digits: withoutTrailingZeros(all), point: all.length + Math.min(exponent, 0) };
}

/** The number rounded half to even to so many significant digits, at least one. */
export function roundedDigits(size: number, count: number): Decimal {
  if (count > 101) return roundDecimal(exactDecimal(size), count);
  return decimalFromExponential(toExponentialHalfEven(size, count - 1));
}

/** toExponential as Go rounds it: JS takes the larger number where the digits end half-way, Go the even one. */
export function toExponentialHalfEven(size: number, precision: number): string {
  const text = size.toExponential(precision);
  const mark = text.indexOf('e');
  const last = text.charCodeAt(mark - 1);
  if ((last & 1) === 0 || !isHalfway(size, Number(text.slice(mark + 1)) - precision)) return text;
  return text.slice(0, mark - 1) + String.fromCharCode(last - 1) + text.slice(mark);
}

/** toFixed as Go rounds it (rule N8), for sizes below 1e21 and at most 100 digits. */
export function toFixedHalfEven(size: number, precision: number): string {
  const text = size.toFixed(precision);
  const last = text.charCodeAt(text.length - 1);
  if ((last & 1) === 0 || !isHalfway(size, -precision)) return text;
  return text.slice(0, -1) + String.fromCharCode(last - 1);
}

/**
 * Whether a number is half-way between two multiples of 10 to the `power`, without rounding: powers of two change only
 * the exponent of a double, and powers of five are odd.
 */
function isHalfway(size: number, power: number): boolean {
  if (power <= 0) return isOdd(size * 2 ** (1 - power));
  if (power > 22) return false;
  const scaled = size / 2 ** (power - 1);
  return isOdd(scaled) && scaled % 5 ** power === 0;
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}
