/**
 * A Go error value or a recovered panic: functions that templates call throw it. `message` is the exact text of
 * Go's Error(). `cause` keeps a wrapped error.
 */
export class GoError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'GoError';
  }
}
