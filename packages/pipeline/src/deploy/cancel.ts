import { DiagnosticError } from '@metachart/diagnostics';

/** Throws DiagnosticError `deploy/cancelled` where the signal has been given. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DiagnosticError('deploy/cancelled', { message: 'the deploy was cancelled' });
}

/** A signal in any case; one that is never given where there is none. */
export function whenCancelled(signal: AbortSignal | undefined): AbortSignal {
  return signal ?? new AbortController().signal;
}
