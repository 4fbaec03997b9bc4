import { DiagnosticError } from '@metachart/diagnostics';

/** Text that grows by small pieces at the end of `out`. */
export interface OutputText {
  out: string;
  /** What came before `out`, flat. */
  readonly chunks: string[];
  /** Length of the chunks together. */
  chunked: number;
}

export type OutputFormat = 'json' | 'yaml' | 'toml';

/**
 * More characters than this in one encoded value are refused: shared maps nested in each other double with every level.
 */
const MAX_LENGTH: Readonly<Record<OutputFormat, number>> = { json: 2 ** 25, yaml: 2 ** 25, toml: 2 ** 24 };
const CHUNK_LENGTH = 2 ** 18;

/**
 * Moves `out` to the chunks if it has become long: a string of a million pieces takes many times the memory of a flat
 * one. Throws as checkOutputSize.
 */
export function moveToChunks(text: OutputText, format: OutputFormat): void {
  if (text.out.length < CHUNK_LENGTH) return;
  text.chunks.push(flatten(text.out));
  text.chunked += text.out.length;
  text.out = '';
  checkOutputSize(text.chunked, format);
}

export function wholeText(text: OutputText): string {
  return text.chunks.length === 0 ? text.out : text.chunks.join('') + text.out;
}

/** Throws DiagnosticError `FORMAT/output-too-large` once an encoder's output has passed the limit. */
export function checkOutputSize(length: number, format: OutputFormat): void {
  if (length <= MAX_LENGTH[format]) return;
  throw new DiagnosticError(`${format}/output-too-large`, {
    message: `encoding a value as ${format.toUpperCase()} gave more than ${MAX_LENGTH[format]} characters`,
    hint: 'Look for a map or list that contains another one many times over; encode its parts separately.',
  });
}

/** Reading a character makes V8 lay out a string of many pieces as one. */
function flatten(text: string): string {
  text.charCodeAt(0);
  return text;
}
