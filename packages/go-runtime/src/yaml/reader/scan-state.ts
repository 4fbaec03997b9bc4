import { isHighSurrogate } from './char-class.ts';
import type { YamlSource } from './read-source.ts';
import { requireCharacters, type SourceWindow } from './source-window.ts';
import { TokenQueue } from './token-queue.ts';
import { positionAt, problemMessage, YamlError } from './yaml-error.ts';

/** A position that may turn out to be an implicit key, one per flow level (libyaml: yaml_simple_key_t). */
export interface SimpleKey {
  possible: boolean;
  /** Whether it is an error when no `:` follows. */
  required: boolean;
  /** The number of its first token, counted from the start of the stream. */
  token: number;
  offset: number;
  line: number;
  column: number;
}

export interface TagParts {
  readonly handle: string;
  readonly suffix: string;
}

/** What the scanner knows between two tokens. The functions that scan one kind of token work on it. */
export class ScanState {
  readonly text: string;
  readonly simpleBreaks: boolean;
  readonly window: SourceWindow | undefined;
  /** Beyond this offset the window has to be asked. */
  guard: number;
  offset: number;
  line = 0;
  /** Offset of the line's first character, moved on by one for each character of two units; so a column is a difference. */
  lineStart: number;
  /** The column of the innermost block collection, -1 outside of all. */
  indent = -1;
  readonly indents: number[] = [];
  flowLevel = 0;
  simpleKeyAllowed = true;
  readonly simpleKeys: SimpleKey[] = [newSimpleKey()];
  readonly queue = new TokenQueue();
  /** What the tag tokens refer to. */
  readonly tags: TagParts[] = [];

  constructor(source: YamlSource) {
    this.text = source.text;
    this.simpleBreaks = source.simpleBreaks;
    this.window = source.window;
    this.guard = source.window === undefined ? Number.MAX_SAFE_INTEGER : 0;
    this.offset = source.start;
    this.lineStart = source.start;
  }
}

export function newSimpleKey(): SimpleKey {
  return { possible: false, required: false, token: 0, offset: 0, line: 0, column: 0 };
}

/** Stops the scan with a problem at the current position; libyaml counts a scanner's lines one further. */
export function failScan(state: ScanState, problem: string): never {
  const line = state.line === 0 ? 0 : state.line + 1;
  throw new YamlError(problemMessage(problem, line), { position: positionAt(state.text, state.offset) });
}

/** Makes sure, as go-yaml does, that `length` characters from the current position on are decoded. */
export function ensure(state: ScanState, length: number): void {
  if (state.offset + length > state.guard) moveWindow(state, state.offset, length);
}

/** The same at an offset ahead of the current position. */
export function ensureAt(state: ScanState, offset: number, length: number): void {
  if (offset + length > state.guard) moveWindow(state, offset, length);
}

/** The same at each character behind `from` up to `to`, which go-yaml visits one by one. */
export function ensureEach(state: ScanState, from: number, to: number, length: number): void {
  if (to + length <= state.guard) return;
  for (let at = from; at < to; ) {
    at += isHighSurrogate(state.text.charCodeAt(at)) ? 2 : 1;
    moveWindow(state, at, length);
  }
}

/** Margin of the guard: no check looks further ahead than eight characters of two units. */
const LOOKAHEAD = 16;

function moveWindow(state: ScanState, offset: number, length: number): void {
  const window = state.window;
  if (window === undefined) return;
  requireCharacters(window, offset, length);
  state.guard = window.decoded - LOOKAHEAD;
}
