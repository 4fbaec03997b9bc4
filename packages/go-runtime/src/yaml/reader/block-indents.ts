import { failScan, type ScanState } from './scan-state.ts';
import { BLOCK_END } from './token-queue.ts';

/** Begins a block collection at a column. Fails where they nest too deep. */
export function pushIndent(state: ScanState, column: number): void {
  state.indents.push(state.indent);
  state.indent = column;
  if (state.indents.length > MAX_INDENTS) failScan(state, `exceeded max depth of ${MAX_INDENTS}`);
}

/** Ends the block collections that are deeper than the column. */
export function unrollIndent(state: ScanState, column: number): void {
  if (state.flowLevel > 0) return;
  while (state.indent > column) {
    state.queue.add(BLOCK_END, state.offset, state.line);
    state.indent = state.indents.pop()!;
  }
}

const MAX_INDENTS = 10_000;
