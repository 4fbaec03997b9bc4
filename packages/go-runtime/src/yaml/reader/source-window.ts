import type { DecodedPieces } from './decode-pieces.ts';
import { YamlError } from './yaml-error.ts';

/**
 * How far go-yaml's reader has decoded while the scanner moves. It matters in two cases only: a bad character fails the
 * scan as soon as its piece is touched, before or after trouble nearby; and a byte order mark at the start of the buffer
 * makes the scanner skip one character on each fresh line (yamlprivateh.go, is_bom, which looks at the buffer's start).
 */
export interface SourceWindow {
  readonly pieces: DecodedPieces;
  /** How many pieces are decoded. */
  taken: number;
  /** The end of what is decoded, in the text. */
  decoded: number;
  /** The NULs that go-yaml has put behind the end so far. */
  padding: number;
  /** Where the buffer starts. */
  origin: number;
}

export function createWindow(pieces: DecodedPieces): SourceWindow {
  return { pieces, taken: 0, decoded: 0, padding: 0, origin: 0 };
}

/**
 * Does what go-yaml does where it needs `length` characters from `position` on: decodes more, and throws the reader's
 * error where that fails.
 */
export function requireCharacters(window: SourceWindow, position: number, length: number): void {
  if (countAvailable(window, position, length) >= length) return;
  window.origin = position;
  do {
    if (window.taken < window.pieces.ends.length) {
      window.decoded = window.pieces.ends[window.taken++]!;
    } else {
      if (window.pieces.problem !== undefined) throw new YamlError(`yaml: ${window.pieces.problem}`);
      window.padding++;
      return;
    }
  } while (countAvailable(window, position, length) < length);
}

export function startsWithByteOrderMark(window: SourceWindow): boolean {
  return window.pieces.text.charCodeAt(window.origin) === 0xfeff;
}

/** The number of characters from `position` to the end of what is decoded, counted no further than `enough`. */
function countAvailable(window: SourceWindow, position: number, enough: number): number {
  const { text } = window.pieces;
  let count = 0;
  let at = position;
  while (at < window.decoded && count < enough) {
    at += (text.charCodeAt(at) & 0xfc00) === 0xd800 ? 2 : 1;
    count++;
  }
  return count + window.padding;
}
