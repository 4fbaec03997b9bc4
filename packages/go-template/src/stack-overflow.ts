/** Whether an error is V8's for a full call stack, as against another RangeError. */
export function isStackOverflow(error: unknown): error is RangeError {
  return error instanceof RangeError && error.message.startsWith('Maximum call stack');
}
