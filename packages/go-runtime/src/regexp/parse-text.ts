import { isValidUtf8 } from '../bytes/index.ts';
import { GoError } from '../reflect/index.ts';

/** The flags that `(?imsU)` sets. */
export interface Flags {
  readonly fold: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
  readonly lazy: boolean;
}

export interface ReadRune {
  readonly rune: number;
  readonly end: number;
}

/** Go's syntax.Error. */
export function syntaxError(code: string, expression: string): GoError {
  return new GoError(`error parsing regexp: ${code}: \`${expression}\``);
}

/** The rune at an offset, U+FFFD of no width at the end. Throws GoError `invalid UTF-8` for an invalid byte. */
export function readRune(text: string, at: number, end = text.length): ReadRune {
  if (at >= end) return { rune: 0xfffd, end: at };
  const rune = text.codePointAt(at)!;
  if (rune >= 0xd800 && rune <= 0xdfff) throw syntaxError('invalid UTF-8', text.slice(at, end));
  return { rune, end: rune > 0xffff ? at + 2 : at + 1 };
}

/** Throws GoError `invalid UTF-8` where a part of a pattern has an invalid byte. */
export function checkUtf8(text: string, from: number, end: number): void {
  if (isValidUtf8(text.slice(from, end))) return;
  for (let at = from; at < end; ) at = readRune(text, at, end).end;
}

export function isAlphanumeric(rune: number): boolean {
  const lower = rune | 0x20;
  return (rune >= 0x30 && rune <= 0x39) || (lower >= 0x61 && lower <= 0x7a && rune < 0x80);
}
