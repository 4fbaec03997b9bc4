/**
 * `digits` (hexadecimal) times 2 to the `exponent`, rounded half to even to a float32 or float64; infinite when too large.
 * Digits past the sixteenth significant one only tell whether the rest is zero.
 */
export function roundHexFloat(digits: string, exponent: number, bits: 32 | 64): number {
  const significant = digits.replace(/^0+/, '');
  if (significant === '') return 0;
  const head = significant.slice(0, 16);
  const tail = significant.slice(16);
  const sticky = /[^0]/.test(tail) ? 1n : 0n;
  // One more bit below the digits holds whether anything follows.
  const mantissa = (BigInt(`0x${head}`) << 1n) | sticky;
  return roundBinary(mantissa, exponent + 4 * tail.length - 1, bits);
}

function roundBinary(mantissa: bigint, exponent: number, bits: 32 | 64): number {
  const precision = bits === 32 ? 24 : 53;
  const lowest = bits === 32 ? -149 : -1074;
  const drop = Math.max(mantissa.toString(2).length - precision, lowest - exponent);
  if (drop <= 0) return scale(Number(mantissa), exponent, bits);
  if (drop > 70) return 0;
  const unit = 1n << BigInt(drop);
  const half = unit >> 1n;
  const rest = mantissa & (unit - 1n);
  let kept = mantissa >> BigInt(drop);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  return scale(Number(kept), exponent + drop, bits);
}

/** Exact: the mantissa has no more bits than the format, and the exponent is not below its lowest. */
function scale(mantissa: number, exponent: number, bits: 32 | 64): number {
  if (exponent > 1023) return Infinity;
  // 2 ** -1074 is the smallest there is, so two steps where one factor alone would be too small.
  const value = exponent < -1000 ? mantissa * 2 ** -1000 * 2 ** (exponent + 1000) : mantissa * 2 ** exponent;
  return bits === 32 && value >= 2 ** 128 ? Infinity : value;
}
