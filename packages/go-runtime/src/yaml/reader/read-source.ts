import { DiagnosticError } from '@metachart/diagnostics';
import { bytesOf, isWide } from '../../bytes/index.ts';
import { decodePieces, type Encoding } from './decode-pieces.ts';
import { createWindow, type SourceWindow } from './source-window.ts';

/** A text made ready for the scanner. */
export interface YamlSource {
  /** The text with one NUL behind it. */
  readonly text: string;
  /** Where scanning starts: behind a byte order mark. */
  readonly start: number;
  /** Whether LF is the only line break in it. */
  readonly simpleBreaks: boolean;
  /** Whether slices of it have to be narrowed (see narrowSlice). */
  readonly wide: boolean;
  /** Set where it can be observed that go-yaml reads in pieces. */
  readonly window: SourceWindow | undefined;
}

/**
 * Prepares a Go string for scanning, with go-yaml's rules on encodings and characters (readerc.go, rule Y4): UTF-16 with a
 * byte order mark is decoded; bytes and characters that YAML does not allow are errors, which however surface only when
 * the scanner gets near them. Throws DiagnosticError `yaml/text-too-large` above 64 Mi characters.
 */
export function readSource(text: string): YamlSource {
  if (text.length > MAX_TEXT_LENGTH) throw tooLarge(text.length);
  if (!beyondPlainAscii.test(text)) {
    return { text: text + END, start: 0, simpleBreaks: true, wide: false, window: undefined };
  }
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  suspect.lastIndex = start;
  if (suspect.test(text) || !text.isWellFormed()) return readInPieces(text);
  return { text: text + END, start, simpleBreaks: !otherBreak.test(text), wide: isWide(text), window: undefined };
}

const MAX_TEXT_LENGTH = 64 * 1024 * 1024;
const END = '\0';
const BYTE_ORDER_MARK = 0xfeff;

const beyondPlainAscii = /[^\t\n\x20-\x7e]/;
const otherBreak = /[\r\x85\u2028\u2029]/;
/** What YAML forbids, and the byte order mark, which go-yaml treats oddly within a text. */
const suspect = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]/g;

function readInPieces(text: string): YamlSource {
  const bytes = bytesOf(text);
  const encoding = encodingOf(bytes);
  const pieces = decodePieces(bytes, encoding);
  return {
    text: pieces.text + END,
    start: 0,
    simpleBreaks: !otherBreak.test(pieces.text),
    wide: isWide(pieces.text),
    window: createWindow(pieces),
  };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { form: 'utf-16le', markLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { form: 'utf-16be', markLength: 2 };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { form: 'utf-8', markLength: marked ? 3 : 0 };
}

function tooLarge(length: number): DiagnosticError {
  return new DiagnosticError('yaml/text-too-large', {
    message: `reading YAML: the text has ${length} characters, the limit is ${MAX_TEXT_LENGTH}`,
    hint: 'Split the text into smaller documents or files.',
  });
}
