import { floatToInt64, GoInt, type GoValue, INT, int } from '@metachart/go-runtime/reflect';
import { floatIfValid, integerIfValid } from '@metachart/go-runtime/strconv';

/**
 * spf13/cast v1.7.0, as sprig's numbers use it (rule N6): ToInt64, ToInt and ToFloat64 never fail, what cannot be read is 0.
 * Named integer types count as 0 too, except time.Month and time.Weekday.
 */
export function toInt64(value: GoValue): bigint {
  if (typeof value === 'number') return floatToInt64(value);
  if (value instanceof GoInt) return castInteger(value);
  if (typeof value === 'string') return parseLenientInteger(value);
  return value === true ? 1n : 0n;
}

/** cast.ToInt: as toInt64, with the Go type int. */
export function toInt(value: GoValue): GoInt {
  if (typeof value === 'number' && value > -0x80000000 && value < 0x80000000) return int(Math.trunc(value));
  if (value instanceof GoInt && value.goType === INT) return value;
  return int(toInt64(value));
}

/** cast.ToFloat64. */
export function toFloat64(value: GoValue): number {
  if (typeof value === 'number') return value;
  if (value instanceof GoInt) return isCastable(value) ? Number(value.value) : 0;
  if (typeof value === 'string') return parseLenientFloat(value);
  return value === true ? 1 : 0;
}

function castInteger(value: GoInt): bigint {
  if (value.goType === INT) return value.value;
  return isCastable(value) ? BigInt.asIntN(64, value.value) : 0n;
}

function isCastable(value: GoInt): boolean {
  const { name, kind } = value.goType;
  return name === kind || name === 'time.Month' || name === 'time.Weekday';
}

const plainInteger = /^-?[1-9][0-9]{0,14}$/;
const plainFloat = /^-?[0-9]{1,15}(?:\.[0-9]{1,9})?$/;

/** strconv.ParseInt with base 0, after a trailing `.000` is cut off. */
function parseLenientInteger(text: string): bigint {
  if (plainInteger.test(text)) return BigInt(text);
  return integerIfValid(text.replace(/\.0+$/, ''), 0, 64) ?? 0n;
}

function parseLenientFloat(text: string): number {
  return plainFloat.test(text) ? Number(text) : (floatIfValid(text, 64) ?? 0);
}
