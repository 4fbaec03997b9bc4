import { unrollIndent } from './block-indents.ts';
import { isBlank, isBlankOrEnd, isDigit } from './char-class.ts';
import { scanTagHandle, scanTagUri, skipWord } from './scan-properties.ts';
import { ensureAt, failScan, type ScanState } from './scan-state.ts';
import { removeSimpleKey } from './simple-keys.ts';
import { skipRestOfLine } from './skip-to-token.ts';
import { EXTRA, TAG_DIRECTIVE, VERSION_DIRECTIVE } from './token-queue.ts';

/** Scans a line `%YAML 1.1` or `%TAG !e! tag:example.com:` (libyaml: yaml_parser_scan_directive). */
export function scanDirective(state: ScanState): void {
  unrollIndent(state, -1);
  removeSimpleKey(state);
  state.simpleKeyAllowed = false;
  const { offset: origin, line } = state;
  state.offset++;
  const name = scanName(state);
  if (name === 'YAML') {
    const version = scanVersion(state);
    skipRestOfLine(state);
    state.queue.data[state.queue.add(VERSION_DIRECTIVE, origin, line) + EXTRA] = version;
  } else if (name === 'TAG') {
    const tag = scanTagDirective(state);
    skipRestOfLine(state);
    state.queue.data[state.queue.add(TAG_DIRECTIVE, origin, line) + EXTRA] = tag;
  } else {
    failScan(state, 'found unknown directive name');
  }
}

/** The major version times 100 and the minor one. */
export const VERSION_1_1 = 101;

function scanName(state: ScanState): string {
  const start = state.offset;
  skipWord(state);
  if (state.offset === start) failScan(state, 'could not find expected directive name');
  if (!isBlankOrEnd(state.text.charCodeAt(state.offset))) {
    failScan(state, 'found unexpected non-alphabetical character');
  }
  return state.text.slice(start, state.offset);
}

function scanVersion(state: ScanState): number {
  skipDirectiveBlanks(state);
  const major = scanVersionNumber(state);
  if (state.text.charCodeAt(state.offset) !== 0x2e) failScan(state, "did not find expected digit or '.' character");
  state.offset++;
  return major * 100 + scanVersionNumber(state);
}

function scanVersionNumber(state: ScanState): number {
  const { text } = state;
  const start = state.offset;
  ensureAt(state, state.offset, 1);
  while (isDigit(text.charCodeAt(state.offset))) {
    if (state.offset - start >= 2) failScan(state, 'found extremely long version number');
    state.offset++;
    ensureAt(state, state.offset, 1);
  }
  if (state.offset === start) failScan(state, 'did not find expected version number');
  return Number(text.slice(start, state.offset));
}

function scanTagDirective(state: ScanState): number {
  const { text } = state;
  skipDirectiveBlanks(state);
  ensureAt(state, state.offset, 1);
  if (text.charCodeAt(state.offset) !== 0x21) failScan(state, "did not find expected '!'");
  const handle = scanTagHandle(state);
  if (handle !== '!' && !handle.endsWith('!')) failScan(state, "did not find expected '!'");
  ensureAt(state, state.offset, 1);
  if (!isBlank(text.charCodeAt(state.offset))) failScan(state, 'did not find expected whitespace');
  skipDirectiveBlanks(state);
  const suffix = scanTagUri(state, '');
  ensureAt(state, state.offset, 1);
  if (!isBlankOrEnd(text.charCodeAt(state.offset))) failScan(state, 'did not find expected whitespace or line break');
  return state.tags.push({ handle, suffix }) - 1;
}

function skipDirectiveBlanks(state: ScanState): void {
  ensureAt(state, state.offset, 1);
  while (isBlank(state.text.charCodeAt(state.offset))) {
    state.offset++;
    ensureAt(state, state.offset, 1);
  }
}
