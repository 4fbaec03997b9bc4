import { GoError, type GoValue } from '@metachart/go-runtime/reflect';
import { toFloat64 } from '../values/cast.ts';

/** shopspring/decimal: `coefficient * 10^exponent`, exact. */
interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

type DecimalOperation = (left: Decimal, right: Decimal) => Decimal;

/**
 * sprig's execDecimalOp (rule N7): every operand as the shortest decimal of its float64, then the operation from left to
 * right, then the nearest float64. NaN and infinities throw shopspring's panic.
 */
export function reduceDecimals(first: GoValue, rest: readonly GoValue[], operation: DecimalOperation): number {
  let result = decimalOf(toFloat64(first));
  for (const value of rest) result = operation(result, decimalOf(toFloat64(value)));
  return toNumber(result);
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const exponent = Math.min(left.exponent, right.exponent);
  return { coefficient: rescale(left, exponent) + rescale(right, exponent), exponent };
}

export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  return addDecimals(left, { coefficient: -right.coefficient, exponent: right.exponent });
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return { coefficient: left.coefficient * right.coefficient, exponent: left.exponent + right.exponent };
}

/** Digits after the point that a quotient is rounded to (decimal.DivisionPrecision). */
const divisionPrecision = 16;

/** shopspring's DivRound: to 16 places, halves away from zero. */
export function divideDecimals(left: Decimal, right: Decimal): Decimal {
  if (right.coefficient === 0n) throw new GoError('decimal division by 0');
  const shift = left.exponent - right.exponent + divisionPrecision;
  const dividend = shift < 0 ? left.coefficient : left.coefficient * powerOfTen(shift);
  const divisor = shift < 0 ? right.coefficient * powerOfTen(-shift) : right.coefficient;
  const quotient = dividend / divisor;
  const remainder = dividend % divisor;
  const roundsAway = magnitude(remainder) * 2n >= magnitude(divisor);
  const away = dividend < 0n === divisor < 0n ? 1n : -1n;
  return { coefficient: roundsAway ? quotient + away : quotient, exponent: -divisionPrecision };
}

const scientific = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/;

function decimalOf(value: number): Decimal {
  if (Number.isSafeInteger(value)) return { coefficient: BigInt(value), exponent: 0 };
  const [, sign, lead, fraction = '', exponent] = scientific.exec(value.toExponential()) ?? [];
  if (lead === undefined) throw new GoError(`Cannot create a Decimal from ${goName(value)}`);
  return { coefficient: BigInt(sign + lead + fraction), exponent: Number(exponent) - fraction.length };
}

function goName(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}

function rescale(decimal: Decimal, exponent: number): bigint {
  return decimal.coefficient * powerOfTen(decimal.exponent - exponent);
}

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** Parsing decimal digits rounds to the nearest float64, as big.Rat's Float64 does. */
function toNumber({ coefficient, exponent }: Decimal): number {
  return Number(`${coefficient}e${exponent}`);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
