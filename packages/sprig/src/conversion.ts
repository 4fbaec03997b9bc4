import { ANY, defineFunc, FLOAT64, type GoFunc, INT, INT64, int, int64, STRING } from '@metachart/go-runtime/reflect';
import { toFloat64, toInt, toInt64 } from './values/cast.ts';
import { printValue, stringValue } from './values/print-value.ts';

/** Sprig's type conversions (rule N6); none of them fails. */
export const conversionFuncs: readonly GoFunc[] = [
  defineFunc('toString', { params: [ANY], result: STRING }, stringValue),
  defineFunc('int', { params: [ANY], result: INT }, toInt),
  defineFunc('int64', { params: [ANY], result: INT64 }, (value) => int64(toInt64(value))),
  defineFunc('float64', { params: [ANY], result: FLOAT64 }, toFloat64),
  defineFunc('atoi', { params: [STRING], result: INT }, (text) => int(parseDecimal(text))),
  defineFunc('toDecimal', { params: [ANY], result: INT64 }, (value) => int64(parseOctal(printValue(value)))),
];

const largest = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);

/**
 * strconv.ParseInt in base 10 (Atoi too) with its error ignored: 0 for what is not a number, and the nearest int64 for a
 * number out of range.
 */
export function parseDecimal(text: string): bigint {
  const value = parseDigits(text, /^[+-]?[0-9]+$/, '');
  if (value === undefined) return 0n;
  return value > largest ? largest : value < smallest ? smallest : value;
}

/** strconv.ParseInt in base 8, 0 on any error. */
function parseOctal(text: string): bigint {
  const value = parseDigits(text, /^[+-]?[0-7]+$/, '0o');
  return value === undefined || value > largest || value < smallest ? 0n : value;
}

/** Longer texts are out of range whatever their digits; reading a million of them would take minutes. */
const longestNumber = 80;

function parseDigits(text: string, syntax: RegExp, prefix: string): bigint | undefined {
  if (!syntax.test(text)) return undefined;
  const negative = text.startsWith('-');
  const digits = text.replace(/^[+-]?0*/, '');
  const value = digits.length > longestNumber ? largest * 2n : BigInt(prefix + (digits || '0'));
  return negative ? -value : value;
}
