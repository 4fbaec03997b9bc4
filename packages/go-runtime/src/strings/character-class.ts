import { type CodePointSet, decodeCodePointSet, hasCodePoint } from './code-point-set.ts';
import { DIGIT, LETTER, LOWER, NUMBER, PRINT, PUNCT, TITLE, UPPER } from './code-point-tables.ts';

/** Go's unicode.IsLetter (Unicode 15.0). */
export const isLetter = classTest(LETTER);
/** Go's unicode.IsDigit: decimal digits of every script. */
export const isDigit = classTest(DIGIT);
/** Go's unicode.IsNumber. */
export const isNumber = classTest(NUMBER);
/** Go's unicode.IsUpper. */
export const isUpper = classTest(UPPER);
/** Go's unicode.IsLower. */
export const isLower = classTest(LOWER);
/** Go's unicode.IsTitle: title case letters such as ǅ. */
export const isTitle = classTest(TITLE);
/** Go's unicode.IsPunct. */
export const isPunct = classTest(PUNCT);
/** Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII space. */
export const isPrint = classTest(PRINT);

function classTest(table: string): (code: number) => boolean {
  let set: CodePointSet | undefined;
  let latin: Uint8Array | undefined;
  return (code) => {
    if (set === undefined || latin === undefined) {
      const decoded = decodeCodePointSet(table);
      set = decoded;
      latin = Uint8Array.from({ length: 0x100 }, (_, low) => Number(hasCodePoint(decoded, low)));
    }
    return code < 0x100 ? latin[code] === 1 : hasCodePoint(set, code);
  };
}
