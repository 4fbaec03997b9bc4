/** Whether an object is as its specification wants it. */
export interface Readiness {
  readonly status: 'current' | 'in-progress' | 'failed' | 'terminating';
  /** For people: `1 of 3 replicas are ready`. */
  readonly message: string;
  /** For programs: the reason of the condition that decided, or a word of kstatus where a rule did. */
  readonly reason?: string;
}

export function current(message: string): Readiness {
  return { status: 'current', message };
}

export function inProgress(reason: string, message: string): Readiness {
  return { status: 'in-progress', message, ...(reason === '' ? {} : { reason }) };
}

export function failed(reason: string, message: string): Readiness {
  return { status: 'failed', message, ...(reason === '' ? {} : { reason }) };
}
