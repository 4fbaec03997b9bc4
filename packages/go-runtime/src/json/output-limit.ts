import { DiagnosticError } from '@metachart/diagnostics';

/** More characters than this in one encoded value are refused: shared maps nested in each other double with every level. */
const MAX_OUTPUT = 2 ** 27;

/** Throws DiagnosticError `FORMAT/output-too-large` once an encoder's output has passed the limit. */
export function checkOutputSize(length: number, format: 'json' | 'yaml' | 'toml'): void {
  if (length <= MAX_OUTPUT) return;
  throw new DiagnosticError(`${format}/output-too-large`, {
    message: `encoding a value as ${format.toUpperCase()} gave more than ${MAX_OUTPUT} characters`,
    hint: 'Look for a map or list that contains another one many times over; encode its parts separately.',
  });
}
