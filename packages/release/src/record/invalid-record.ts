import { DiagnosticError } from '@metachart/diagnostics';

/** DiagnosticError `release/invalid-record`. */
export function invalidRecord(problem: string, cause?: unknown): DiagnosticError {
  return new DiagnosticError('release/invalid-record', {
    message: `this is no record of a Helm release: ${problem}`,
    cause,
  });
}
