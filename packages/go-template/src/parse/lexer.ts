import { quote } from '@metachart/go-runtime/strconv';
import { formatRune, isAlphaNumeric, isBlank, isDecimal, runeAt, runeWidth } from './character.ts';
import { keywordOf, type Token, type TokenType } from './token.ts';

export interface LexerOptions {
  readonly leftDelimiter: string;
  readonly rightDelimiter: string;
  /** False where a function of that name exists; the word is then an identifier. */
  readonly breakIsKeyword: boolean;
  readonly continueIsKeyword: boolean;
}

const leftComment = '/*';
const rightComment = '*/';

/**
 * Splits a template into tokens, one at each call of `next`; the same tokens and messages as Go's
 * text/template/parse. After an error or the end it is not to be called again.
 *
 * ```
 * before {{- if .a }} inside {{ end -}} after
 *        ^ text until here  ^ actions between delimiters; trim marks never become tokens
 * ```
 */
export class Lexer {
  readonly #input: string;
  readonly #options: LexerOptions;
  #pos = 0;
  #insideAction = false;
  #actionStart = 0;
  #parenDepth = 0;

  constructor(input: string, options: LexerOptions) {
    this.#input = input;
    this.#options = options;
  }

  /** The offset reached so far. */
  get position(): number {
    return this.#pos;
  }

  /** Where the action that was begun last has its first word or blank, behind its delimiter and trim mark. */
  get actionStart(): number {
    return this.#actionStart;
  }

  /** Right after a left delimiter: whether the action may begin with a word. */
  isAtWord(word: string): boolean {
    return this.#input.startsWith(word, blankAfter(this.#input, this.#actionStart));
  }

  /** Right after a left delimiter: the text up to the next right delimiter, unless there is none. It may end in a string. */
  peekAction(): string | undefined {
    const start = this.#actionStart;
    const end = this.#input.indexOf(this.#options.rightDelimiter, start);
    return end < 0 ? undefined : this.#input.slice(start, end);
  }

  /** Takes the whole action that was begun, whose text has this length, and gives where its right delimiter is. */
  skipAction(length: number): number {
    const end = this.#actionStart + length;
    const trims = this.#isTrimmedRightDelimiter(end - 2);
    this.#pos = end + this.#options.rightDelimiter.length;
    if (trims) this.#pos = blankAfter(this.#input, this.#pos);
    this.#insideAction = false;
    return end;
  }

  next(): Token {
    return this.#insideAction ? this.#scanAction() : this.#scanText();
  }

  /** The token from `start` to the present position. */
  #token(type: TokenType, start: number): Token {
    return { type, pos: start, value: this.#input.slice(start, this.#pos) };
  }

  #error(message: string, start: number): Token {
    return { type: 'error', pos: start, value: message };
  }

  #scanText(): Token {
    const input = this.#input;
    const left = this.#options.leftDelimiter;
    while (true) {
      const start = this.#pos;
      const found = input.indexOf(left, start);
      if (found < 0) {
        this.#pos = input.length;
        return start < input.length ? this.#token('text', start) : { type: 'eof', pos: start, value: 'EOF' };
      }
      const inside = found + left.length;
      const trims = this.#isLeftTrimMark(inside);
      if (found > start) {
        const end = trims ? blankBefore(input, start, found) : found;
        this.#pos = end;
        const text = this.#token('text', start);
        this.#pos = found;
        if (end > start) return text;
      }
      const first = trims ? inside + 2 : inside;
      if (!input.startsWith(leftComment, first)) {
        this.#pos = first;
        this.#actionStart = first;
        this.#insideAction = true;
        this.#parenDepth = 0;
        return { type: 'left delimiter', pos: found, value: left };
      }
      this.#pos = first;
      const error = this.#skipComment(first);
      if (error !== undefined) return error;
    }
  }

  #skipComment(start: number): Token | undefined {
    const closed = this.#input.indexOf(rightComment, start + leftComment.length);
    if (closed < 0) return this.#error('unclosed comment', start);
    const end = closed + rightComment.length;
    const trims = this.#isTrimmedRightDelimiter(end);
    if (!trims && !this.#input.startsWith(this.#options.rightDelimiter, end)) {
      return this.#error('comment ends before closing delimiter', start);
    }
    const after = end + (trims ? 2 : 0) + this.#options.rightDelimiter.length;
    this.#pos = trims ? blankAfter(this.#input, after) : after;
    return undefined;
  }

  #scanAction(): Token {
    const input = this.#input;
    const start = this.#pos;
    const trims = this.#isTrimmedRightDelimiter(start);
    if (trims || input.startsWith(this.#options.rightDelimiter, start)) {
      return this.#parenDepth === 0 ? this.#scanRightDelimiter(trims) : this.#error('unclosed left paren', start);
    }
    const code = runeAt(input, start);
    if (code === -1) return this.#error('unclosed action', start);
    if (isBlank(code)) return this.#scanSpace();
    this.#pos += runeWidth(input, start);
    switch (code) {
      case 0x3d: // =
        return this.#token('assign', start);
      case 0x3a: // :
        if (input.charCodeAt(this.#pos) !== 0x3d) return this.#error('expected :=', start);
        this.#pos++;
        return this.#token('declare', start);
      case 0x7c: // |
        return this.#token('pipe', start);
      case 0x22: // "
        return this.#scanQuoted(start, code, 'string', 'unterminated quoted string');
      case 0x60: // `
        return this.#scanRawString(start);
      case 0x24: // $
        return this.#scanName(start, 'variable');
      case 0x27: // '
        return this.#scanQuoted(start, code, 'char constant', 'unterminated character constant');
      case 0x2e: // .
        // At the very end of the input the dot counts as the start of a number.
        if (this.#pos < input.length && !isDecimal(input.charCodeAt(this.#pos))) return this.#scanName(start, 'field');
        return this.#scanNumber(start);
      case 0x2b: // +
      case 0x2d: // -
        return this.#scanNumber(start);
      case 0x28: // (
        this.#parenDepth++;
        return this.#token('left paren', start);
      case 0x29: // )
        this.#parenDepth--;
        if (this.#parenDepth < 0) return this.#error('unexpected right paren', start);
        return this.#token('right paren', start);
      default:
        if (isDecimal(code)) return this.#scanNumber(start);
        if (isAlphaNumeric(code)) return this.#scanIdentifier(start);
        if (code > 0x20 && code < 0x7f) return this.#token('char', start);
        return this.#error(`unrecognized character in action: ${formatRune(code)}`, start);
    }
  }

  #scanRightDelimiter(trims: boolean): Token {
    if (trims) this.#pos += 2;
    const start = this.#pos;
    this.#pos += this.#options.rightDelimiter.length;
    const token = this.#token('right delimiter', start);
    if (trims) this.#pos = blankAfter(this.#input, this.#pos);
    this.#insideAction = false;
    return token;
  }

  /** The last blank of a run may belong to a trim mark: `x  -}}`. */
  #scanSpace(): Token {
    const start = this.#pos;
    const end = blankAfter(this.#input, start);
    if (!this.#isTrimmedRightDelimiter(end - 1)) {
      this.#pos = end;
      return this.#token('space', start);
    }
    if (end - start === 1) return this.#scanRightDelimiter(true);
    this.#pos = end - 1;
    return this.#token('space', start);
  }

  #scanIdentifier(start: number): Token {
    this.#skipAlphaNumeric();
    if (!this.#isAtTerminator()) return this.#badCharacter(start);
    const word = this.#input.slice(start, this.#pos);
    const keyword = keywordOf(word);
    if (keyword !== undefined && this.#isKeyword(keyword)) return this.#token(keyword, start);
    return this.#token(word === 'true' || word === 'false' ? 'bool' : 'identifier', start);
  }

  #isKeyword(word: string): boolean {
    if (word === 'break') return this.#options.breakIsKeyword;
    return word !== 'continue' || this.#options.continueIsKeyword;
  }

  /** A field or a variable whose first character, `.` or `$`, is behind; alone they are the dot and `$`. */
  #scanName(start: number, type: 'field' | 'variable'): Token {
    if (this.#isAtTerminator()) return this.#token(type === 'field' ? 'dot' : type, start);
    this.#skipAlphaNumeric();
    return this.#isAtTerminator() ? this.#token(type, start) : this.#badCharacter(start);
  }

  #badCharacter(start: number): Token {
    return this.#error(`bad character ${formatRune(runeAt(this.#input, this.#pos))}`, start);
  }

  #skipAlphaNumeric(): void {
    this.#pos = endOfMatch(asciiWord, this.#input, this.#pos);
    while (isAlphaNumeric(runeAt(this.#input, this.#pos))) this.#pos += runeWidth(this.#input, this.#pos);
  }

  /** Whether what follows may stand after a name; this splits `.X.Y` in two and refuses `$x+2`. */
  #isAtTerminator(): boolean {
    switch (this.#input.charCodeAt(this.#pos)) {
      case 0x20:
      case 0x09:
      case 0x0d:
      case 0x0a:
      case 0x2e: // .
      case 0x2c: // ,
      case 0x7c: // |
      case 0x3a: // :
      case 0x29: // )
      case 0x28: // (
        return true;
      default:
        return this.#pos >= this.#input.length || this.#input.startsWith(this.#options.rightDelimiter, this.#pos);
    }
  }

  #scanQuoted(start: number, delimiter: number, type: 'string' | 'char constant', unterminated: string): Token {
    const input = this.#input;
    let at = endOfMatch(unescaped, input, this.#pos);
    while (true) {
      let code = input.charCodeAt(at++);
      if (code === delimiter) break;
      if (code === 0x5c) code = input.charCodeAt(at++);
      if (Number.isNaN(code) || code === 0x0a) return this.#error(unterminated, start);
    }
    this.#pos = at;
    return this.#token(type, start);
  }

  #scanRawString(start: number): Token {
    const end = this.#input.indexOf('`', this.#pos);
    if (end < 0) return this.#error('unterminated raw quoted string', start);
    this.#pos = end + 1;
    return this.#token('raw string', start);
  }

  /** Accepts more than there are numbers; the parser finds out. `1+2i` is one token. */
  #scanNumber(start: number): Token {
    this.#pos = start;
    let isGood = this.#skipNumber();
    const next = this.#input.charCodeAt(this.#pos);
    const isComplex = isGood && (next === 0x2b || next === 0x2d);
    if (isComplex) isGood = this.#skipNumber() && this.#input.charCodeAt(this.#pos - 1) === 0x69;
    if (!isGood) return this.#error(`bad number syntax: ${quote(this.#input.slice(start, this.#pos))}`, start);
    return this.#token(isComplex ? 'complex' : 'number', start);
  }

  #skipNumber(): boolean {
    this.#accept('+-');
    let digits = '0123456789_';
    if (this.#accept('0')) {
      if (this.#accept('xX')) digits = '0123456789abcdefABCDEF_';
      else if (this.#accept('oO')) digits = '01234567_';
      else if (this.#accept('bB')) digits = '01_';
    }
    this.#acceptRun(digits);
    if (this.#accept('.')) this.#acceptRun(digits);
    if ((digits.length === 11 && this.#accept('eE')) || (digits.length === 23 && this.#accept('pP'))) {
      this.#accept('+-');
      this.#acceptRun('0123456789_');
    }
    this.#accept('i');
    if (!isAlphaNumeric(runeAt(this.#input, this.#pos))) return true;
    this.#pos += runeWidth(this.#input, this.#pos);
    return false;
  }

  #accept(valid: string): boolean {
    if (this.#pos >= this.#input.length || !valid.includes(this.#input[this.#pos]!)) return false;
    this.#pos++;
    return true;
  }

  #acceptRun(valid: string): void {
    while (this.#accept(valid));
  }

  /** `- ` after a left delimiter. */
  #isLeftTrimMark(at: number): boolean {
    return this.#input.charCodeAt(at) === 0x2d && isBlank(this.#input.charCodeAt(at + 1));
  }

  /** ` -` and the right delimiter. */
  #isTrimmedRightDelimiter(at: number): boolean {
    return (
      this.#input.charCodeAt(at + 1) === 0x2d &&
      isBlank(this.#input.charCodeAt(at)) &&
      this.#input.startsWith(this.#options.rightDelimiter, at + 2)
    );
  }
}

// Names and strings are found by regular expressions: those are machine code long before the loops in this file are.
const asciiWord = /[A-Za-z0-9_]*/y;
const unescaped = /[^"'\\\n]*/y;

/** Where the text ends that a pattern, which matches the empty text too, finds at `start`. */
function endOfMatch(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  pattern.test(text);
  return pattern.lastIndex;
}

/** Where the blanks that end at `end` begin, not before `start`. */
function blankBefore(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function blankAfter(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}
