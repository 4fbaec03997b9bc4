import type { GoComplex } from '../reflect/index.ts';
import { type FloatFormat, formatFloat } from '../strconv/index.ts';
import type { DirectiveFlags } from './directive-flags.ts';
import { pad, padWithSpaces } from './pad.ts';

/** A float64 by a float verb; undefined for a verb that floats do not have. Go: print.go, fmtFloat. */
export function formatFloatVerb(value: number, verb: string, flags: DirectiveFlags): string | undefined {
  switch (verb) {
    case 'v':
      return formatSigned(value, { format: 'g', precision: -1, flags });
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      return formatSigned(value, { format: verb, precision: -1, flags });
    case 'f':
    case 'e':
    case 'E':
      return formatSigned(value, { format: verb, precision: 6, flags });
    case 'F':
      return formatSigned(value, { format: 'f', precision: 6, flags });
    default:
      return undefined;
  }
}

/** A complex128 by a float verb; both parts obey the flags, the second always has a sign. */
export function formatComplexVerb(value: GoComplex, verb: string, flags: DirectiveFlags): string | undefined {
  const real = formatFloatVerb(value.real, verb, flags);
  const imaginary = formatFloatVerb(value.imaginary, verb, { ...flags, plus: true });
  return real === undefined || imaginary === undefined ? undefined : `(${real}${imaginary}i)`;
}

interface FloatDirective {
  readonly format: FloatFormat;
  readonly precision: number;
  readonly flags: DirectiveFlags;
}

function formatSigned(value: number, { format, precision: usual, flags }: FloatDirective): string {
  const precision = flags.hasPrecision ? flags.precision : usual;
  const text = formatFloat(value, format, precision, 64);
  const first = text.charCodeAt(0);
  const signed = first === 0x2d || first === 0x2b;
  const sign = first === 0x2d ? '-' : flags.plus ? '+' : flags.space ? ' ' : '+';
  const size = signed ? text.slice(1) : text;
  if (!Number.isFinite(value)) return formatNonFinite(size, { sign, flags });
  const body = flags.sharp && format !== 'b' ? withDecimalPoint(size, format, precision) : size;
  if (sign === '+' && !flags.plus) return pad(body, flags);
  if (flags.zero && !flags.minus && flags.hasWidth && flags.width > body.length + 1) {
    return sign + '0'.repeat(flags.width - body.length - 1) + body;
  }
  return pad(sign + body, flags);
}

/** Infinity keeps its sign, NaN shows one only when asked to, and neither is filled with zeros. */
function formatNonFinite(
  name: string,
  { sign, flags }: { readonly sign: string; readonly flags: DirectiveFlags },
): string {
  const bare = name === 'NaN' ? !flags.space && !flags.plus : false;
  return padWithSpaces(bare ? name : sign + name, flags);
}

/** The `#` flag: always a decimal point, and for %g and %x no trailing zeros removed. Go: format.go, fmtFloat. */
function withDecimalPoint(text: string, format: FloatFormat, precision: number): string {
  const hex = format === 'x' || format === 'X';
  const tailAt = text.search(hex ? /[pP]/ : /[eE]/);
  const number = tailAt < 0 ? text : text.slice(0, tailAt);
  const tail = tailAt < 0 ? '' : text.slice(tailAt);
  const keepsZeros = format === 'g' || format === 'G' || format === 'x';
  let missing = keepsZeros ? (precision < 0 ? 6 : precision) : 0;
  missing -= significantLength(number);
  if (!number.includes('.')) {
    if (number === '0') missing -= 1;
    return `${number}.${'0'.repeat(Math.max(missing, 0))}${tail}`;
  }
  return number + '0'.repeat(Math.max(missing, 0)) + tail;
}

/** Characters but the point from the first that is not zero; the x of 0x counts as one, as it does in Go. */
function significantLength(number: string): number {
  const first = number.search(/[^0.]/);
  if (first < 0) return 0;
  const rest = number.length - first;
  return number.indexOf('.', first) < 0 ? rest : rest - 1;
}
