import { GoError } from '@metachart/go-runtime/reflect';
import { runeAt, runeWidth } from './character.ts';

const simpleEscapes: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
  ['\\', 0x5c],
  ["'", 0x27],
]);

const numericEscape = /^(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3})/;

/** The value of a character constant such as `'a'` or `'\n'`. Throws GoError with the text of Go's UnquoteChar. */
export function parseCharConstant(text: string): number {
  const first = runeAt(text, 1);
  if (first !== 0x5c) {
    if (first === 0x27) throw new GoError('invalid syntax');
    expectEnd(text, 1 + runeWidth(text, 1));
    return first;
  }
  const simple = simpleEscapes.get(text[2]!);
  if (simple !== undefined) {
    expectEnd(text, 3);
    return simple;
  }
  const digits = numericEscape.exec(text.slice(2))?.[0];
  if (digits === undefined) throw new GoError('invalid syntax');
  const isOctal = digits.charCodeAt(0) < 0x38;
  const value = isOctal ? Number.parseInt(digits, 8) : Number.parseInt(digits.slice(1), 16);
  if (!isOctal && digits[0] !== 'x' ? !isValidRune(value) : value > 0xff) throw new GoError('invalid syntax');
  expectEnd(text, 2 + digits.length);
  return value;
}

function expectEnd(text: string, at: number): void {
  if (at !== text.length - 1) throw new GoError(`malformed character constant: ${text}`);
}

function isValidRune(code: number): boolean {
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
