const view = new DataView(new ArrayBuffer(8));

/** A finite, non-negative float64 as `mantissa` times 2 to the `exponent`; the mantissa has 53 bits unless subnormal. */
export function decodeFloat(size: number): { readonly mantissa: bigint; readonly exponent: number } {
  view.setFloat64(0, size);
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n) & 0x7ff;
  const fraction = bits & 0xfffffffffffffn;
  if (biased === 0) return { mantissa: fraction, exponent: -1074 };
  return { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

/** The same for a value that is a float32: 24 bits unless subnormal. */
export function decodeFloat32(size: number): { readonly mantissa: bigint; readonly exponent: number } {
  view.setFloat32(0, size);
  const bits = view.getUint32(0);
  const biased = (bits >>> 23) & 0xff;
  const fraction = bits & 0x7fffff;
  if (biased === 0) return { mantissa: BigInt(fraction), exponent: -149 };
  return { mantissa: BigInt(fraction | 0x800000), exponent: biased - 150 };
}
