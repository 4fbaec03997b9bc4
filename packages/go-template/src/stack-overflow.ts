/** Whether an error is V8's for a full call stack: regular expressions report it in their own way. */
export function isStackOverflow(error: unknown): boolean {
  if (error instanceof RangeError) return error.message.startsWith('Maximum call stack');
  return error instanceof SyntaxError && error.message.endsWith('Stack overflow');
}
