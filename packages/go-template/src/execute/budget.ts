import { DiagnosticError } from '@metachart/diagnostics';
import { byteLength } from '@metachart/go-runtime/bytes';
import type { Node, Tree } from '../parse/node.ts';
import { spanOf } from './failure.ts';
import type { Budget } from './frame.ts';

/** What an execution may do at most. */
export interface ExecutionLimits {
  /** Bytes that a template may print; each template executed on the way counts its own output. */
  readonly maxOutputBytes?: number;
  /** Iterations of range and executions of templates, all together. */
  readonly maxSteps?: number;
}

export const unlimited: Budget = { steps: Infinity, maxSteps: Infinity, maxOutputBytes: Infinity };

export function createBudget({ maxOutputBytes = Infinity, maxSteps = Infinity }: ExecutionLimits): Budget {
  return { steps: maxSteps, maxSteps, maxOutputBytes };
}

/** Ends an execution that has used up its steps at a node. */
export function failSteps({ maxSteps }: Budget, tree: Tree, node: Node): never {
  throw new DiagnosticError('template/step-limit', {
    message: `the template "${tree.name}" was stopped after ${maxSteps} iterations and template calls`,
    span: spanOf(tree, node),
    hint: 'look for a loop over a huge number or for templates that call each other without end, or allow more steps',
  });
}

/** Ends an execution whose output is too long at a node. */
export function failOutput({ maxOutputBytes }: Budget, tree: Tree, node: Node): never {
  throw new DiagnosticError('template/output-limit', {
    message: `the template "${tree.name}" was stopped after it printed more than ${maxOutputBytes} bytes`,
    span: spanOf(tree, node),
    hint: 'look for a loop that prints too much, or allow more output',
  });
}

/** Whether a text is too long; its length in bytes is counted only where its length in characters does not tell. */
export function exceedsOutput({ maxOutputBytes }: Budget, text: string): boolean {
  if (text.length > maxOutputBytes) return true;
  return text.length * 3 > maxOutputBytes && byteLength(text) > maxOutputBytes;
}
