import { type Block, breakJump, continueJump, type Run } from '../execute/execution.ts';
import type { ListNode, StatementNode, TextNode } from '../parse/node.ts';
import { compileAction } from './compile-action.ts';
import { compileBranch } from './compile-branch.ts';
import { compileRange } from './compile-range.ts';
import { compileTemplateCall } from './compile-template-call.ts';
import type { Scope } from './scope.ts';

/** A list as its texts and statements. An action that is only a string (`{{`{{`}}`, how charts print braces) is text. */
export function compileBlock(scope: Scope, list: ListNode): Block {
  const texts = [''];
  const runs: Run[] = [];
  for (const node of list.nodes) {
    const compiled = node.kind === 'text' ? node.text : (constantText(node) ?? compileStatement(scope, node));
    if (typeof compiled === 'string') texts[texts.length - 1] += compiled;
    else {
      runs.push(compiled);
      texts.push('');
    }
  }
  return { texts, runs, jumps: list.jumps };
}

function constantText(node: Exclude<StatementNode, TextNode>): string | undefined {
  if (node.kind !== 'action' || node.pipe.decl.length > 0 || node.pipe.cmds.length > 1) return undefined;
  const [command] = node.pipe.cmds;
  const [word] = command?.args ?? [];
  return word?.kind === 'string' && command?.args.length === 1 ? word.text : undefined;
}

function compileStatement(scope: Scope, node: Exclude<StatementNode, TextNode>): Run {
  switch (node.kind) {
    case 'action':
      return compileAction(scope, node);
    case 'if':
    case 'with':
      return compileBranch(scope, node);
    case 'range':
      return compileRange(scope, node);
    case 'template':
      return compileTemplateCall(scope, node);
    case 'break':
      return jump(breakJump);
    case 'continue':
      return jump(continueJump);
  }
}

function jump(kind: typeof breakJump | typeof continueJump): Run {
  return (frame) => {
    frame.jump = kind;
    return '';
  };
}
