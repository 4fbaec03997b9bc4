import { decodeFloat, decodeFloat32 } from './decode-float.ts';

/** Go's format 'b' of a finite size: the mantissa in decimal, p, the binary exponent. */
export function formatBinaryFloat(size: number, bits: 32 | 64): string {
  const { mantissa, exponent } = bits === 32 ? decodeFloat32(size) : decodeFloat(size);
  return `${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
}

/** Go's format 'x' of a finite size: 0x1.hexp±dd; a precision of 0 or more rounds half to even to so many digits. */
export function formatHexFloat(
  size: number,
  { precision, bits }: { readonly precision: number; readonly bits: 32 | 64 },
): string {
  if (size === 0) return `0x0${precision > 0 ? `.${'0'.repeat(precision)}` : ''}p+00`;
  const decoded = bits === 32 ? decodeFloat32(size) : decodeFloat(size);
  const width = decoded.mantissa.toString(2).length;
  // The leading bit stands alone before the point, 60 bits after it.
  let mantissa = decoded.mantissa << BigInt(61 - width);
  let exponent = decoded.exponent + width - 1;
  if (precision >= 0 && precision < 15) {
    mantissa = roundBits(mantissa, BigInt(60 - 4 * precision));
    if (mantissa >> 61n === 1n) {
      mantissa >>= 1n;
      exponent += 1;
    }
  }
  const fraction = (mantissa & ((1n << 60n) - 1n)).toString(16).padStart(15, '0');
  const shown = precision < 0 ? fraction.replace(/0+$/, '') : fraction.slice(0, precision).padEnd(precision, '0');
  return `0x1${shown === '' ? '' : `.${shown}`}p${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function roundBits(mantissa: bigint, drop: bigint): bigint {
  const unit = 1n << drop;
  const rest = mantissa & (unit - 1n);
  const kept = mantissa - rest;
  const odd = (mantissa >> drop) & 1n;
  return rest * 2n + odd > unit ? kept + unit : kept;
}
