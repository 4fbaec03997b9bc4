import type { GoError } from '../reflect/index.ts';
import type { TomlDocument } from './toml-document.ts';
import { tomlError } from './toml-error.ts';

/**
 * A place in TOML text. BurntSushi/toml's error texts say where its lexer stood, so every step is one of the lexer's.
 */
export interface TomlCursor {
  readonly text: string;
  readonly document: TomlDocument;
  at: number;
  line: number;
  /** Where the token that is being read begins. */
  start: number;
  /** Whether the last step was the one past the end. */
  atEnd: boolean;
}

/** What stands for a character past the end, as in Go. */
export const END = 0;

/** Steps over the next character and gives its code point. Throws GoError for control characters and invalid UTF-8. */
export function next(cursor: TomlCursor): number {
  const { text, at } = cursor;
  const code = text.codePointAt(at);
  if (code === undefined) {
    cursor.atEnd = true;
    return END;
  }
  if (code === 0x0a) cursor.line++;
  if (code >= 0xdc80 && code <= 0xdcff) {
    throw tomlError(cursor.document, cursor.line, `invalid UTF-8 byte: 0x${(code - 0xdc00).toString(16)}`);
  }
  const isLoneReturn = code === 0x0d && text.charCodeAt(at + 1) !== 0x0a;
  if (isLoneReturn || code === 0x7f || (code < 0x20 && code !== 0x09 && !isLineEnd(code))) {
    const hex = code.toString(16).padStart(2, '0');
    throw tomlError(cursor.document, cursor.line, `TOML files cannot contain control characters: '0x${hex}'`);
  }
  cursor.at += code > 0xffff ? 2 : 1;
  return code;
}

/** Takes back the last step. */
export function backUp(cursor: TomlCursor): void {
  if (cursor.atEnd) {
    cursor.atEnd = false;
    return;
  }
  const low = cursor.text.charCodeAt(cursor.at - 1);
  cursor.at -= low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
  if (cursor.text.charCodeAt(cursor.at) === 0x0a) cursor.line--;
}

export function peek(cursor: TomlCursor): number {
  const code = next(cursor);
  backUp(cursor);
  return code;
}

/** Steps over the next character if it is the wanted one. */
export function accept(cursor: TomlCursor, char: string): boolean {
  if (next(cursor) === char.charCodeAt(0)) return true;
  backUp(cursor);
  return false;
}

/** Steps over spaces and tabs, and begins a token there. */
export function skipBlanks(cursor: TomlCursor): void {
  while (isBlank(next(cursor)));
  backUp(cursor);
  beginToken(cursor);
}

/** Steps to the end of the line, for a comment. */
export function skipComment(cursor: TomlCursor): void {
  for (;;) {
    const code = next(cursor);
    if (isLineEnd(code) || code === END) break;
  }
  backUp(cursor);
}

export function beginToken(cursor: TomlCursor): void {
  cursor.start = cursor.at;
}

/** The token as far as it has been read. */
export function tokenOf(cursor: TomlCursor): string {
  return cursor.text.slice(cursor.start, cursor.at);
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

export function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

/** An error at the line of the last step; past the end of a text that ends in a line feed, at the line before. */
export function errorHere(cursor: TomlCursor, message: string): GoError {
  const { atEnd, at, line, text } = cursor;
  return tomlError(cursor.document, atEnd && text.charCodeAt(at - 1) === 0x0a ? line - 1 : line, message);
}

/** An error at the line before the one of the last step, which was over a line feed. */
export function errorBefore(cursor: TomlCursor, message: string): GoError {
  return tomlError(cursor.document, cursor.line - 1, message);
}
