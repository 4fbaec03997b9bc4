import { bytesOf, isAscii, runesOf } from '@metachart/go-runtime/bytes';
import { isLower, isSpace, isTitle, isUpper, lowerRune, titleRune, upperRune } from '@metachart/go-runtime/strings';

/** goutils.Uncapitalize: the first letter of every word in lower case. Words end at Unicode white space. */
export function untitle(text: string): string {
  let startsWord = true;
  return mapText(text, (code) => {
    const first = startsWord;
    startsWord = isWhiteSpace(code);
    return first && !startsWord ? lowerRune(code) : code;
  });
}

/**
 * goutils.SwapCase: upper and title case become lower case, lower case becomes upper case, or title case where a word
 * starts. Only a letter with case ends the start of a word.
 */
export function swapCase(text: string): string {
  let startsWord = true;
  return mapText(text, (code) => {
    if (isUpper(code) || isTitle(code)) {
      startsWord = false;
      return lowerRune(code);
    }
    if (isLower(code)) {
      const swapped = startsWord ? titleRune(code) : upperRune(code);
      startsWord = false;
      return swapped;
    }
    startsWord = isWhiteSpace(code);
    return code;
  });
}

/** goutils.Initials: the first byte of every word. Bytes are taken for Latin-1 characters, as upstream does (rule P11). */
export function initials(text: string): string {
  let out = '';
  let afterSpace = true;
  for (const byte of bytesOf(text)) {
    const space = isSpace(byte);
    if (afterSpace && !space) out += String.fromCharCode(byte);
    afterSpace = space;
  }
  return out;
}

const asciiSpace = /[\t-\r ]+/g;

/** goutils.DeleteWhiteSpace: without white space. Bytes are taken for Latin-1 characters, as upstream does (rule P11). */
export function deleteSpace(text: string): string {
  if (isAscii(text)) return text.replace(asciiSpace, '');
  const bytes = bytesOf(text);
  if (!bytes.some(isSpace)) return text;
  return Buffer.from(bytes.filter((byte) => !isSpace(byte))).toString('latin1');
}

/** Every rune through a mapping; invalid bytes become U+FFFD, as by Go's []rune conversion. */
function mapText(text: string, mapping: (code: number) => number): string {
  let out = '';
  for (const code of runesOf(text)) out += String.fromCodePoint(mapping(code));
  return out;
}

function isWhiteSpace(code: number): boolean {
  return code < 0x10000 && isSpace(code);
}
