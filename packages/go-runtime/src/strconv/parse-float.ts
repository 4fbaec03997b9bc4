import { roundHexFloat } from './hex-float.ts';
import { NumError } from './num-error.ts';
import { roundToFloat32 } from './round-to-float32.ts';
import { underscoresSeparateDigits } from './underscores.ts';

/**
 * Go's strconv.ParseFloat: decimal and hexadecimal floats, inf, infinity and nan in any case, underscores between
 * digits. Throws NumError, whose value is an infinity when out of range.
 */
export function parseFloatText(text: string, bits: 32 | 64): number {
  const value = floatIfSyntax(text, bits);
  if (value === undefined) throw new NumError('ParseFloat', { text, reason: 'invalid syntax', value: 0 });
  if (Math.abs(value) === Infinity && !special.test(text)) {
    throw new NumError('ParseFloat', { text, reason: 'value out of range', value });
  }
  return value;
}

/** parseFloatText for callers to whom a failure is an ordinary answer: undefined instead of an error. */
export function floatIfValid(text: string, bits: 32 | 64): number | undefined {
  const value = floatIfSyntax(text, bits);
  return value !== undefined && Math.abs(value) === Infinity && !special.test(text) ? undefined : value;
}

const special = /^(?:[+-]?inf(?:inity)?|nan)$/i;
const hexFloat = /^([+-]?)0[xX]([0-9a-fA-F_]*)(?:\.([0-9a-fA-F_]*))?[pP]([+-]?[0-9][0-9_]*)$/;

/** The rounded value, infinite when too large; undefined where the syntax is not Go's. */
function floatIfSyntax(text: string, bits: 32 | 64): number | undefined {
  const shape = decimalShape(text);
  if (shape === 'decimal') return decimalValue(text, bits);
  if (shape === 'underscores') {
    return underscoresSeparateDigits(text) ? decimalValue(text.replaceAll('_', ''), bits) : undefined;
  }
  const last = text.charCodeAt(text.length - 1) | 0x20;
  if (last === 0x66 || last === 0x79 || last === 0x6e) {
    if (special.test(text)) return last === 0x6e ? Number.NaN : text.startsWith('-') ? -Infinity : Infinity;
  }
  return hexValue(text, bits);
}

/** What a text is by Go's grammar of decimal floats, all of which JS reads alike once underscores are out. */
function decimalShape(text: string): 'decimal' | 'underscores' | 'other' {
  let at = 0;
  const first = text.charCodeAt(0);
  if (first === 0x2b || first === 0x2d) at = 1;
  let digits = false;
  let dot = false;
  let underscores = false;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) digits = true;
    else if (unit === 0x5f) underscores = true;
    else if (unit === 0x2e && !dot) dot = true;
    else break;
  }
  if (!digits) return 'other';
  if (at < text.length) {
    if ((text.charCodeAt(at) | 0x20) !== 0x65) return 'other';
    at++;
    const sign = text.charCodeAt(at);
    if (sign === 0x2b || sign === 0x2d) at++;
    const start = text.charCodeAt(at);
    if (!(start >= 0x30 && start <= 0x39)) return 'other';
    for (at++; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x5f) underscores = true;
      else if (!(unit >= 0x30 && unit <= 0x39)) return 'other';
    }
  }
  return underscores ? 'underscores' : 'decimal';
}

function decimalValue(text: string, bits: 32 | 64): number {
  const clipped = text.length > 9000 ? clipExponent(text) : text;
  const value = Number(clipped);
  return bits === 32 ? roundToFloat32(value, clipped) : value;
}

/** Go reads an exponent no further than its fifth significant digit, which shows where there are as many zeros to undo it. */
function clipExponent(text: string): string {
  const match = /^([^eE]*[eE][+-]?)0*([0-9]+)$/.exec(text);
  return match === null ? text : match[1]! + match[2]!.slice(0, 5);
}

function hexValue(text: string, bits: 32 | 64): number | undefined {
  const match = hexFloat.exec(text);
  if (match === null) return undefined;
  const [, sign, whole, fraction = '', exponent] = match;
  if (text.includes('_') && !underscoresSeparateDigits(text)) return undefined;
  const integerDigits = whole!.replaceAll('_', '');
  const fractionDigits = fraction.replaceAll('_', '');
  if (integerDigits === '' && fractionDigits === '') return undefined;
  const written = exponent!.replaceAll('_', '').replace(/^([+-]?)0+(?=[0-9])/, '$1');
  const power = Number(written.slice(0, /^[+-]/.test(written) ? 6 : 5));
  const value = roundHexFloat(integerDigits + fractionDigits, power - 4 * fractionDigits.length, bits);
  return sign === '-' ? -value : value;
}
