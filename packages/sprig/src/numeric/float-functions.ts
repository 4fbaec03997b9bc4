/** Go's math.Max: +Inf wins even over NaN, which ECMAScript's does not let it. */
export function largestFloat(left: number, right: number): number {
  return left === Infinity || right === Infinity ? Infinity : Math.max(left, right);
}

/** Go's math.Min: -Inf wins even over NaN. */
export function smallestFloat(left: number, right: number): number {
  return left === -Infinity || right === -Infinity ? -Infinity : Math.min(left, right);
}

export interface RoundOptions {
  readonly places: number;
  /** From which fraction on to round up. */
  readonly roundOn: number;
}

/** sprig's round (rule N8): up if the fraction, which has the sign of the number, reaches `roundOn`, else down. */
export function roundPlaces(value: number, { places, roundOn }: RoundOptions): number {
  const power = powerOfTen(places);
  const digit = power * value;
  const fraction = digit - Math.trunc(digit);
  return (fraction >= roundOn ? Math.ceil(digit) : Math.floor(digit)) / power;
}

/**
 * Go's math.Pow(10, exponent) for whole exponents. Its repeated squaring of the fraction rounds differently from
 * ECMAScript's power for large exponents, and the result of `round` shows it.
 */
function powerOfTen(exponent: number): number {
  if (exponent >= 0 && exponent <= 22) return 10 ** exponent;
  if (Math.abs(exponent) >= 400) return exponent > 0 ? Infinity : 0;
  let fraction = 1;
  let binaryExponent = 0;
  let square = 0.625;
  let squareExponent = 4;
  for (let bits = Math.abs(exponent); bits !== 0; bits >>= 1) {
    if (bits & 1) {
      fraction *= square;
      binaryExponent += squareExponent;
    }
    square *= square;
    squareExponent *= 2;
    if (square < 0.5) {
      square += square;
      squareExponent -= 1;
    }
  }
  return exponent < 0 ? scaleByPowerOfTwo(1 / fraction, -binaryExponent) : scaleByPowerOfTwo(fraction, binaryExponent);
}

/** Go's math.Ldexp. Two steps, since neither factor alone may leave the range of a float64. */
function scaleByPowerOfTwo(fraction: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return fraction * 2 ** half * 2 ** (exponent - half);
}
