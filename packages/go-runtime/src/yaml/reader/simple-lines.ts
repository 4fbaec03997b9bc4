import { pushIndent } from './block-indents.ts';
import { isBlank, isBreak } from './char-class.ts';
import {
  DOUBLE_QUOTED,
  FLOW,
  MAPPING_NODE,
  PLAIN,
  SCALAR_NODE,
  SEQUENCE_NODE,
  SINGLE_QUOTED,
  VERBATIM,
} from './node-flags.ts';
import { noteScalar } from './note-scalar.ts';
import { addEmpty } from './parse-node.ts';
import type { Parser } from './parser.ts';
import {
  BLOCK,
  BLOCK_MAPPING_KEY,
  BLOCK_MAPPING_VALUE,
  BLOCK_OR_INDENTLESS,
  BLOCK_SEQUENCE_ENTRY,
  INDENTLESS_SEQUENCE_ENTRY,
} from './parser-states.ts';
import { endOfPlainLine, endOfSpaces, trimSpaces } from './plain-run.ts';
import type { ScanState } from './scan-state.ts';
import { skipToToken } from './skip-to-token.ts';
import { BLOCK_ENTRY, END, VALUE } from './token-queue.ts';

/*
 * Nearly all lines of manifests and values leave no doubt:
 *
 *     name: value          a key of letters and the like, and a plain or quoted value that ends the line
 *     labels: {}           or an empty collection, or no value
 *     labels:              such a key, and a collection on the next line
 *       app: web
 *     - name: value        an entry that starts a mapping of such lines
 *     - value              or is such a value
 *
 * Comments may stand between and behind them.
 *
 * These functions read such lines straight from the text. They add the nodes that tokens would give and leave scanner and
 * parser as those would, but touch nothing else: where a line is not so simple, the scanner takes over, either at the place
 * where an entry would start, or behind a key or dash for which a token then waits.
 */

/** Reads entries of the block mapping whose next key the parser expects. */
export function readSimpleEntries(parser: Parser): void {
  if (!isIdle(parser)) return;
  skipToToken(parser.scan);
  if (!parser.scan.simpleKeyAllowed) return;
  while (readEntry(parser)) {
    // Each call moves on by an entry.
  }
}

/** Reads items of the block sequence whose next dash the parser expects. */
export function readSimpleItems(parser: Parser): void {
  if (!isIdle(parser)) return;
  skipToToken(parser.scan);
  if (!parser.scan.simpleKeyAllowed) return;
  while (readItem(parser)) {
    // Each call moves on by an item.
  }
}

/**
 * Opens the block collection that starts at the next token, where it is a simple one; `returnState` is what the parser
 * expects behind it. Returns whether it did; if not, only blanks, breaks and comments were skipped.
 */
export function openSimpleCollection(parser: Parser, context: number, returnState: number): boolean {
  if (!isIdle(parser)) return false;
  const { scan } = parser;
  skipToToken(scan);
  if (!scan.simpleKeyAllowed) return false;
  const { text, offset } = scan;
  const column = offset - scan.lineStart;
  if (text.charCodeAt(offset) === 0x2d) {
    if (text.charCodeAt(offset + 1) !== 0x20) return false;
    if (column > scan.indent) {
      pushIndent(scan, column);
      open(parser, SEQUENCE_NODE, BLOCK_SEQUENCE_ENTRY, returnState);
      return true;
    }
    if (column < scan.indent || context !== BLOCK_OR_INDENTLESS) return false;
    open(parser, SEQUENCE_NODE, INDENTLESS_SEQUENCE_ENTRY, returnState);
    return true;
  }
  if (column <= scan.indent || endOfKey(text, offset) < 0) return false;
  pushIndent(scan, column);
  open(parser, MAPPING_NODE, BLOCK_MAPPING_KEY, returnState);
  return true;
}

/** Whether no token waits, and nothing that the scanner remembers could make the next one more than it seems. */
function isIdle({ available, scan }: Parser): boolean {
  return (
    !available &&
    scan.queue.head === scan.queue.tail &&
    scan.window === undefined &&
    scan.flowLevel === 0 &&
    // A bracket may have left a key behind that still counts (see decreaseFlowLevel).
    !scan.simpleKeys[0]!.possible
  );
}

function open(parser: Parser, flags: number, state: number, returnState: number): void {
  const { scan, tape } = parser;
  const node = tape.add(flags, scan.offset, scan.offset, scan.offset, scan.line, 0);
  if (parser.collections.push(node) > tape.depth) tape.depth = parser.collections.length;
  parser.states.push(returnState);
  parser.state = state;
}

/**
 * Ends the block collections that the scanner has left; returns whether the parser then expects the same kind of entry
 * here.
 */
function endCollections(parser: Parser): boolean {
  const { scan } = parser;
  const { offset } = scan;
  const column = offset - scan.lineStart;
  // What the end of the text ends, the scanner tells.
  if (column >= scan.indent || scan.text.charCodeAt(offset) === 0) return false;
  const { state } = parser;
  while (column < scan.indent && isBlockEntry(parser.state)) {
    // A sequence that is as deep as the mapping around it ends with that.
    if (parser.state !== INDENTLESS_SEQUENCE_ENTRY) scan.indent = scan.indents.pop()!;
    parser.tape.close(parser.collections.pop()!, offset);
    parser.state = parser.states.pop()!;
  }
  return parser.state === state;
}

function isBlockEntry(state: number): boolean {
  return state === BLOCK_MAPPING_KEY || state === BLOCK_SEQUENCE_ENTRY || state === INDENTLESS_SEQUENCE_ENTRY;
}

/** Reads the entry at the scanner's place; returns whether all of it was read and another may follow. */
function readEntry(parser: Parser): boolean {
  const { scan, tape } = parser;
  const { text, offset, line } = scan;
  if (offset - scan.lineStart !== scan.indent) return endCollections(parser);
  const keyEnd = endOfKey(text, offset);
  if (keyEnd < 0) return false;
  noteScalar(tape, tape.add(SCALAR_NODE | PLAIN | VERBATIM, offset, offset, keyEnd, line, 0), true);
  if (text.charCodeAt(keyEnd + 1) === 0x20 && readValue(parser, keyEnd + 2)) return true;
  scan.offset = keyEnd + 1;
  scan.simpleKeyAllowed = false;
  if (openSimpleCollection(parser, BLOCK_OR_INDENTLESS, BLOCK_MAPPING_KEY)) return parser.state === BLOCK_MAPPING_KEY;
  if (isAtNextEntry(scan)) {
    addEmpty(parser, keyEnd + 1, line);
    return true;
  }
  scan.queue.data[scan.queue.add(VALUE, keyEnd, line) + END] = keyEnd + 1;
  parser.state = BLOCK_MAPPING_VALUE;
  return false;
}

/** Whether a simple key stands in the column of the mapping's keys, or what follows is no part of the mapping. */
function isAtNextEntry({ text, offset, lineStart, indent, simpleKeyAllowed }: ScanState): boolean {
  if (!simpleKeyAllowed) return false;
  const column = offset - lineStart;
  return column === indent ? endOfKey(text, offset) >= 0 : column < indent && text.charCodeAt(offset) !== 0;
}

/** Reads the item at the scanner's place; returns whether all of it was read and another may follow. */
function readItem(parser: Parser): boolean {
  const { scan } = parser;
  const { text, offset, line } = scan;
  if (offset - scan.lineStart !== scan.indent) return endCollections(parser);
  if (text.charCodeAt(offset) !== 0x2d || text.charCodeAt(offset + 1) !== 0x20) return false;
  if (readValue(parser, offset + 2)) return true;
  scan.offset = offset + 1;
  if (openSimpleCollection(parser, BLOCK, parser.state)) return false;
  scan.queue.data[scan.queue.add(BLOCK_ENTRY, offset, line) + END] = offset + 1;
  return false;
}

const key = /[A-Za-z0-9_$/][\w$./-]*(?=:[ \n])/y;
const MAX_KEY_LENGTH = 1024;

/** The offset of the colon behind a simple key, or -1. */
function endOfKey(text: string, start: number): number {
  key.lastIndex = start;
  return key.test(text) && key.lastIndex - start <= MAX_KEY_LENGTH ? key.lastIndex : -1;
}

/** Reads a scalar or an empty collection that ends the line, but for a comment, and moves to the next token. */
function readValue(parser: Parser, start: number): boolean {
  switch (parser.scan.text.charCodeAt(start)) {
    case 0x22: // "
      return readQuoted(parser, start, DOUBLE_QUOTED);
    case 0x27: // '
      return readQuoted(parser, start, SINGLE_QUOTED);
    case 0x5b: // [
      return readEmptyCollection(parser, start, SEQUENCE_NODE);
    case 0x7b: // {
      return readEmptyCollection(parser, start, MAPPING_NODE);
    default:
      return readPlain(parser, start);
  }
}

function readPlain(parser: Parser, start: number): boolean {
  const { scan, tape } = parser;
  const { text } = scan;
  const lineEnd = endOfPlainLine(text, start);
  if (lineEnd < 0) return false;
  if (text.charCodeAt(lineEnd) === 0x0a && continues(scan, lineEnd + 1)) return false;
  const end = trimSpaces(text, start, lineEnd);
  noteScalar(tape, tape.add(SCALAR_NODE | PLAIN | VERBATIM, start, start, end, scan.line, 0), false);
  leaveLine(scan, lineEnd);
  return true;
}

/** Whether the text of a plain scalar may go on, from a line on that follows it: deeper lines continue it. */
function continues({ text, indent }: ScanState, from: number): boolean {
  let lineStart = from;
  for (;;) {
    const next = endOfSpaces(text, lineStart);
    const code = text.charCodeAt(next);
    if (code === 0x0a) {
      lineStart = next + 1;
      continue;
    }
    return isBlank(code) || isBreak(code) || (next - lineStart > indent && code !== 0x23);
  }
}

/**
 * Quoted text without escapes, blanks other than spaces, or characters of two units, behind which nothing but a comment
 * stands on the line.
 */
const doubleQuoted = /"[^\0\t\n\r"\\\x85\u2028\u2029\ud800-\udfff]*"(?= *\n| +#)/y;
const singleQuoted = /'[^\0\t\n\r'\x85\u2028\u2029\ud800-\udfff]*'(?= *\n| +#)/y;

function readQuoted(parser: Parser, start: number, style: number): boolean {
  const { scan, tape } = parser;
  const content = style === DOUBLE_QUOTED ? doubleQuoted : singleQuoted;
  content.lastIndex = start;
  if (!content.test(scan.text)) return false;
  const end = content.lastIndex;
  tape.add(SCALAR_NODE | style | VERBATIM, start, start + 1, end - 1, scan.line, 0);
  leaveLine(scan, end);
  return true;
}

const emptyCollection = /(?:\[\]|\{\})(?= *\n| +#)/y;

function readEmptyCollection(parser: Parser, start: number, kind: number): boolean {
  const { scan, tape, collections } = parser;
  emptyCollection.lastIndex = start;
  if (!emptyCollection.test(scan.text)) return false;
  const node = tape.add(kind | FLOW, start, start, start, scan.line, 0);
  tape.depth = Math.max(tape.depth, collections.length + 1);
  tape.close(node, start + 1);
  leaveLine(scan, start + 2);
  return true;
}

/** Moves to the next token from behind a value, where nothing but a comment follows it on the line. */
function leaveLine(scan: ScanState, offset: number): void {
  scan.offset = offset;
  scan.simpleKeyAllowed = false;
  skipToToken(scan);
}
