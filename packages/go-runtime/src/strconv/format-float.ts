import { type Decimal, decimalFromExponential, decimalFromInteger, roundDecimal } from './decimal.ts';
import { exactDecimal, roundedDigits, toExponentialHalfEven, toFixedHalfEven } from './float-digits.ts';
import { formatBinaryFloat, formatHexFloat } from './format-binary-float.ts';
import { shortestFloat32 } from './shortest-float32.ts';

export type FloatFormat = 'b' | 'e' | 'E' | 'f' | 'g' | 'G' | 'x' | 'X';

/**
 * Go's strconv.FormatFloat. A negative precision gives the fewest digits that read back as the same float32 or float64,
 * which for 'g' means an exponent if and only if it is below -4 or at least 6 (rule N2); any other precision rounds the
 * exact value half to even (rule N8).
 */
export function formatFloat(value: number, format: FloatFormat, precision: number, bits: 32 | 64): string {
  const number = bits === 32 ? Math.fround(value) : value;
  const size = Math.abs(number);
  if (bits === 64 && precision < 0 && format === 'g' && size < 1e6 && size >= 1e-4) return String(number);
  if (!(size < Infinity)) return Number.isNaN(number) ? 'NaN' : number > 0 ? '+Inf' : '-Inf';
  const text = formatSize(size, format, { precision, bits });
  return number < 0 || Object.is(number, -0) ? `-${text}` : text;
}

interface Digits {
  readonly precision: number;
  readonly bits: 32 | 64;
}

function formatSize(size: number, format: FloatFormat, { precision, bits }: Digits): string {
  switch (format) {
    case 'b':
      return formatBinaryFloat(size, bits);
    case 'x':
      return formatHexFloat(size, { precision, bits });
    case 'X':
      return formatHexFloat(size, { precision, bits }).toUpperCase();
    case 'f':
      return precision < 0 ? shortestFixed(size, bits) : fixed(size, precision);
    case 'e':
    case 'E':
      return upperIf(
        format === 'E',
        precision < 0 ? exponential(shortest(size, bits)) : exponentialTo(size, precision),
      );
    default:
      return upperIf(format === 'G', precision < 0 ? general(shortest(size, bits)) : generalTo(size, precision || 1));
  }
}

function upperIf(upper: boolean, text: string): string {
  return upper ? text.toUpperCase() : text;
}

function shortest(size: number, bits: 32 | 64): Decimal {
  if (bits === 32) return shortestFloat32(size);
  if (size < 1e21 && Number.isInteger(size)) return decimalFromInteger(String(size));
  return decimalFromExponential(size.toExponential());
}

function shortestFixed(size: number, bits: 32 | 64): string {
  if (bits === 64 && size < 1e21 && size >= 1e-6) return String(size);
  return plain(shortest(size, bits));
}

function fixed(size: number, precision: number): string {
  if (size < 1e21 && precision <= 100) return toFixedHalfEven(size, precision);
  const exact = exactDecimal(size);
  return plainTo(roundDecimal(exact, exact.point + precision), precision);
}

function exponentialTo(size: number, precision: number): string {
  if (precision <= 100) return padExponent(toExponentialHalfEven(size, precision));
  const { digits, point } = roundDecimal(exactDecimal(size), precision + 1);
  const more = digits.slice(1).padEnd(precision, '0');
  return padExponent(`${digits.slice(0, 1) || '0'}.${more}e${exponentOf(digits, point)}`);
}

function general(decimal: Decimal): string {
  const exponent = decimal.point - 1;
  return exponent < -4 || exponent >= 6 ? exponential(decimal) : plain(decimal);
}

/** Go: ftoa.go, formatDigits: a number that all its digits make an integer counts only those digits. */
function generalTo(size: number, precision: number): string {
  const decimal = roundedDigits(size, precision);
  const count = decimal.digits.length;
  const limit = precision > count && count >= decimal.point ? count : precision;
  const exponent = decimal.point - 1;
  return exponent < -4 || exponent >= limit ? exponential(decimal) : plain(decimal);
}

/** d.ddde±dd with just the digits there are. */
function exponential({ digits, point }: Decimal): string {
  if (digits === '') return '0e+00';
  const mantissa = digits.length === 1 ? digits : `${digits.slice(0, 1)}.${digits.slice(1)}`;
  return padExponent(`${mantissa}e${exponentOf(digits, point)}`);
}

function exponentOf(digits: string, point: number): string {
  if (digits === '') return '+0';
  return point > 0 ? `+${point - 1}` : String(point - 1);
}

/** Go writes at least two digits of an exponent, JS as many as it has. */
function padExponent(text: string): string {
  const mark = text.indexOf('e');
  return text.length - mark > 3 ? text : `${text.slice(0, mark + 2)}0${text.slice(mark + 2)}`;
}

/** ddd.ddd with just the digits there are. */
function plain({ digits, point }: Decimal): string {
  if (digits === '') return '0';
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits.padEnd(point, '0');
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function plainTo(decimal: Decimal, precision: number): string {
  const text = plain(decimal);
  if (precision === 0) return text;
  const dot = text.indexOf('.');
  if (dot < 0) return `${text}.${'0'.repeat(precision)}`;
  return text.padEnd(dot + 1 + precision, '0');
}
