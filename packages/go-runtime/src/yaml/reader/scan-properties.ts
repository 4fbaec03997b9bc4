import { stringOf } from '../../bytes/index.ts';
import { hexValue, isBlankOrEnd, isTagCharacter, isWordCharacter } from './char-class.ts';
import { ensureAt, failScan, type ScanState } from './scan-state.ts';
import { saveSimpleKey } from './simple-keys.ts';
import { END, EXTRA, START, TAG } from './token-queue.ts';

/** Scans `&name` or `*name` (libyaml: yaml_parser_scan_anchor). */
export function scanAnchor(state: ScanState, type: number): void {
  saveSimpleKey(state);
  state.simpleKeyAllowed = false;
  const base = state.queue.add(type, state.offset, state.line);
  const start = state.offset + 1;
  state.offset = start;
  skipWord(state);
  const code = state.text.charCodeAt(state.offset);
  if (state.offset === start || !(isBlankOrEnd(code) || ANCHOR_END.includes(String.fromCharCode(code)))) {
    failScan(state, 'did not find expected alphabetic or numeric character');
  }
  state.queue.data[base + START] = start;
  state.queue.data[base + END] = state.offset;
}

/** Scans `!suffix`, `!handle!suffix` or `!<uri>` (yaml_parser_scan_tag). */
export function scanTag(state: ScanState): void {
  saveSimpleKey(state);
  state.simpleKeyAllowed = false;
  const base = state.queue.add(TAG, state.offset, state.line);
  ensureAt(state, state.offset, 2);
  let handle = '';
  let suffix: string;
  if (state.text.charCodeAt(state.offset + 1) === 0x3c) {
    state.offset += 2;
    suffix = scanTagUri(state, '');
    if (state.text.charCodeAt(state.offset) !== 0x3e) failScan(state, "did not find the expected '>'");
    state.offset++;
  } else {
    handle = scanTagHandle(state);
    if (handle.length > 1 && handle.endsWith('!')) {
      suffix = scanTagUri(state, '');
    } else {
      suffix = scanTagUri(state, handle);
      handle = '!';
      // A lone `!`: it is the whole tag and belongs to no handle.
      if (suffix === '') [handle, suffix] = ['', '!'];
    }
  }
  ensureAt(state, state.offset, 1);
  if (!isBlankOrEnd(state.text.charCodeAt(state.offset))) {
    failScan(state, 'did not find expected whitespace or line break');
  }
  state.queue.data[base + END] = state.offset;
  state.queue.data[base + EXTRA] = state.tags.push({ handle, suffix }) - 1;
}

/** Scans `!`, `!name` or `!name!` (yaml_parser_scan_tag_handle); the offset is at its `!`. */
export function scanTagHandle(state: ScanState): string {
  const start = state.offset;
  state.offset++;
  skipWord(state);
  if (state.text.charCodeAt(state.offset) === 0x21) state.offset++;
  return state.text.slice(start, state.offset);
}

/** Scans the rest of a tag after what was taken for its handle, whose `!` is not part of it (yaml_parser_scan_tag_uri). */
export function scanTagUri(state: ScanState, head: string): string {
  const { text } = state;
  let uri = head.slice(1);
  const start = state.offset;
  let copied = start;
  for (;;) {
    ensureAt(state, state.offset, 1);
    const code = text.charCodeAt(state.offset);
    if (!isTagCharacter(code)) break;
    if (code === 0x25) {
      uri += text.slice(copied, state.offset) + scanUriEscapes(state);
      copied = state.offset;
    } else {
      state.offset++;
    }
  }
  if (head === '' && state.offset === start) failScan(state, 'did not find expected tag URI');
  return uri + text.slice(copied, state.offset);
}

const ANCHOR_END = '?:,]}%@`';

/** Moves over letters, digits, `_` and `-`. */
export function skipWord(state: ScanState): void {
  ensureAt(state, state.offset, 1);
  while (isWordCharacter(state.text.charCodeAt(state.offset))) {
    state.offset++;
    ensureAt(state, state.offset, 1);
  }
}

/** Scans the `%XX` of one character (yaml_parser_scan_uri_escapes). */
function scanUriEscapes(state: ScanState): string {
  const { text } = state;
  const octets: number[] = [];
  let missing = 1;
  while (missing > 0) {
    ensureAt(state, state.offset, 3);
    const high = hexValue(text.charCodeAt(state.offset + 1));
    const low = hexValue(text.charCodeAt(state.offset + 2));
    if (text.charCodeAt(state.offset) !== 0x25 || high < 0 || low < 0)
      failScan(state, 'did not find URI escaped octet');
    const octet = high * 16 + low;
    if (octets.length === 0) {
      missing = sequenceLength(octet);
      if (missing === 0) failScan(state, 'found an incorrect leading UTF-8 octet');
    } else if ((octet & 0xc0) !== 0x80) {
      failScan(state, 'found an incorrect trailing UTF-8 octet');
    }
    octets.push(octet);
    state.offset += 3;
    missing--;
  }
  return octets[0]! < 0x80 ? String.fromCharCode(octets[0]!) : stringOf(Uint8Array.from(octets));
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if ((lead & 0xe0) === 0xc0) return 2;
  if ((lead & 0xf0) === 0xe0) return 3;
  return (lead & 0xf8) === 0xf0 ? 4 : 0;
}
