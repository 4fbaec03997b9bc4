import type { Frame } from '../execute/execution.ts';
import { declaredSince, type Scope, UNSET } from './scope.ts';

/**
 * Compiles what may be skipped at run time. Variables declared in it are conditional; `reset`, called before the place
 * where it might run, makes them undeclared again.
 */
export function conditionally<Result>(
  scope: Scope,
  compile: () => Result,
): { readonly result: Result; readonly reset: (frame: Frame) => void } {
  const { latest } = scope;
  scope.conditionalDepth++;
  const result = compile();
  scope.conditionalDepth--;
  const slots = declaredSince(scope, latest).map(({ slot }) => slot);
  if (slots.length === 0) return { result, reset: () => {} };
  return {
    result,
    reset: (frame) => {
      for (const slot of slots) frame.variables[slot] = UNSET;
    },
  };
}
