import { compileCall } from './compile-call.ts';
import { compileChain, compileDot, compileField, compileVariable } from './compile-members.ts';
import type { Expression } from './expression.ts';
import type { PlainOperandNode, Scope } from './scope.ts';

/** An operand as an argument: nothing is given to it. */
export function compileOperand(scope: Scope, node: PlainOperandNode): Expression {
  switch (node.kind) {
    case 'dot':
      return compileDot(scope, node);
    case 'field':
      return compileField(scope, node);
    case 'variable':
      return compileVariable(scope, node);
    case 'pipe':
      return scope.compiler.pipe(scope, node);
    case 'identifier':
      return compileCall({ name: node, blame: node, args: [], piped: undefined }, []);
    case 'chain':
      return compileChain(scope, node);
  }
}
