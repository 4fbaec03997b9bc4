import { GoError } from '../reflect/index.ts';
import { byteStringOf, runeAt, runeWidthAt } from './byte-string.ts';

const SLASH = 0x2f;
const STAR = 0x2a;
const QUESTION = 0x3f;
const BACKSLASH = 0x5c;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const DASH = 0x2d;
const CARET = 0x5e;

/**
 * Whether a shell pattern matches the whole name, as Go's path.Match: `*` and `?` stay within one element, `[a-z]` and
 * `[^a-z]` are sets, a backslash quotes. Throws GoError `syntax error in pattern`; the rest of a pattern is checked even
 * when the name has failed by then (path/match.go), but not what a trailing star leaves unread.
 */
export function matchPath(pattern: string, name: string): boolean {
  const bytes = byteStringOf(pattern);
  const unread = findMismatch(bytes, byteStringOf(name));
  if (unread === undefined) return true;
  checkRest(bytes, unread);
  return false;
}

/**
 * As matchPath, but as Go's filepath.Match on Unix, which does not look at the rest of a pattern once the name has failed:
 * one that is malformed there gives false (path/filepath/match.go).
 */
export function matchFilePath(pattern: string, name: string): boolean {
  return findMismatch(byteStringOf(pattern), byteStringOf(name)) === undefined;
}

/** Where the pattern is still unread when the name fails; undefined when it matches. */
function findMismatch(pattern: string, name: string): number | undefined {
  let patternAt = 0;
  let nameAt = 0;
  while (patternAt < pattern.length) {
    const chunkStart = skipStars(pattern, patternAt);
    const star = chunkStart > patternAt;
    const chunkEnd = endOfChunk(pattern, chunkStart);
    if (star && chunkStart === pattern.length) return name.indexOf('/', nameAt) < 0 ? undefined : pattern.length;
    const last = chunkEnd === pattern.length;
    let end = matchChunk(pattern, { from: chunkStart, to: chunkEnd }, name, nameAt);
    if (end < 0 || (last && end < name.length)) {
      end = star ? matchAfterStar(pattern, { from: chunkStart, to: chunkEnd }, name, nameAt) : -1;
      if (end < 0) return chunkEnd;
    }
    nameAt = end;
    patternAt = chunkEnd;
  }
  return nameAt === name.length ? undefined : pattern.length;
}

/** Part of a pattern without a star outside of brackets. */
interface Chunk {
  readonly from: number;
  readonly to: number;
}

function matchAfterStar(pattern: string, chunk: Chunk, name: string, nameAt: number): number {
  for (let at = nameAt; at < name.length && name.charCodeAt(at) !== SLASH; at++) {
    const end = matchChunk(pattern, chunk, name, at + 1);
    if (end >= 0 && (chunk.to < pattern.length || end === name.length)) return end;
  }
  return -1;
}

function checkRest(pattern: string, from: number): void {
  for (let at = from; at < pattern.length; ) {
    const start = skipStars(pattern, at);
    at = endOfChunk(pattern, start);
    matchChunk(pattern, { from: start, to: at }, '', 0);
  }
}

function skipStars(pattern: string, from: number): number {
  let at = from;
  while (pattern.charCodeAt(at) === STAR) at++;
  return at;
}

function endOfChunk(pattern: string, from: number): number {
  let inBrackets = false;
  for (let at = from; at < pattern.length; at++) {
    const unit = pattern.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === OPEN) inBrackets = true;
    else if (unit === CLOSE) inBrackets = false;
    else if (unit === STAR && !inBrackets) return at;
  }
  return pattern.length;
}

/** Offset in the name after the chunk, or -1; a chunk that fails early is still read to its end for syntax errors. */
function matchChunk(pattern: string, chunk: Chunk, name: string, nameAt: number): number {
  const cursor = { at: chunk.from, end: chunk.to };
  let at = nameAt;
  let failed = false;
  while (cursor.at < cursor.end) {
    failed ||= at >= name.length;
    let unit = pattern.charCodeAt(cursor.at++);
    if (unit === OPEN) {
      const rune = failed ? 0 : runeAt(name, at, name.length);
      if (!failed) at += runeWidthAt(name, at, name.length);
      if (!setHolds(pattern, cursor, rune)) failed = true;
      continue;
    }
    if (unit === QUESTION) {
      failed ||= name.charCodeAt(at) === SLASH;
      at += runeWidthAt(name, at, name.length);
      continue;
    }
    if (unit === BACKSLASH) {
      if (cursor.at >= cursor.end) throw badPattern();
      unit = pattern.charCodeAt(cursor.at++);
    }
    failed ||= unit !== name.charCodeAt(at);
    at++;
  }
  return failed ? -1 : at;
}

interface Cursor {
  at: number;
  readonly end: number;
}

/** Reads a set after its bracket, and says whether it holds the rune. */
function setHolds(pattern: string, cursor: Cursor, rune: number): boolean {
  const negated = cursor.at < cursor.end && pattern.charCodeAt(cursor.at) === CARET;
  if (negated) cursor.at++;
  let holds = false;
  for (let ranges = 0; ; ranges++) {
    if (ranges > 0 && pattern.charCodeAt(cursor.at) === CLOSE) break;
    const low = readSetRune(pattern, cursor);
    let high = low;
    if (pattern.charCodeAt(cursor.at) === DASH) {
      cursor.at++;
      high = readSetRune(pattern, cursor);
    }
    holds ||= low <= rune && rune <= high;
  }
  cursor.at++;
  return holds !== negated;
}

/** A rune of a set, perhaps quoted; something must follow it within the chunk. */
function readSetRune(pattern: string, cursor: Cursor): number {
  let unit = cursor.at < cursor.end ? pattern.charCodeAt(cursor.at) : DASH;
  if (unit === DASH || unit === CLOSE) throw badPattern();
  if (unit === BACKSLASH) {
    cursor.at++;
    if (cursor.at >= cursor.end) throw badPattern();
    unit = pattern.charCodeAt(cursor.at);
  }
  const width = runeWidthAt(pattern, cursor.at, cursor.end);
  if (width === 1 && unit >= 0x80) throw badPattern();
  const rune = runeAt(pattern, cursor.at, cursor.end);
  cursor.at += width;
  if (cursor.at >= cursor.end) throw badPattern();
  return rune;
}

function badPattern(): GoError {
  return new GoError('syntax error in pattern');
}
