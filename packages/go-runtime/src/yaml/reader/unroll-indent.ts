import type { ScanState } from './scan-state.ts';
import { BLOCK_END } from './token-queue.ts';

/** Closes the block collections that are deeper than the column. */
export function unrollIndent(state: ScanState, column: number): void {
  if (state.flowLevel > 0) return;
  while (state.indent > column) {
    state.queue.add(BLOCK_END, state.offset, state.line);
    state.indent = state.indents.pop()!;
  }
}
