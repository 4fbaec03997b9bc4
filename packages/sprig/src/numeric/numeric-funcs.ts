import {
  ANY,
  defineFunc,
  defineVariadic,
  FLOAT64,
  GoError,
  type GoFunc,
  type GoValue,
  INT,
  INT64,
  int64,
} from '@metachart/go-runtime/reflect';
import { toFloat64, toInt64 } from '../values/cast.ts';
import { addDecimals, divideDecimals, multiplyDecimals, reduceDecimals, subtractDecimals } from './decimal.ts';
import { largestFloat, roundPlaces, smallestFloat } from './float-functions.ts';

const oneAny = { params: [ANY], result: INT64 } as const;
const twoAny = { params: [ANY, ANY], result: INT64 } as const;
const manyInt64 = { params: [ANY], rest: ANY, result: INT64 } as const;
const manyFloat64 = { params: [ANY], rest: ANY, result: FLOAT64 } as const;
const toFloat = { params: [ANY], result: FLOAT64 } as const;

/** Sprig's arithmetic: int64 for the plain names, exact decimals for those that end in f (rules N6 to N8). */
export const numericFuncs: readonly GoFunc[] = [
  defineFunc('add1', oneAny, (value) => int64(toInt64(value) + 1n)),
  defineVariadic('add', { params: [], rest: ANY, result: INT64 }, (...values) => int64(sum(values))),
  defineFunc('sub', twoAny, (left, right) => int64(toInt64(left) - toInt64(right))),
  defineFunc('div', twoAny, (left, right) => int64(toInt64(left) / requireDivisor(right))),
  defineFunc('mod', twoAny, (left, right) => int64(toInt64(left) % requireDivisor(right))),
  defineVariadic('mul', manyInt64, (first, ...rest) => int64(product(first, rest))),
  defineVariadic('biggest', manyInt64, largest),
  defineVariadic('max', manyInt64, largest),
  defineVariadic('min', manyInt64, smallest),
  defineVariadic('maxf', manyFloat64, (first, ...rest) => rest.map(toFloat64).reduce(largestFloat, toFloat64(first))),
  defineVariadic('minf', manyFloat64, (first, ...rest) => rest.map(toFloat64).reduce(smallestFloat, toFloat64(first))),
  defineFunc('add1f', toFloat, (value) => reduceDecimals(value, [1], addDecimals)),
  defineVariadic('addf', { params: [], rest: ANY, result: FLOAT64 }, (...values) =>
    reduceDecimals(0, values, addDecimals),
  ),
  defineVariadic('subf', manyFloat64, (first, ...rest) => reduceDecimals(first, rest, subtractDecimals)),
  defineVariadic('divf', manyFloat64, (first, ...rest) => reduceDecimals(first, rest, divideDecimals)),
  defineVariadic('mulf', manyFloat64, (first, ...rest) => reduceDecimals(first, rest, multiplyDecimals)),
  defineFunc('floor', toFloat, (value) => Math.floor(toFloat64(value))),
  defineFunc('ceil', toFloat, (value) => Math.ceil(toFloat64(value))),
  defineVariadic('round', { params: [ANY, INT], rest: FLOAT64, result: FLOAT64 }, (value, places, roundOn = 0.5) =>
    roundPlaces(toFloat64(value), { places: Number(places.value), roundOn }),
  ),
];

function sum(values: readonly GoValue[]): bigint {
  let total = 0n;
  for (const value of values) total += toInt64(value);
  return total;
}

function product(first: GoValue, rest: readonly GoValue[]): bigint {
  let total = toInt64(first);
  for (const value of rest) total = BigInt.asIntN(64, total * toInt64(value));
  return total;
}

function requireDivisor(value: GoValue): bigint {
  const divisor = toInt64(value);
  if (divisor === 0n) throw new GoError('runtime error: integer divide by zero');
  return divisor;
}

function largest(first: GoValue, ...rest: GoValue[]): GoValue {
  let found = toInt64(first);
  for (const value of rest) {
    const candidate = toInt64(value);
    if (candidate > found) found = candidate;
  }
  return int64(found);
}

function smallest(first: GoValue, ...rest: GoValue[]): GoValue {
  let found = toInt64(first);
  for (const value of rest) {
    const candidate = toInt64(value);
    if (candidate < found) found = candidate;
  }
  return int64(found);
}
