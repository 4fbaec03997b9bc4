import { isAlphanumeric, type ReadRune, readRune, syntaxError } from './parse-text.ts';
import { MAX_RUNE } from './rune-set.ts';

/**
 * Reads an escape that stands for one rune: `\n`, `\x41`, `\x{1F600}`, `\012`, `\.`. The offset is that of the backslash.
 * Throws GoError `trailing backslash at end of expression` or `invalid escape sequence`.
 */
export function parseEscape(text: string, start: number): ReadRune {
  if (start + 1 >= text.length) throw syntaxError('trailing backslash at end of expression', '');
  const { rune, end } = readRune(text, start + 1);
  if (rune < 0x80 && !isAlphanumeric(rune)) return { rune, end };
  const letter = text[start + 1]!;
  const control = CONTROLS.get(letter);
  if (control !== undefined) return { rune: control, end };
  if (letter === 'x') return parseHexEscape(text, start);
  if (letter === '0' || (isOctal(letter) && isOctal(text[end]))) return parseOctalEscape(text, start);
  throw invalidEscape(text, start, end);
}

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);

function invalidEscape(text: string, start: number, end: number): Error {
  return syntaxError('invalid escape sequence', text.slice(start, end));
}

function isOctal(letter: string | undefined): boolean {
  return letter !== undefined && letter >= '0' && letter <= '7';
}

function parseOctalEscape(text: string, start: number): ReadRune {
  let end = start + 2;
  while (end < start + 4 && isOctal(text[end])) end++;
  return { rune: Number.parseInt(text.slice(start + 1, end), 8), end };
}

function parseHexEscape(text: string, start: number): ReadRune {
  let at = start + 2;
  if (at >= text.length) throw invalidEscape(text, start, at);
  if (text[at] === '{') return parseBracedHex(text, start);
  let value = 0;
  let valid = true;
  for (let digits = 0; digits < 2; digits++) {
    const { rune, end } = readRune(text, at);
    valid &&= hexValue(rune) >= 0;
    value = value * 16 + hexValue(rune);
    at = end;
  }
  if (!valid) throw invalidEscape(text, start, at);
  return { rune: value, end: at };
}

function parseBracedHex(text: string, start: number): ReadRune {
  let value = 0;
  for (let at = start + 3; at < text.length; ) {
    const { rune, end } = readRune(text, at);
    at = end;
    if (rune === 0x7d && at > start + 4) return { rune: value, end: at };
    value = value * 16 + hexValue(rune);
    if (hexValue(rune) < 0 || value > MAX_RUNE) throw invalidEscape(text, start, at);
  }
  throw invalidEscape(text, start, text.length);
}

/** -1 for what is no hexadecimal digit. */
function hexValue(rune: number): number {
  if (rune >= 0x30 && rune <= 0x39) return rune - 0x30;
  const lower = rune | 0x20;
  return rune < 0x80 && lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
