import { runesOf } from '@metachart/go-runtime/bytes';
import { isLetter, isNumber, isPunct, isSpace, isUpper, lowerRune, upperRune } from '@metachart/go-runtime/strings';

/**
 * xstrings.ToPascalCase, which is sprig's camelcase (rule P15): connectors (`-`, `_`, white space) vanish between words and
 * raise the next letter; several in a row leave all but the last. A word in capitals is lowered but for its first letter.
 */
export function camelCase(text: string): string {
  const runes = runesOf(text);
  const start = runes.findIndex((code) => !isConnector(code));
  // Upstream writes the last connector twice where there is nothing else.
  if (start < 0) return text + text.slice(-1);
  let out = text.slice(0, start);
  let lowering = isUpper(runes[start]!);
  let pending = upperRune(runes[start]!);
  for (let i = start + 1; i < runes.length; i++) {
    const previous = pending;
    pending = runes[i]!;
    if (!isConnector(previous)) {
      lowering &&= isUpper(pending);
      if (lowering) pending = lowerRune(pending);
      out += String.fromCodePoint(previous);
    } else if (isConnector(pending)) {
      out += String.fromCodePoint(previous);
    } else {
      lowering = isUpper(pending);
      pending = upperRune(pending);
    }
  }
  return out + String.fromCodePoint(pending);
}

/** xstrings.ToSnakeCase: words in lower case, joined by `_`, with digits kept to the word as rule P15 tells. */
export function snakeCase(text: string): string {
  return lowerCaseWords(text, '_');
}

/** xstrings.ToKebabCase: as snakeCase, joined by `-`. */
export function kebabCase(text: string): string {
  return lowerCaseWords(text, '-');
}

type WordKind = 'none' | 'number' | 'upper' | 'letters' | 'connector' | 'punctuation' | 'other';

interface Word {
  readonly kind: WordKind;
  readonly text: string;
}

/** xstrings: convert.go, camelCaseToLowerCase. Which words get a connector between them depends on the digits around. */
function lowerCaseWords(text: string, connector: string): string {
  const words = splitWords(text);
  const out: string[] = [];
  let at = 0;
  const peek = (): WordKind => words[at]?.kind ?? 'none';
  const emit = (word: Word | undefined): void => {
    if (word) out.push(lowerWord(word, connector));
  };
  const emitAlphanumerics = (): void => {
    while (peek() === 'letters' || peek() === 'number') emit(words[at++]);
    if (peek() !== 'none') connectBefore(peek());
  };
  const connectBefore = (kind: WordKind): void => {
    if (kind !== 'connector' && kind !== 'punctuation') out.push(connector);
  };
  while (at < words.length - 1) {
    const word = words[at++]!;
    emit(word);
    if (word.kind === 'connector' || word.kind === 'punctuation') continue;
    if (word.kind === 'number') {
      emitAlphanumerics();
    } else if (peek() !== 'number') {
      connectBefore(peek());
    } else if (at < words.length - 1) {
      const number = words[at++];
      if (peek() === 'letters') {
        // HTTP2xx -> http_2xx: small letters after the digits make one word with them.
        out.push(connector);
        emit(number);
        emitAlphanumerics();
      } else {
        // Bld4Floor -> bld4_floor: else the digits belong to what stands before.
        emit(number);
        connectBefore(peek());
      }
    }
  }
  emit(words[at]);
  return out.join('');
}

/** Only words in capitals and connectors are rewritten, so broken runes in others stay. */
function lowerWord(word: Word, connector: string): string {
  if (word.kind !== 'upper' && word.kind !== 'connector') return word.text;
  let out = '';
  for (const code of runesOf(word.text)) {
    out += isConnector(code) ? connector : String.fromCodePoint(isUpper(code) ? lowerRune(code) : code);
  }
  return out;
}

/** A rune with the broken bytes before it; `code` is -1 for broken bytes at the very end, which join what they follow. */
interface PlacedRune {
  readonly code: number;
  readonly end: number;
}

function splitWords(text: string): Word[] {
  const runes = placeRunes(text);
  const words: Word[] = [];
  let from = 0;
  for (let at = 0; at < runes.length; ) {
    const kind = kindOf(runes[at]!.code);
    const next = endOfWord(runes, at, kind);
    const end = runes[next - 1]!.end;
    words.push({ kind, text: text.slice(from, end) });
    from = end;
    at = next;
  }
  return words;
}

function placeRunes(text: string): PlacedRune[] {
  const runes: PlacedRune[] = [];
  let brokenFrom = -1;
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i)!;
    i += code < 0x10000 ? 1 : 2;
    if (code === 0xfffd || (code >= 0xd800 && code <= 0xdfff)) {
      brokenFrom = i;
    } else {
      runes.push({ code, end: i });
      brokenFrom = -1;
    }
  }
  if (brokenFrom >= 0) runes.push({ code: -1, end: text.length });
  return runes;
}

/** The index after the word that starts at `at`. */
function endOfWord(runes: readonly PlacedRune[], at: number, kind: WordKind): number {
  if (kind === 'upper') return endOfUpperWord(runes, at);
  if (kind === 'letters') return skipWhile(runes, at + 1, isSmallLetter);
  // Hyphen and underscore are punctuation too once a word of punctuation has begun.
  if (kind === 'punctuation') return skipWhile(runes, at + 1, isPunct);
  return skipWhile(runes, at + 1, (code) => kindOf(code) === kind);
}

/** `HTTPServer` is HTTP and Server: before small letters the last capital belongs to them. */
function endOfUpperWord(runes: readonly PlacedRune[], at: number): number {
  const next = runes[at + 1]?.code;
  if (next === undefined) return at + 1;
  if (next >= 0 && !isUpper(next)) return isWordLetter(next) ? skipWhile(runes, at + 2, isSmallLetter) : at + 1;
  const end = skipWhile(runes, at + 2, isUpper);
  const after = runes[end]?.code;
  return after !== undefined && isWordLetter(after) ? end - 1 : end;
}

function skipWhile(runes: readonly PlacedRune[], from: number, belongs: (code: number) => boolean): number {
  let at = from;
  while (at < runes.length && (runes[at]!.code < 0 || belongs(runes[at]!.code))) at += 1;
  return at;
}

function kindOf(code: number): WordKind {
  if (code < 0) return 'none';
  if (isConnector(code)) return 'connector';
  if (isPunct(code)) return 'punctuation';
  if (isUpper(code)) return 'upper';
  if (isWordLetter(code)) return 'letters';
  return isNumber(code) ? 'number' : 'other';
}

function isConnector(code: number): boolean {
  return code === 0x2d || code === 0x5f || (code < 0x10000 && isSpace(code));
}

function isSmallLetter(code: number): boolean {
  return isWordLetter(code) && !isUpper(code);
}

/** xstrings: count.go, isAlphabet: letters but for most of the CJK ideographs. */
function isWordLetter(code: number): boolean {
  if (!isLetter(code)) return false;
  if (code < 0x3400) return true;
  const ideograph = (code >= 0x4e00 && code <= 0x9fcc) || code <= 0x4d85 || (code >= 0x20000 && code <= 0x2b81d);
  return !ideograph;
}
