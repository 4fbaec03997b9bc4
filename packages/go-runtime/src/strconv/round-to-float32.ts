import { decodeFloat } from './decode-float.ts';

/**
 * The float32 nearest to a decimal text, given the float64 nearest to it. Rounding twice errs only where the float64 is
 * just half-way between two float32 while the text is not.
 */
export function roundToFloat32(value: number, text: string): number {
  const rounded = Math.fround(value);
  if (!Number.isFinite(value) || !isHalfway(value)) return rounded;
  const order = compareDecimal(text, value);
  if (order === 0) return rounded;
  const away = order > 0 === value > 0;
  return Math.fround(value * (away ? 1 + Number.EPSILON : 1 - Number.EPSILON));
}

function isHalfway(value: number): boolean {
  const size = Math.abs(value);
  if (size === 0 || size >= 2 ** 128) return false;
  const { exponent } = decodeFloat(size);
  const spacing = 2 ** Math.max(exponent + 52 - 23, -149);
  const steps = size / spacing;
  return steps - Math.floor(steps) === 0.5;
}

/** The order of the number a decimal text means and a float64 near it, by exact arithmetic. */
function compareDecimal(text: string, value: number): number {
  const match = /^([+-]?)([0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]+))?$/.exec(text)!;
  const whole = match[2]!.replace(/^0+/, '') + match[3]!;
  const scale = Number(match[4] ?? 0) - match[3]!.length;
  // Half-way points have far fewer digits: what follows the first 800 only tells that the text is the larger.
  const digits = whole.replace(/^0+/, '').slice(0, 800);
  const dropped = whole.replace(/^0+/, '').length - digits.length;
  const { mantissa, exponent } = decodeFloat(Math.abs(value));
  const power = scale + dropped;
  let left = BigInt(digits);
  let right = mantissa;
  if (power >= 0) left *= 10n ** BigInt(power);
  else right *= 10n ** BigInt(-power);
  if (exponent >= 0) right <<= BigInt(exponent);
  else left <<= BigInt(-exponent);
  const larger = left === right && /[^0]/.test(whole.slice(whole.length - dropped)) && dropped > 0;
  const order = left < right ? -1 : left > right || larger ? 1 : 0;
  return value < 0 ? -order : order;
}
