import { isBlankOrEnd, isHighSurrogate } from './char-class.ts';
import type { ScanState } from './scan-state.ts';

/**
 * The end of a plain scalar's text on the line, in the block context, from an offset where a word starts. Colons and number
 * signs within words belong to it, blanks at its end do not.
 */
export function endOfPlainRun(state: ScanState, from: number): number {
  const { text } = state;
  let offset = from;
  for (;;) {
    offset = endOfOrdinary(text, offset);
    const code = text.charCodeAt(offset);
    if (isHighSurrogate(code)) {
      state.lineStart++;
      offset += 2;
    } else if (belongsToWord(text, offset, code)) {
      offset++;
    } else {
      break;
    }
  }
  return trimSpaces(text, from, offset);
}

/**
 * The offset of the LF or the comment that ends a plain scalar's line in the block context, where the scalar starts at
 * `start`; -1 where there is none or it is not obvious.
 */
export function endOfPlainLine(text: string, start: number): number {
  if (!isPlainStart(text.charCodeAt(start))) return -1;
  let offset = start;
  for (;;) {
    offset = endOfOrdinary(text, offset);
    const code = text.charCodeAt(offset);
    if (code === 0x0a || (code === 0x23 && text.charCodeAt(offset - 1) === 0x20)) return offset;
    if (!belongsToWord(text, offset, code)) return -1;
    offset++;
  }
}

/** The end of a text without the spaces at its end. */
export function trimSpaces(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && text.charCodeAt(trimmed - 1) === 0x20) trimmed--;
  return trimmed;
}

export function endOfSpaces(text: string, offset: number): number {
  spaces.lastIndex = offset;
  spaces.test(text);
  return spaces.lastIndex;
}

const spaces = / */y;
/** Neither ends a plain scalar nor needs a closer look: a colon or number sign may, a blank other than a space does. */
const ordinary = /[^\0\t\n\r:#\x85\u2028\u2029\ud800-\udfff]*/y;

function endOfOrdinary(text: string, offset: number): number {
  ordinary.lastIndex = offset;
  ordinary.test(text);
  return ordinary.lastIndex;
}

function belongsToWord(text: string, offset: number, code: number): boolean {
  if (code === 0x3a) return !isBlankOrEnd(text.charCodeAt(offset + 1));
  return code === 0x23 && text.charCodeAt(offset - 1) !== 0x20;
}

const PLAIN_START = new Uint8Array(0x80).fill(1, 0x21);
for (const indicator of '-?:,[]{}#&*!|>\'"%@`\x7f') PLAIN_START[indicator.charCodeAt(0)] = 0;

function isPlainStart(code: number): boolean {
  return code < 0x80 && PLAIN_START[code] === 1;
}
