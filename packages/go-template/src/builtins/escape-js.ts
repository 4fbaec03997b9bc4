import { isPrint } from '@metachart/go-runtime/strings';

const special = /[\\'"<>&=\x00-\x1f]|[^\x00-\x7f]/gu;

/** Go's template.JSEscapeString: for text inside a JavaScript string. */
export function escapeJs(text: string): string {
  return text.replace(special, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character === '\\' || character === "'" || character === '"') return `\\${character}`;
  const code = character.codePointAt(0)!;
  if (code < 0x80) return unicodeEscape(code);
  // An invalid byte is printed as it is: U+FFFD, as which Go reads it, is printable.
  if (code >= 0xdc80 && code <= 0xdcff) return character;
  return isPrint(code) ? character : unicodeEscape(code);
}

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
