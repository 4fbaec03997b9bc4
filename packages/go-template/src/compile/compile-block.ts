import { type Block, breakJump, continueJump, type Run } from '../execute/execution.ts';
import type { ListNode, StatementNode } from '../parse/node.ts';
import { compileAction } from './compile-action.ts';
import { compileBranch } from './compile-branch.ts';
import { compileRange } from './compile-range.ts';
import { compileTemplateCall } from './compile-template-call.ts';
import type { Scope } from './scope.ts';
import type { Statement } from './statement.ts';

/** A list as its texts and statements. An action that is only a string (`{{`{{`}}`, how charts print braces) is text. */
export function compileBlock(scope: Scope, list: ListNode): Block {
  const texts = [''];
  const runs: Run[] = [];
  let jumps = false;
  for (const node of list.nodes) {
    const text = node.kind === 'text' ? node.text : constantText(node);
    if (text !== undefined) {
      texts[texts.length - 1] += text;
      continue;
    }
    const statement = compileStatement(scope, node);
    runs.push(statement.run);
    texts.push('');
    jumps ||= statement.jumps;
  }
  return { texts, runs, jumps };
}

function constantText(node: StatementNode): string | undefined {
  if (node.kind !== 'action' || node.pipe.decl.length > 0 || node.pipe.cmds.length > 1) return undefined;
  const [command] = node.pipe.cmds;
  const [word] = command?.args ?? [];
  return word?.kind === 'string' && command?.args.length === 1 ? word.text : undefined;
}

function compileStatement(scope: Scope, node: StatementNode): Statement {
  switch (node.kind) {
    case 'text':
      return { run: () => node.text, jumps: false };
    case 'action':
      return { run: compileAction(scope, node), jumps: false };
    case 'if':
    case 'with':
      return compileBranch(scope, node);
    case 'range':
      return compileRange(scope, node);
    case 'template':
      return { run: compileTemplateCall(scope, node), jumps: false };
    case 'break':
      return { run: jump(breakJump), jumps: true };
    case 'continue':
      return { run: jump(continueJump), jumps: true };
  }
}

function jump(kind: typeof breakJump | typeof continueJump): Run {
  return (frame) => {
    frame.jump = kind;
    return '';
  };
}
