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

/**
 * A Go panic, where it matters that it is none of the errors a function returns: Helm's toToml prints the text of an error,
 * and its toYamlPretty drops it, but a panic in either stops the template.
 */
export class GoPanic extends GoError {
  constructor(message: string, cause?: unknown) {
    super(message, cause);
    this.name = 'GoPanic';
  }
}
