import { bytesOf } from '../bytes/index.ts';

/** How package time quotes texts in its errors: every byte that is not ASCII, and every control but DEL, as \xNN. */
export function quoteTimeText(text: string): string {
  return quoteBytewise(plain.test(text) ? text : Buffer.from(bytesOf(text)).toString('latin1'));
}

/** quoteTimeText of a text that holds one character for each byte. */
export function quoteBytewise(text: string): string {
  return plain.test(text) ? `"${text}"` : `"${text.replace(special, escapeByte)}"`;
}

const plain = /^[\x20\x21\x23-\x5b\x5d-\x7f]*$/;
const special = /[^\x20\x21\x23-\x5b\x5d-\x7f]/g;

function escapeByte(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
