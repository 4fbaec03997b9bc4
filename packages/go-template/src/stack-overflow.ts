/** Whether an error is V8's for a full call stack: regular expressions report it in their own way. */
export function isStackOverflow(error: unknown): boolean {
  if (error instanceof RangeError) return error.message.startsWith('Maximum call stack');
  return error instanceof SyntaxError && error.message.endsWith('Stack overflow');
}

const enoughLevels = 64;

/**
 * Whether an overflow has left enough levels behind that there is stack again to report it: to be asked once at each
 * level on the way out. Right at the edge even the making of an error overflows.
 */
export function hasUnwound(execution: { unwound: number }): boolean {
  execution.unwound++;
  if (execution.unwound < enoughLevels) return false;
  execution.unwound = 0;
  return true;
}
