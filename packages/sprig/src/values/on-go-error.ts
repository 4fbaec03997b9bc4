import { GoError } from '@metachart/go-runtime/reflect';

/** The result, or the other value where Go would have returned an error that sprig ignores. */
export function onGoError<Value>(otherwise: Value, compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    if (error instanceof GoError) return otherwise;
    throw error;
  }
}
