import { isBlank, isBreak, isBreakOrEnd, isHighSurrogate } from './char-class.ts';
import { endOfSpaces } from './plain-run.ts';
import { ensureAt, ensureEach, failScan, type ScanState } from './scan-state.ts';
import { startsWithByteOrderMark } from './source-window.ts';

/**
 * Moves to the next token over blanks, comments and breaks; in the block context a break allows an implicit key again
 * (libyaml: yaml_parser_scan_to_next_token). A tab is skipped only where no key may start.
 */
export function skipToToken(state: ScanState): void {
  const { text } = state;
  if (state.simpleBreaks && state.window === undefined && state.flowLevel === 0 && state.simpleKeyAllowed) {
    skipPlainLines(state);
    return;
  }
  let { offset } = state;
  for (;;) {
    if (state.window !== undefined) offset = skipByteOrderMark(state, offset);
    const blanks = offset;
    let code = text.charCodeAt(offset);
    if (state.flowLevel > 0 || !state.simpleKeyAllowed) {
      while (code === 0x20 || code === 0x09) code = text.charCodeAt(++offset);
    } else {
      if (code === 0x20) {
        offset = endOfSpaces(text, offset);
        code = text.charCodeAt(offset);
      }
    }
    ensureEach(state, blanks, offset, 1);
    if (code === 0x23) {
      const end = endOfLine(state, offset);
      ensureEach(state, offset, end, 1);
      offset = end;
      code = text.charCodeAt(offset);
    }
    if (!isBreak(code)) break;
    ensureAt(state, offset, 2);
    offset = skipBreak(state, offset, code);
    if (state.flowLevel === 0) state.simpleKeyAllowed = true;
  }
  state.offset = offset;
}

/** The same at the start of a line in the block context, where LF is the only break. */
function skipPlainLines(state: ScanState): void {
  const { text } = state;
  let { offset } = state;
  for (;;) {
    offset = endOfSpaces(text, offset);
    const code = text.charCodeAt(offset);
    if (code === 0x23) offset = endOfLine(state, offset);
    else if (code !== 0x0a) break;
    if (offset === text.length - 1) break;
    offset++;
    state.line++;
    state.lineStart = offset;
  }
  state.offset = offset;
}

/** Moves over blanks, a comment and the break; anything else is an error. */
export function skipRestOfLine(state: ScanState): void {
  const { text } = state;
  ensureAt(state, state.offset, 1);
  while (isBlank(text.charCodeAt(state.offset))) {
    state.offset++;
    ensureAt(state, state.offset, 1);
  }
  if (text.charCodeAt(state.offset) === 0x23) {
    const end = endOfLine(state, state.offset);
    ensureEach(state, state.offset, end, 1);
    state.offset = end;
  }
  const code = text.charCodeAt(state.offset);
  if (!isBreakOrEnd(code)) failScan(state, 'did not find expected comment or line break');
  if (code === 0) return;
  ensureAt(state, state.offset, 2);
  state.offset = skipBreak(state, state.offset, code);
}

/** Steps over the line break at the offset and begins a line; returns where that starts. */
export function skipBreak(state: ScanState, offset: number, code: number): number {
  const next = code === 0x0d && state.text.charCodeAt(offset + 1) === 0x0a ? offset + 2 : offset + 1;
  state.line++;
  state.lineStart = next;
  return next;
}

/** The offset of the break or the end that ends the line. */
export function endOfLine(state: ScanState, offset: number): number {
  const { text } = state;
  if (state.simpleBreaks) {
    const end = text.indexOf('\n', offset);
    return end < 0 ? text.length - 1 : end;
  }
  let end = offset;
  while (!isBreakOrEnd(text.charCodeAt(end))) end++;
  return end;
}

/** A byte order mark at the start of the buffer makes go-yaml drop a character here, whatever it is. */
function skipByteOrderMark(state: ScanState, offset: number): number {
  ensureAt(state, offset, 1);
  if (offset !== state.lineStart || !startsWithByteOrderMark(state.window!)) return offset;
  const code = state.text.charCodeAt(offset);
  if (offset === state.text.length - 1) {
    // The NUL that stands for the end is all there is, however often it is skipped: only the column changes.
    state.lineStart--;
    return offset;
  }
  if (isHighSurrogate(code)) {
    state.lineStart++;
    ensureAt(state, offset + 2, 1);
    return offset + 2;
  }
  ensureAt(state, offset + 1, 1);
  return offset + 1;
}
