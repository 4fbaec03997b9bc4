import { formatNode } from '../parse/format-node.ts';
import type { CommandNode, Node, OperandNode } from '../parse/node.ts';
import { compileCall } from './compile-call.ts';
import { compileConstant } from './compile-constant.ts';
import { compileChain, compileDot, compileField, compileVariable } from './compile-members.ts';
import { compilePipe } from './compile-pipe.ts';
import { type Expression, failing } from './expression.ts';
import type { Scope } from './scope.ts';

export interface CommandContext {
  /** The command before in the pipeline; its value is the last argument. */
  readonly piped: Expression | undefined;
  /** The node that Go has marked when the command's turn comes. */
  readonly before: Node | undefined;
}

export function compileCommand(scope: Scope, command: CommandNode, { piped, before }: CommandContext): Expression {
  const word = command.args[0]!;
  const args = command.args.slice(1);
  switch (word.kind) {
    case 'field':
      return compileField(scope, word, { args, piped });
    case 'chain':
      return compileChain(scope, word, { args, piped });
    case 'identifier':
      return compileCall(scope, { name: word, blame: command, args, piped });
    case 'variable':
      return compileVariable(scope, word, { args, piped });
    case 'pipe':
      if (args.length > 0 || piped !== undefined) return failing(scope, before, notAFunction(word));
      return compilePipe(scope, word);
    default:
      if (args.length > 0 || piped !== undefined) return failing(scope, word, notAFunction(word));
      return compileWord(scope, word);
  }
}

export function notAFunction(word: OperandNode): string {
  return `can't give argument to non-function ${formatNode(word)}`;
}

function compileWord(
  scope: Scope,
  word: Exclude<OperandNode, { kind: 'field' | 'chain' | 'identifier' | 'variable' | 'pipe' }>,
): Expression {
  if (word.kind === 'nil') return failing(scope, word, 'nil is not a command');
  if (word.kind === 'dot') return compileDot(scope, word);
  return compileConstant(scope, word);
}
