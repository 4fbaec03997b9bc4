import { isDigit, isLetter, isPrint } from '@metachart/go-runtime/strings';

/** The code point at an offset as Go decodes it: an invalid byte (a lone surrogate) is U+FFFD, the end is -1. */
export function runeAt(text: string, pos: number): number {
  const code = text.codePointAt(pos);
  if (code === undefined) return -1;
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
}

/** Units that the rune at an offset takes in the string. */
export function runeWidth(text: string, pos: number): number {
  return text.codePointAt(pos)! > 0xffff ? 2 : 1;
}

/** Space inside an action: ASCII only. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
}

/** What identifiers are made of: letters and digits of every script, and the underscore. */
export function isAlphaNumeric(code: number): boolean {
  if (code < 0x80) {
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || isDecimal(code) || code === 0x5f;
  }
  return isLetter(code) || isDigit(code);
}

export function isDecimal(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A code point as fmt's `%#U` shows it: `U+0023 '#'`. */
export function formatRune(code: number): string {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return isPrint(code) ? `${hex} '${String.fromCodePoint(code)}'` : hex;
}
