import { GoError, GoPanic } from '@metachart/go-runtime/reflect';

/** The result of a call, or of `recover` where Go would return an error; what Go panics with goes on. */
export function recoverError<Result>(call: () => Result, recover: (error: GoError) => Result): Result {
  try {
    return call();
  } catch (error) {
    if (error instanceof GoError && !(error instanceof GoPanic)) return recover(error);
    throw error;
  }
}

/** What Helm's functions that parse into a map give for an error: its text as `Error` (E9). */
export function errorMap(error: GoError): Map<string, string> {
  return new Map([['Error', error.message]]);
}
