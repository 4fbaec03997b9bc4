import { AND, OR } from '../builtins/builtins.ts';
import type { CommandNode, Node, OperandNode } from '../parse/node.ts';
import { compileArgument } from './compile-arguments.ts';
import { type CallSource, compileCall } from './compile-call.ts';
import { compileConstant } from './compile-constant.ts';
import { compileChain, compileDot, compileField, compileVariable } from './compile-members.ts';
import { compileShortCircuit } from './compile-short-circuit.ts';
import { type Expression, failing, notAFunction } from './expression.ts';
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
      return compileFunction(scope, { name: word, blame: command, args, piped });
    case 'variable':
      return compileVariable(scope, word, { args, piped });
    case 'pipe':
      if (args.length > 0 || piped !== undefined) return failing(before, notAFunction(word));
      return scope.compiler.pipe(scope, word);
    default:
      if (args.length > 0 || piped !== undefined) return failing(word, notAFunction(word));
      return compileWord(scope, word);
  }
}

function compileFunction(scope: Scope, source: CallSource): Expression {
  const { ident } = source.name;
  if (ident === 'and' || ident === 'or') return compileShortCircuit(scope, source, ident === 'and' ? AND : OR);
  return compileCall(
    source,
    source.args.map((arg) => compileArgument(scope, arg)),
  );
}

function compileWord(
  scope: Scope,
  word: Exclude<OperandNode, { kind: 'field' | 'chain' | 'identifier' | 'variable' | 'pipe' }>,
): Expression {
  if (word.kind === 'nil') return failing(word, 'nil is not a command');
  if (word.kind === 'dot') return compileDot(scope, word);
  return compileConstant(word);
}
