import { isPrint } from '../strings/character-class.ts';

/** Go's strconv.Quote: a double-quoted Go literal; what unicode.IsPrint denies is escaped, invalid bytes as \xNN. */
export function quote(text: string): string {
  return plainAscii.test(text) ? `"${text}"` : `"${escapeText(text, { quote: 0x22, ascii: false })}"`;
}

/** Go's strconv.QuoteToASCII. */
export function quoteToAscii(text: string): string {
  return plainAscii.test(text) ? `"${text}"` : `"${escapeText(text, { quote: 0x22, ascii: true })}"`;
}

/** Go's strconv.QuoteRune: a single-quoted literal; no code point becomes U+FFFD. */
export function quoteRune(code: number): string {
  return `'${escapeRune(validRune(code), { quote: 0x27, ascii: false })}'`;
}

/** Go's strconv.QuoteRuneToASCII. */
export function quoteRuneToAscii(code: number): string {
  return `'${escapeRune(validRune(code), { quote: 0x27, ascii: true })}'`;
}

/** Go's strconv.CanBackquote: valid UTF-8 on one line without backtick, BOM or controls other than tab. */
export function canBackquote(text: string): boolean {
  return !notBackquotable.test(text) && text.isWellFormed();
}

interface EscapeOptions {
  readonly quote: number;
  readonly ascii: boolean;
}

const plainAscii = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;
const notBackquotable = /[\x00-\x08\x0a-\x1f`\x7f\ufeff]/;

function escapeText(text: string, options: EscapeOptions): string {
  let out = '';
  let copied = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i)!;
    const size = code < 0x10000 ? 1 : 2;
    if (!standsForItself(code, options)) {
      out += text.slice(copied, i) + escapeUnit(code, options);
      copied = i + size;
    }
    i += size;
  }
  return out + text.slice(copied);
}

function standsForItself(code: number, { quote: mark, ascii }: EscapeOptions): boolean {
  if (code < 0x80) return code >= 0x20 && code !== 0x7f && code !== mark && code !== 0x5c;
  return !ascii && isPrint(code);
}

function escapeUnit(code: number, options: EscapeOptions): string {
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  return escapeRune(validRune(code), options);
}

function escapeRune(code: number, options: EscapeOptions): string {
  if (standsForItself(code, options)) return String.fromCodePoint(code);
  switch (code) {
    case options.quote:
    case 0x5c:
      return `\\${String.fromCharCode(code)}`;
    case 0x07:
      return '\\a';
    case 0x08:
      return '\\b';
    case 0x0c:
      return '\\f';
    case 0x0a:
      return '\\n';
    case 0x0d:
      return '\\r';
    case 0x09:
      return '\\t';
    case 0x0b:
      return '\\v';
    default:
      return numericEscape(code);
  }
}

function numericEscape(code: number): string {
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

function validRune(code: number): number {
  return code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? code : 0xfffd;
}
