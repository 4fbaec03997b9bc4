import { isDiagnosticError } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';

/** Runs something a chart can make fail: what it gives, or the text of the failure. Programmer errors pass through. */
export function attempt<Value>(run: () => Value): Attempt<Value> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    if (error instanceof GoError || isDiagnosticError(error)) return { ok: false, text: error.message };
    throw error;
  }
}

export type Attempt<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly text: string };
