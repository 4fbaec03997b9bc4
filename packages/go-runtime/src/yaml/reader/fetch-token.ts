import { pushIndent, unrollIndent } from './block-indents.ts';
import { isBlank, isBlankOrEnd, isBreak, isDocumentMark } from './char-class.ts';
import { scanBlockScalar } from './scan-block-scalar.ts';
import { scanDirective } from './scan-directive.ts';
import { scanPlainScalar } from './scan-plain-scalar.ts';
import { scanAnchor, scanTag } from './scan-properties.ts';
import { scanQuotedScalar } from './scan-quoted-scalar.ts';
import { ensure, failScan, type ScanState } from './scan-state.ts';
import {
  decreaseFlowLevel,
  increaseFlowLevel,
  isSimpleKeyValid,
  removeSimpleKey,
  saveSimpleKey,
} from './simple-keys.ts';
import { skipToToken } from './skip-to-token.ts';
import {
  ALIAS,
  ANCHOR,
  BLOCK_ENTRY,
  BLOCK_MAPPING_START,
  BLOCK_SEQUENCE_START,
  DOCUMENT_END,
  DOCUMENT_START,
  END,
  FLOW_ENTRY,
  FLOW_MAPPING_END,
  FLOW_MAPPING_START,
  FLOW_SEQUENCE_END,
  FLOW_SEQUENCE_START,
  KEY,
  KEY_LEVEL,
  STREAM_END,
  VALUE,
} from './token-queue.ts';

/**
 * Makes the queue hold a token that may be taken: while the first one may still become a key, more is scanned
 * (libyaml: scannerc.go, yaml_parser_fetch_more_tokens). Throws YamlError.
 */
export function fetchTokens(state: ScanState): void {
  const { queue } = state;
  for (;;) {
    if (queue.head !== queue.tail) {
      const level = queue.data[queue.first() + KEY_LEVEL]!;
      if (level < 0 || !isSimpleKeyValid(state, state.simpleKeys[level]!)) return;
    }
    fetchNextToken(state);
  }
}

function fetchNextToken(state: ScanState): void {
  skipToToken(state);
  const column = state.offset - state.lineStart;
  if (state.indent > column) unrollIndent(state, column);
  ensure(state, 4);
  const { text, offset } = state;
  const code = text.charCodeAt(offset);
  if (column === 0 && fetchAtLineStart(state, code)) return;
  switch (code) {
    case 0:
      fetchStreamEnd(state);
      return;
    case 0x5b: // [
      fetchFlowStart(state, FLOW_SEQUENCE_START);
      return;
    case 0x7b: // {
      fetchFlowStart(state, FLOW_MAPPING_START);
      return;
    case 0x5d: // ]
      fetchFlowEnd(state, FLOW_SEQUENCE_END);
      return;
    case 0x7d: // }
      fetchFlowEnd(state, FLOW_MAPPING_END);
      return;
    case 0x2c: // ,
      fetchFlowEntry(state);
      return;
    case 0x2d: // -
      if (isBlankOrEnd(text.charCodeAt(offset + 1))) {
        fetchBlockEntry(state);
        return;
      }
      scanPlainScalar(state);
      return;
    case 0x3f: // ?
      if (state.flowLevel > 0 || isBlankOrEnd(text.charCodeAt(offset + 1))) {
        fetchKey(state);
        return;
      }
      scanPlainScalar(state);
      return;
    case 0x3a: // :
      if (state.flowLevel > 0 || isBlankOrEnd(text.charCodeAt(offset + 1))) {
        fetchValue(state);
        return;
      }
      scanPlainScalar(state);
      return;
    case 0x2a: // *
      scanAnchor(state, ALIAS);
      return;
    case 0x26: // &
      scanAnchor(state, ANCHOR);
      return;
    case 0x21: // !
      scanTag(state);
      return;
    case 0x27: // '
    case 0x22: // "
      scanQuotedScalar(state, code);
      return;
    case 0x7c: // |
    case 0x3e: // >
      if (state.flowLevel === 0) {
        scanBlockScalar(state, code);
        return;
      }
      failAtCharacter(state);
      return;
    case 0x25: // %
    case 0x40: // @
    case 0x60: // `
    case 0x23: // #
      failAtCharacter(state);
      return;
    default:
      if (isBlank(code) || isBreak(code)) {
        failAtCharacter(state);
        return;
      }
      scanPlainScalar(state);
      return;
  }
}

/** What only the first column can hold: directives and document marks. */
function fetchAtLineStart(state: ScanState, code: number): boolean {
  if (code === 0x25) {
    scanDirective(state);
    return true;
  }
  if (code !== 0x2d && code !== 0x2e) return false;
  if (!isDocumentMark(state.text, state.offset, code)) return false;
  fetchDocumentMark(state, code === 0x2d ? DOCUMENT_START : DOCUMENT_END);
  return true;
}

function fetchDocumentMark(state: ScanState, type: number): void {
  unrollIndent(state, -1);
  removeSimpleKey(state);
  state.simpleKeyAllowed = false;
  state.queue.add(type, state.offset, state.line);
  state.offset += 3;
}

function fetchStreamEnd(state: ScanState): void {
  if (state.offset !== state.lineStart) {
    state.lineStart = state.offset;
    state.line++;
  }
  unrollIndent(state, -1);
  removeSimpleKey(state);
  state.simpleKeyAllowed = false;
  state.queue.add(STREAM_END, state.offset, state.line);
}

function fetchFlowStart(state: ScanState, type: number): void {
  saveSimpleKey(state);
  increaseFlowLevel(state);
  state.simpleKeyAllowed = true;
  addIndicator(state, type);
}

function fetchFlowEnd(state: ScanState, type: number): void {
  removeSimpleKey(state);
  decreaseFlowLevel(state);
  state.simpleKeyAllowed = false;
  addIndicator(state, type);
}

function fetchFlowEntry(state: ScanState): void {
  removeSimpleKey(state);
  state.simpleKeyAllowed = true;
  addIndicator(state, FLOW_ENTRY);
}

function fetchBlockEntry(state: ScanState): void {
  if (state.flowLevel === 0) {
    if (!state.simpleKeyAllowed) failScan(state, 'block sequence entries are not allowed in this context');
    rollIndentHere(state, BLOCK_SEQUENCE_START);
  }
  removeSimpleKey(state);
  state.simpleKeyAllowed = true;
  addIndicator(state, BLOCK_ENTRY);
}

function fetchKey(state: ScanState): void {
  if (state.flowLevel === 0) {
    if (!state.simpleKeyAllowed) failScan(state, 'mapping keys are not allowed in this context');
    rollIndentHere(state, BLOCK_MAPPING_START);
  }
  removeSimpleKey(state);
  state.simpleKeyAllowed = state.flowLevel === 0;
  addIndicator(state, KEY);
}

function fetchValue(state: ScanState): void {
  const { queue } = state;
  const key = state.simpleKeys[state.flowLevel]!;
  if (isSimpleKeyValid(state, key)) {
    queue.clearKey(key.token);
    queue.insert(key.token, KEY, key.offset, key.line);
    if (state.flowLevel === 0 && state.indent < key.column) {
      pushIndent(state, key.column);
      queue.insert(key.token, BLOCK_MAPPING_START, key.offset, key.line);
    }
    key.possible = false;
    state.simpleKeyAllowed = false;
  } else {
    if (state.flowLevel === 0) {
      if (!state.simpleKeyAllowed) failScan(state, 'mapping values are not allowed in this context');
      rollIndentHere(state, BLOCK_MAPPING_START);
    }
    state.simpleKeyAllowed = state.flowLevel === 0;
  }
  addIndicator(state, VALUE);
}

function addIndicator(state: ScanState, type: number): void {
  const base = state.queue.add(type, state.offset, state.line);
  state.offset++;
  state.queue.data[base + END] = state.offset;
}

/** Opens a block collection at the current column where that is deeper than the one around it. */
function rollIndentHere(state: ScanState, type: number): void {
  const column = state.offset - state.lineStart;
  if (state.indent >= column) return;
  pushIndent(state, column);
  state.queue.add(type, state.offset, state.line);
}

function failAtCharacter(state: ScanState): never {
  failScan(state, 'found character that cannot start any token');
}
