import { type Diagnostic, formatDiagnostic, formatPlace, isDiagnosticError } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import type { Terminal } from './terminal.ts';

/**
 * The one place where an error becomes text and an exit code: `Error: ` and the message on standard error, as Helm has it,
 * then what may help. Programming errors keep their stack. The code is 1, 130 after an interrupt, and 0 where the reader of
 * our output has gone.
 */
export function reportFailure(error: unknown, terminal: Terminal): number {
  if (isBrokenPipe(error)) return 0;
  const findings = findingsOf(error);
  if (findings !== undefined) {
    terminal.err(findings.map((finding) => `${formatDiagnostic(finding)}\n`).join(''));
    if (findings.length > 1) terminal.err(`Error: ${(error as Error).message}\n`);
  } else if (isDiagnosticError(error)) {
    const { hint, related } = error.diagnostic;
    terminal.err(`Error: ${error.message}\n`);
    const places = (related ?? []).map(({ message, span }) => `  ${message} (${formatPlace(span)})\n`);
    for (const place of [...new Set(places)].slice(0, maxPlaces)) terminal.err(place);
    if (hint !== undefined) terminal.err(`  hint: ${hint}\n`);
  } else if (error instanceof GoError) {
    terminal.err(`Error: ${error.message}\n`);
  } else {
    terminal.err(`Error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  return isDiagnosticError(error) && error.code === 'deploy/cancelled' ? 130 : 1;
}

/** What an error carries that tells of several findings, each with its code and place. */
function findingsOf(error: unknown): readonly Diagnostic[] | undefined {
  if (!isDiagnosticError(error) || !('findings' in error) || !Array.isArray(error.findings)) return undefined;
  return error.findings;
}

/** Recursion can lead through a thousand calls, mostly the same ones; the first few tell the story. */
const maxPlaces = 10;

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
