import { isAscii } from '../bytes/index.ts';
import { isSpace } from '../bytes/trim-space.ts';
import { isDigit, isLetter } from './character-class.ts';
import { TO_LOWER, TO_TITLE, TO_UPPER } from './code-point-tables.ts';

/** Go's unicode.ToUpper: one code point for one. */
export const upperRune = caseMapping(TO_UPPER);
/** Go's unicode.ToLower: one code point for one. */
export const lowerRune = caseMapping(TO_LOWER);
/** Go's unicode.ToTitle: one code point for one. */
export const titleRune = caseMapping(TO_TITLE);

/** Go's strings.ToUpper: one code point for one (ß stays ß, rule P15); invalid bytes beside other text become U+FFFD. */
export function toUpper(text: string): string {
  return isAscii(text) ? text.toUpperCase() : mapRunes(text, upperRune);
}

/** Go's strings.ToLower: one code point for one (İ gives i, rule P15); invalid bytes beside other text become U+FFFD. */
export function toLower(text: string): string {
  return isAscii(text) ? text.toLowerCase() : mapRunes(text, lowerRune);
}

/** Go's strings.Title: title case for each letter at the start or after what strings.Title takes for a separator (P15). */
export function title(text: string): string {
  let previous = 0x20;
  return mapRunes(text, (code) => {
    const starts = separatesWords(previous);
    previous = code;
    return starts ? titleRune(code) : code;
  });
}

/** Go's strings.EqualFold: equality under simple case folding. */
export function equalFold(a: string, b: string): boolean {
  if (a === b) return true;
  if (isAscii(a) && isAscii(b)) return a.toLowerCase() === b.toLowerCase();
  return mapRunes(a, foldRune) === mapRunes(b, foldRune);
}

/** A code point that stands for all that fold to each other. The two Turkish letters fold to themselves alone. */
function foldRune(code: number): number {
  return code === 0x130 || code === 0x131 ? code : lowerRune(upperRune(code));
}

/** Go: strings.go, isSeparator. */
function separatesWords(code: number): boolean {
  if (code < 0x80) {
    const letterOrDigit = (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
    return !letterOrDigit && code !== 0x5f;
  }
  return !isLetter(code) && !isDigit(code) && code < 0x10000 && isSpace(code);
}

/** Go's strings.Map for mappings that drop nothing: invalid bytes are seen, and written, as U+FFFD. */
function mapRunes(text: string, mapping: (code: number) => number): string {
  const valid = text.toWellFormed();
  let out = '';
  let copied = 0;
  for (let i = 0; i < valid.length; ) {
    const code = valid.codePointAt(i)!;
    const size = code < 0x10000 ? 1 : 2;
    const mapped = mapping(code);
    if (mapped !== code) {
      out += valid.slice(copied, i) + String.fromCodePoint(mapped);
      copied = i + size;
    }
    i += size;
  }
  return copied === 0 ? valid : out + valid.slice(copied);
}

function caseMapping(table: string): (code: number) => number {
  let mapping: ReadonlyMap<number, number> | undefined;
  return (code) => {
    mapping ??= decodeCaseMapping(table);
    return mapping.get(code) ?? code;
  };
}

function decodeCaseMapping(table: string): ReadonlyMap<number, number> {
  const mapping = new Map<number, number>();
  let start = 0;
  for (const run of table.trim().split(/\s+/)) {
    const [gap, more, delta] = run.split(',');
    start += Number.parseInt(gap!, 36);
    const step = more!.endsWith('*') ? 2 : 1;
    const last = start + (more === '' ? 0 : Number.parseInt(more!, 36) * step);
    for (let code = start; code <= last; code += step) mapping.set(code, code + Number.parseInt(delta!, 36));
  }
  return mapping;
}
