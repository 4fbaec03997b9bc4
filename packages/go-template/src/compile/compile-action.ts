import { isDiagnosticError } from '@metachart/diagnostics';
import type { GoValue } from '@metachart/go-runtime/reflect';
import type { Evaluate, Frame, Run } from '../execute/execution.ts';
import { fail } from '../execute/failure.ts';
import { printValue } from '../execute/print-value.ts';
import { typeName } from '../execute/type-name.ts';
import { formatNode } from '../parse/format-node.ts';
import type { ActionNode } from '../parse/node.ts';
import { compilePipe, compileStages } from './compile-pipe.ts';
import { type Scope, sourceOf } from './scope.ts';

/** `{{pipeline}}`: prints its value, unless it declares variables. */
export function compileAction(scope: Scope, node: ActionNode): Run {
  const source = sourceOf(scope, node);
  if (node.pipe.decl.length > 0) {
    const { run } = compilePipe(scope, node.pipe);
    return (frame, dot) => {
      frame.source = source;
      run(frame, dot);
      return '';
    };
  }
  const { stages } = compileStages(scope, node.pipe);
  const [first, second] = stages as [Evaluate, Evaluate];
  switch (stages.length) {
    case 1:
      return (frame, dot) => {
        frame.source = source;
        const value = first(frame, dot);
        return typeof value === 'string' ? value : printOther(frame, node, value);
      };
    case 2:
      return (frame, dot) => {
        frame.source = source;
        const piped = first(frame, dot);
        const value = second(frame, dot, piped === null ? undefined : piped);
        return typeof value === 'string' ? value : printOther(frame, node, value);
      };
    default:
      return (frame, dot) => {
        frame.source = source;
        let value = first(frame, dot);
        for (let i = 1; i < stages.length; i++) value = stages[i]!(frame, dot, value === null ? undefined : value);
        return typeof value === 'string' ? value : printOther(frame, node, value);
      };
  }
}

function printOther(frame: Frame, node: ActionNode, value: GoValue): string {
  let text: string | undefined;
  try {
    text = printValue(value);
  } catch (error) {
    if (!isDiagnosticError(error)) throw error;
    fail(frame, node, error.message, { cause: error });
  }
  return text ?? fail(frame, node, `can't print ${formatNode(node)} of type ${typeName(value)}`);
}
