import { isBreak, isDigit } from './char-class.ts';
import { FOLDED, KEEP, LITERAL, STRIP } from './node-flags.ts';
import { endOfSpaces } from './plain-run.ts';
import { ensureAt, ensureEach, failScan, type ScanState } from './scan-state.ts';
import { removeSimpleKey } from './simple-keys.ts';
import { endOfLine, skipBreak, skipRestOfLine } from './skip-to-token.ts';
import { END, EXTRA, FLAGS, SCALAR, START } from './token-queue.ts';

/** Scans a literal (`|`) or folded (`>`) scalar (libyaml: yaml_parser_scan_block_scalar). */
export function scanBlockScalar(state: ScanState, indicator: number): void {
  removeSimpleKey(state);
  state.simpleKeyAllowed = true;
  const base = state.queue.add(SCALAR, state.offset, state.line);
  state.offset++;
  const { chomping, increment } = scanHeader(state);
  const start = state.offset;
  const given = increment === 0 ? 0 : Math.max(state.indent, 0) + increment;
  const indent = skipIndentation(state, given);
  skipLines(state, indent);
  const { data } = state.queue;
  data[base + START] = start;
  data[base + END] = state.offset;
  data[base + FLAGS] = (indicator === 0x7c ? LITERAL : FOLDED) | chomping;
  data[base + EXTRA] = indent;
}

/** Reads chomping and indentation indicators in either order, and the rest of the line. */
function scanHeader(state: ScanState): { readonly chomping: number; readonly increment: number } {
  const { text } = state;
  let chomping = 0;
  let increment = 0;
  for (let turn = 0; turn < 2; turn++) {
    ensureAt(state, state.offset, 1);
    const code = text.charCodeAt(state.offset);
    if ((code === 0x2b || code === 0x2d) && chomping === 0) {
      chomping = code === 0x2b ? KEEP : STRIP;
    } else if (isDigit(code) && increment === 0) {
      if (code === 0x30) failScan(state, 'found an indentation indicator equal to 0');
      increment = code - 0x30;
    } else {
      break;
    }
    state.offset++;
  }
  skipRestOfLine(state);
  return { chomping, increment };
}

/** Moves over the lines of the scalar that are indented as it is, to the first that is not. */
function skipLines(state: ScanState, indent: number): void {
  const { text } = state;
  for (;;) {
    ensureAt(state, state.offset, 1);
    if (state.offset - state.lineStart !== indent || text.charCodeAt(state.offset) === 0) return;
    const end = endOfLine(state, state.offset);
    ensureEach(state, state.offset, end, 1);
    ensureAt(state, end, 2);
    const code = text.charCodeAt(end);
    if (code === 0) {
      state.offset = end;
      return;
    }
    state.offset = skipBreak(state, end, code);
    skipIndentation(state, indent);
  }
}

/**
 * Moves over empty lines and the indentation of the next one; returns the scalar's indentation, which where it is not
 * given (0) is that of the longest of these (yaml_parser_scan_block_scalar_breaks).
 */
function skipIndentation(state: ScanState, given: number): number {
  const { text } = state;
  let deepest = 0;
  for (;;) {
    const from = state.offset;
    const end = endOfSpaces(text, from);
    state.offset = given === 0 ? end : Math.min(end, Math.max(from, state.lineStart + given));
    ensureAt(state, from, 1);
    ensureEach(state, from, state.offset, 1);
    const column = state.offset - state.lineStart;
    if (column > deepest) deepest = column;
    const code = text.charCodeAt(state.offset);
    if (code === 0x09 && (given === 0 || column < given)) {
      failScan(state, 'found a tab character where an indentation space is expected');
    }
    if (!isBreak(code)) break;
    ensureAt(state, state.offset, 2);
    state.offset = skipBreak(state, state.offset, code);
  }
  return given === 0 ? Math.max(deepest, state.indent + 1, 1) : given;
}
