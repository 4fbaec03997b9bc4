import { quoteRune, quoteRuneToAscii } from '../strconv/index.ts';
import { isPrint } from '../strings/character-class.ts';
import type { DirectiveFlags } from './directive-flags.ts';
import { pad, padWithSpaces } from './pad.ts';

/** An integer by an integer verb; undefined for a verb that integers do not have. Go: print.go, fmtInteger. */
export function formatInteger(
  value: bigint,
  { verb, flags, signed }: { readonly verb: string; readonly flags: DirectiveFlags; readonly signed: boolean },
): string | undefined {
  switch (verb) {
    case 'v':
      return flags.sharpV && !signed ? formatHexNumber(value, flags) : formatBase(value, 10, { verb, flags });
    case 'd':
      return formatBase(value, 10, { verb, flags });
    case 'b':
      return formatBase(value, 2, { verb, flags });
    case 'o':
    case 'O':
      return formatBase(value, 8, { verb, flags });
    case 'x':
    case 'X':
      return formatBase(value, 16, { verb, flags });
    case 'c':
      return pad(String.fromCodePoint(runeOf(value)), flags);
    case 'q':
      return pad(flags.plus ? quoteRuneToAscii(runeOf(value)) : quoteRune(runeOf(value)), flags);
    case 'U':
      return formatUnicode(BigInt.asUintN(64, value), flags);
    default:
      return undefined;
  }
}

/** 0x and lower case digits, whatever the `#` flag says. */
export function formatHexNumber(value: bigint, flags: DirectiveFlags): string {
  return formatBase(value, 16, { verb: 'v', flags: { ...flags, sharp: true } });
}

function formatBase(
  value: bigint,
  base: 2 | 8 | 10 | 16,
  { verb, flags }: { readonly verb: string; readonly flags: DirectiveFlags },
): string {
  if (flags.hasPrecision && flags.precision === 0 && value === 0n) return padWithSpaces('', flags);
  const negative = value < 0n;
  const sign = negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  const digits = (negative ? -value : value).toString(base);
  const filled = digits.padStart(leastDigits(flags, sign), '0');
  const text = prefixFor(filled, base, { verb, flags }) + (verb === 'X' ? filled.toUpperCase() : filled);
  return padWithSpaces(sign + text, flags);
}

/** `%.3d` and `%03d` both ask for leading zeros; the precision wins. */
function leastDigits(flags: DirectiveFlags, sign: string): number {
  if (flags.hasPrecision) return flags.precision;
  return flags.zero && !flags.minus && flags.hasWidth ? flags.width - sign.length : 0;
}

function prefixFor(
  digits: string,
  base: 2 | 8 | 10 | 16,
  { verb, flags }: { readonly verb: string; readonly flags: DirectiveFlags },
): string {
  const octal = verb === 'O' ? '0o' : '';
  if (!flags.sharp) return octal;
  if (base === 2) return '0b';
  if (base === 8) return digits.startsWith('0') ? octal : `${octal}0`;
  return base === 16 ? (verb === 'X' ? '0X' : '0x') : '';
}

function runeOf(value: bigint): number {
  const valid = value >= 0n && value <= 0x10ffffn && !(value >= 0xd800n && value <= 0xdfffn);
  return valid ? Number(value) : 0xfffd;
}

/** `U+0078`, with the `#` flag `U+0078 'x'`. */
function formatUnicode(value: bigint, flags: DirectiveFlags): string {
  const least = flags.hasPrecision && flags.precision > 4 ? flags.precision : 4;
  const code = `U+${value.toString(16).toUpperCase().padStart(least, '0')}`;
  const shown = flags.sharp && value <= 0x10ffffn && isPrint(Number(value));
  return padWithSpaces(shown ? `${code} '${String.fromCodePoint(Number(value))}'` : code, flags);
}
