import { isBlank, isBlankOrEnd, isBreak, isDocumentMark, isHighSurrogate } from './char-class.ts';
import { PLAIN, VERBATIM } from './node-flags.ts';
import { endOfPlainRun, endOfSpaces } from './plain-run.ts';
import { ensureAt, ensureEach, failScan, type ScanState } from './scan-state.ts';
import { saveSimpleKey } from './simple-keys.ts';
import { skipBreak } from './skip-to-token.ts';
import { END, FLAGS, SCALAR } from './token-queue.ts';

/**
 * Scans a plain scalar, over several lines where they are indented deeper than the collection around it
 * (libyaml: yaml_parser_scan_plain_scalar).
 */
export function scanPlainScalar(state: ScanState): void {
  saveSimpleKey(state);
  state.simpleKeyAllowed = false;
  const base = state.queue.add(SCALAR, state.offset, state.line);
  const { text } = state;
  const special = state.flowLevel > 0 ? SPECIAL_IN_FLOW : SPECIAL_IN_BLOCK;
  const indent = state.indent + 1;
  const wordwise = state.flowLevel > 0 || state.window !== undefined;
  let offset = state.offset;
  let end = offset;
  let atLineStart = false;
  let flags = PLAIN | VERBATIM;
  for (;;) {
    // A line's text:   word word: value
    //                  ^        ^ here it stops in the block context
    ensureAt(state, offset, 4);
    let code = text.charCodeAt(offset);
    if (offset === state.lineStart && (code === 0x2d || code === 0x2e) && isDocumentMark(text, offset, code)) break;
    if (code === 0x23) break;
    const from = offset;
    offset = wordwise ? endOfWord(state, offset, special) : endOfPlainRun(state, offset);
    if (offset > from) {
      ensureEach(state, from, offset, 2);
      if (atLineStart) flags = PLAIN;
      atLineStart = false;
      end = offset;
    }
    code = text.charCodeAt(offset);
    if (!isBlank(code) && !isBreak(code)) break;
    do {
      if (isBlank(code)) {
        if (atLineStart && code === 0x09 && offset - state.lineStart < indent) {
          state.offset = offset;
          failScan(state, 'found a tab character that violates indentation');
        }
        offset = wordwise || code !== 0x20 ? offset + 1 : endOfSpaces(text, offset);
      } else {
        ensureAt(state, offset, 2);
        offset = skipBreak(state, offset, code);
        atLineStart = true;
      }
      ensureAt(state, offset, 1);
      code = text.charCodeAt(offset);
    } while (isBlank(code) || isBreak(code));
    if (state.flowLevel === 0 && offset - state.lineStart < indent) break;
  }
  const { data } = state.queue;
  data[base + END] = end;
  data[base + FLAGS] = flags;
  state.offset = offset;
  if (atLineStart) state.simpleKeyAllowed = true;
}

const ORDINARY = 0;
const STOP = 1;
const COLON = 2;

const SPECIAL_IN_BLOCK = specialCharacters('');
const SPECIAL_IN_FLOW = specialCharacters(',?[]{}');

function specialCharacters(indicators: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const character of `\0\t\n\r ${indicators}`) table[character.charCodeAt(0)] = STOP;
  table[0x3a] = COLON;
  return table;
}

/** The end of the characters that belong to the scalar without a blank or break between them. */
function endOfWord(state: ScanState, from: number, special: Uint8Array): number {
  const { text } = state;
  let offset = from;
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code < 0x80) {
      const kind = special[code];
      if (kind !== ORDINARY && (kind === STOP || isBlankOrEnd(text.charCodeAt(offset + 1)))) return offset;
      offset++;
    } else {
      if (isBreak(code)) return offset;
      if (isHighSurrogate(code)) {
        state.lineStart++;
        offset++;
      }
      offset++;
    }
  }
}
