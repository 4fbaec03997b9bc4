import { hexValue, isBlank, isBlankOrEnd, isBreak, isDocumentMark, isHighSurrogate } from './char-class.ts';
import { escapeDigits } from './escapes.ts';
import { DOUBLE_QUOTED, SINGLE_QUOTED, VERBATIM } from './node-flags.ts';
import { ensureAt, ensureEach, failScan, type ScanState } from './scan-state.ts';
import { saveSimpleKey } from './simple-keys.ts';
import { skipBreak } from './skip-to-token.ts';
import { END, FLAGS, SCALAR, START } from './token-queue.ts';

/** Scans a scalar in single or double quotes (libyaml: yaml_parser_scan_flow_scalar). */
export function scanQuotedScalar(state: ScanState, quote: number): void {
  saveSimpleKey(state);
  state.simpleKeyAllowed = false;
  const base = state.queue.add(SCALAR, state.offset, state.line);
  const start = state.offset + 1;
  state.offset = start;
  const verbatim = scanContent(state, quote);
  const { data } = state.queue;
  data[base + START] = start;
  data[base + END] = state.offset;
  data[base + FLAGS] = (quote === 0x27 ? SINGLE_QUOTED : DOUBLE_QUOTED) | (verbatim ? VERBATIM : 0);
  state.offset++;
}

/** Moves to the closing quote; returns whether the text up to it stands for itself. */
function scanContent(state: ScanState, quote: number): boolean {
  const { text } = state;
  let verbatim = true;
  for (;;) {
    // 'it''s  one
    //  ^    ^ a word ends at a blank, a break or the quote
    ensureAt(state, state.offset, 4);
    const first = text.charCodeAt(state.offset);
    if (state.offset === state.lineStart && (first === 0x2d || first === 0x2e)) {
      if (isDocumentMark(text, state.offset, first)) failScan(state, 'found unexpected document indicator');
    }
    if (first === 0) failScan(state, 'found unexpected end of stream');
    let escapedBreak = false;
    for (;;) {
      skipOrdinary(state, quote);
      const code = text.charCodeAt(state.offset);
      if (isBlankOrEnd(code)) break;
      if (code === quote) {
        if (quote === 0x22 || text.charCodeAt(state.offset + 1) !== 0x27) break;
        state.offset += 2;
      } else if (isBreak(text.charCodeAt(state.offset + 1))) {
        ensureAt(state, state.offset, 3);
        state.offset = skipBreak(state, state.offset + 1, text.charCodeAt(state.offset + 1));
        escapedBreak = true;
      } else {
        skipEscape(state);
      }
      verbatim = false;
      if (escapedBreak) break;
      ensureAt(state, state.offset, 2);
    }
    ensureAt(state, state.offset, 1);
    if (text.charCodeAt(state.offset) === quote) return verbatim;
    if (skipBlanks(state)) verbatim = false;
  }
}

/** Moves over what needs no attention: to a quote, a backslash in double quotes, a blank, a break or the end. */
function skipOrdinary(state: ScanState, quote: number): void {
  const { text } = state;
  const special = quote === 0x27 ? SPECIAL_IN_SINGLE : SPECIAL_IN_DOUBLE;
  const from = state.offset;
  let offset = from;
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code < 0x80) {
      if (special[code] === 1) break;
    } else if (isBreak(code)) {
      break;
    } else if (isHighSurrogate(code)) {
      state.lineStart++;
      offset++;
    }
    offset++;
  }
  state.offset = offset;
  ensureEach(state, from, offset, 2);
}

const SPECIAL_IN_SINGLE = specialCharacters("'");
const SPECIAL_IN_DOUBLE = specialCharacters('"\\');

function specialCharacters(own: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const character of `\0\t\n\r ${own}`) table[character.charCodeAt(0)] = 1;
  return table;
}

/** Moves over blanks and breaks; returns whether there was a break. */
function skipBlanks(state: ScanState): boolean {
  const { text } = state;
  let code = text.charCodeAt(state.offset);
  let broken = false;
  for (;;) {
    if (isBlank(code)) {
      state.offset++;
    } else if (isBreak(code)) {
      ensureAt(state, state.offset, 2);
      state.offset = skipBreak(state, state.offset, code);
      broken = true;
    } else {
      return broken;
    }
    ensureAt(state, state.offset, 1);
    code = text.charCodeAt(state.offset);
  }
}

/** Steps over a backslash and what it escapes, other than a break. */
function skipEscape(state: ScanState): void {
  const { text } = state;
  const digits = escapeDigits(text.charCodeAt(state.offset + 1));
  if (digits < 0) failScan(state, 'found unknown escape character');
  state.offset += 2;
  if (digits === 0) return;
  ensureAt(state, state.offset, digits);
  let value = 0;
  for (let i = 0; i < digits; i++) {
    const digit = hexValue(text.charCodeAt(state.offset + i));
    if (digit < 0) failScan(state, 'did not find expected hexdecimal number');
    value = value * 16 + digit;
  }
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) {
    failScan(state, 'found invalid Unicode character escape code');
  }
  state.offset += digits;
}
