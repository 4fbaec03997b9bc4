import { isDiagnosticError } from '@metachart/diagnostics';
import type { GoValue } from '@metachart/go-runtime/reflect';
import type { Evaluate, Run } from '../execute/execution.ts';
import { fail } from '../execute/failure.ts';
import { printValue } from '../execute/print-value.ts';
import { typeName } from '../execute/type-name.ts';
import { formatNode } from '../parse/format-node.ts';
import type { ActionNode, Source } from '../parse/node.ts';
import { compilePipe, compileStages } from './compile-pipe.ts';
import type { Scope } from './scope.ts';

/** `{{pipeline}}`: prints its value, unless it declares variables. */
export function compileAction(scope: Scope, node: ActionNode): Run {
  if (node.pipe.decl.length > 0) {
    const { run } = compilePipe(scope, node.pipe);
    return (frame, dot) => {
      run(frame, dot);
      return '';
    };
  }
  const { stages } = compileStages(scope, node.pipe);
  const [first, second] = stages as [Evaluate, Evaluate];
  const { source } = scope;
  const print = (value: GoValue) => printOther(source, node, value);
  switch (stages.length) {
    case 1:
      return (frame, dot) => {
        const value = first(frame, dot);
        return typeof value === 'string' ? value : print(value);
      };
    case 2:
      return (frame, dot) => {
        const piped = first(frame, dot);
        const value = second(frame, dot, piped === null ? undefined : piped);
        return typeof value === 'string' ? value : print(value);
      };
    default:
      return (frame, dot) => {
        let value = first(frame, dot);
        for (let i = 1; i < stages.length; i++) value = stages[i]!(frame, dot, value === null ? undefined : value);
        return typeof value === 'string' ? value : print(value);
      };
  }
}

function printOther(source: Source, node: ActionNode, value: GoValue): string {
  let text: string | undefined;
  try {
    text = printValue(value);
  } catch (error) {
    if (!isDiagnosticError(error)) throw error;
    fail(source, node, error.message, { cause: error });
  }
  return text ?? fail(source, node, `can't print ${formatNode(node)} of type ${typeName(value)}`);
}
