/** Whether an object is as its specification wants it. */
export interface Readiness {
  readonly status: 'current' | 'in-progress' | 'failed' | 'terminating';
  /** For people: `1 of 3 replicas are ready`. */
  readonly message: string;
  /** For programs: the reason of the condition that decided, where there is one. */
  readonly reason?: string;
}
