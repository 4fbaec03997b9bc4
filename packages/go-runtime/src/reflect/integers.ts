import type { GoType } from './go-type.ts';
import { GoInt } from './go-value.ts';
import { INT, INT64, UINT8 } from './types.ts';

const smallInts = Array.from({ length: 256 }, (_, value) => new GoInt(INT, BigInt(value)));

/** A Go int from a JS integer or bigint, wrapped to 64 bits. */
export function int(value: number | bigint): GoInt {
  if (typeof value === 'number' && value >= 0 && value < 256) return smallInts[value]!;
  return new GoInt(INT, BigInt.asIntN(64, BigInt(value)));
}

/** A Go int64, wrapped to 64 bits. */
export function int64(value: number | bigint): GoInt {
  return new GoInt(INT64, BigInt.asIntN(64, BigInt(value)));
}

export function uint8(value: number): GoInt {
  return new GoInt(UINT8, BigInt(value & 0xff));
}

/** Converts a float64 to int64 as amd64 does: toward zero, and the minimum for everything out of range and NaN. */
export function floatToInt64(value: number): bigint {
  if (!(value >= -(2 ** 63) && value < 2 ** 63)) return -9223372036854775808n;
  return BigInt(Math.trunc(value));
}

/** The number of bits of an integer kind, and whether it is signed. */
export function integerShape(type: GoType): { readonly bits: number; readonly signed: boolean } | undefined {
  switch (type.kind) {
    case 'int':
    case 'int64':
      return { bits: 64, signed: true };
    case 'int8':
    case 'int16':
    case 'int32':
      return { bits: Number(type.kind.slice(3)), signed: true };
    case 'uint':
    case 'uint64':
      return { bits: 64, signed: false };
    case 'uint8':
    case 'uint16':
    case 'uint32':
      return { bits: Number(type.kind.slice(4)), signed: false };
    default:
      return undefined;
  }
}
