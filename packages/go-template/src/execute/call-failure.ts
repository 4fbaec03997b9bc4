import { DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import type { Node } from '../parse/node.ts';
import type { Frame } from './execution.ts';
import { fail, spanOf } from './failure.ts';

/** A call that a template makes. */
export interface CallPlace {
  /** What is blamed when the call fails: the whole command. */
  readonly node: Node;
  readonly name: string;
}

/** Limits of the whole execution: they have a place already and are no failure of the functions on the way out. */
const executionLimits: readonly string[] = ['template/output-limit', 'template/step-limit', 'template/nesting-limit'];

/**
 * Reports what a function threw as Go reports an error of a function, keeping it as the cause. What is neither a Go error
 * nor a diagnostic is a mistake of the program and passes through, as do the execution's own limits.
 */
export function failCall(frame: Frame, { node, name }: CallPlace, error: unknown): never {
  // First, since at the edge of the stack nothing else may be called.
  if (error instanceof RangeError && error.message !== 'Invalid string length') throw error;
  if (error instanceof GoError || (isDiagnosticError(error) && !executionLimits.includes(error.code))) {
    fail(frame, node, `error calling ${name}: ${error.message}`, { cause: error, failedFunction: name });
  }
  if (error instanceof RangeError) {
    throw new DiagnosticError('template/output-limit', {
      message: `the function ${name} made a string longer than this machine can hold`,
      span: spanOf(frame.source, node),
      cause: error,
    });
  }
  throw error;
}
