import { DiagnosticError } from '@metachart/diagnostics';
import { byteLength } from '@metachart/go-runtime/bytes';
import type { Node, Source } from '../parse/node.ts';
import type { CallPlace } from './call-failure.ts';
import type { Budget, Frame } from './execution.ts';
import { spanOf } from './failure.ts';

/** What an execution may do at most. */
export interface ExecutionLimits {
  /** Bytes that a template may print; each template executed on the way counts its own output. */
  readonly maxOutputBytes?: number;
  /** Iterations of range and executions of templates, all together. */
  readonly maxSteps?: number;
  /** Characters of all long strings that functions give, together; 2^30 where nothing is said, which V8 can hold. */
  readonly maxTextLength?: number;
}

/** For one execution, or for several that share it. */
export function createBudget(limits: ExecutionLimits): Budget {
  const { maxOutputBytes = Infinity, maxSteps = Infinity, maxTextLength = 2 ** 30 } = limits;
  return { steps: maxSteps, textLength: maxTextLength, maxSteps, maxTextLength, maxOutputBytes };
}

/** Strings up to this length are not counted. */
export const shortText = 4096;

/** Counts a long string that a function gave. */
export function countText({ budget, source }: Frame, text: string, { node, name }: CallPlace): void {
  budget.textLength -= text.length;
  if (budget.textLength >= 0) return;
  throw new DiagnosticError('template/output-limit', {
    message: `the template "${source.name}" was stopped after its functions gave more than ${budget.maxTextLength} characters`,
    span: spanOf(source, node),
    hint: `look for a loop around ${name} whose text grows each time`,
  });
}

/** Ends an execution that has used up its steps at a node. */
export function failSteps({ maxSteps }: Budget, source: Source, node: Node): never {
  throw new DiagnosticError('template/step-limit', {
    message: `the template "${source.name}" was stopped after ${maxSteps} iterations and template calls`,
    span: spanOf(source, node),
    hint: 'look for a loop over a huge number or for templates that call each other without end, or allow more steps',
  });
}

/** Ends an execution whose output is too long at a node. */
export function failOutput({ maxOutputBytes }: Budget, source: Source, node: Node): never {
  throw new DiagnosticError('template/output-limit', {
    message: `the template "${source.name}" was stopped after it printed more than ${maxOutputBytes} bytes`,
    span: spanOf(source, node),
    hint: 'look for a loop that prints too much, or allow more output',
  });
}

/** Whether a text is too long; its length in bytes is counted only where its length in characters does not tell. */
export function exceedsOutput({ maxOutputBytes }: Budget, text: string): boolean {
  if (text.length > maxOutputBytes) return true;
  return text.length * 3 > maxOutputBytes && byteLength(text) > maxOutputBytes;
}
