import { type Decimal, decimalFromExponential, withoutTrailingZeros } from './decimal.ts';
import { decodeFloat32 } from './decode-float.ts';

/** The fewest digits that only this float32 is nearest to, and of those the nearest; for finite sizes. */
export function shortestFloat32(size: number): Decimal {
  if (size === 0) return { digits: '', point: 0 };
  // Below 2^24 float32 are no further than 1 apart, so an integer needs all its digits.
  if (size < 0x1000000 && Number.isInteger(size)) return decimalFromExponential(size.toExponential());
  return searchShortest(size);
}

/**
 * Everything is counted in quarters of the last bit, scaled so that both the number and powers of ten are integers. The
 * number ends where the interval to its neighbours does; both ends belong to it when its mantissa is even. Go: ftoadbox.go,
 * dboxFtoa32, which for powers of two rounds ties up rather than to even (2^-12 is 2.4414063e-04).
 */
function searchShortest(size: number): Decimal {
  const { mantissa, exponent } = decodeFloat32(size);
  const even = (mantissa & 1n) === 0n;
  const atPowerOfTwo = mantissa === 0x800000n && exponent > -149;
  const binary = exponent - 2;
  const shift = BigInt(Math.max(binary, 0));
  const middle = (mantissa * 4n) << shift;
  const low = middle - ((atPowerOfTwo ? 1n : 2n) << shift);
  const high = middle + (2n << shift);
  const denominator = 1n << BigInt(Math.max(-binary, 0));
  const leading = Math.floor(Math.log10(size));
  for (let power = leading + 2; ; power--) {
    const unit = power >= 0 ? denominator * 10n ** BigInt(power) : denominator;
    const factor = power >= 0 ? 1n : 10n ** BigInt(-power);
    const scaled = middle * factor;
    const down = scaled / unit;
    const below = down * unit;
    const above = below + unit;
    const downFits = down > 0n && (even ? below >= low * factor : below > low * factor);
    const upFits = even ? above <= high * factor : above < high * factor;
    if (!downFits && !upFits) continue;
    const distance = (scaled - below) * 2n;
    const nearerUp = distance > unit || (distance === unit && (atPowerOfTwo || (down & 1n) === 1n));
    const chosen = upFits && (!downFits || nearerUp) ? down + 1n : down;
    const digits = chosen.toString();
    return { digits: withoutTrailingZeros(digits), point: digits.length + power };
  }
}
