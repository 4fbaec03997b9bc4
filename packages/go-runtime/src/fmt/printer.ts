import { DiagnosticError } from '@metachart/diagnostics';
import { clearedFlags, type DirectiveFlags } from './directive-flags.ts';

/** What one call of sprintf and its relatives has written so far, and how the directive at hand formats. */
export interface Printer {
  out: string;
  flags: DirectiveFlags;
  /** Set while a bad verb's operand is printed, which then shows what it is and not what its methods say. */
  erroring: boolean;
}

export function createPrinter(out: string): Printer {
  return { out, flags: clearedFlags(), erroring: false };
}

const maxOutput = 2 ** 27;
const maxDepth = 1000;

/** Refuses to go on where Go would until its stack or memory ends: a map in itself, lists that double at each level. */
export function checkBounds(printer: Printer, depth: number): void {
  if (depth > maxDepth) {
    throw new DiagnosticError('fmt/value-too-deep', {
      message: `printing a value that is nested more than ${maxDepth} levels deep`,
      hint: 'A map or list that contains itself has no end; look for a `set` that puts a map into itself.',
    });
  }
  if (printer.out.length > maxOutput) {
    throw new DiagnosticError('fmt/output-too-large', {
      message: `printing a value gave more than ${maxOutput} characters`,
      hint: 'Look for a list or map that contains another one many times over, or for a very large width.',
    });
  }
}
