import type { Run } from '../execute/execution.ts';

/** What a list holds besides texts. */
export interface Statement {
  readonly run: Run;
  /** Whether it may end the list it stands in: by a break or continue that is not of a range inside. */
  readonly jumps: boolean;
}
