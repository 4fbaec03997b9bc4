import { type Block, breakJump, continueJump, type Run } from '../execute/execution.ts';
import type { ListNode, StatementNode } from '../parse/node.ts';
import { compileAction } from './compile-action.ts';
import { compileBranch } from './compile-branch.ts';
import { compileRange } from './compile-range.ts';
import { compileTemplateCall } from './compile-template-call.ts';
import type { Scope } from './scope.ts';
import type { Statement } from './statement.ts';

/** A list as its texts and statements. */
export function compileBlock(scope: Scope, list: ListNode): Block {
  const texts = [''];
  const runs: Run[] = [];
  let jumps = false;
  for (const node of list.nodes) {
    if (node.kind === 'text') {
      texts[texts.length - 1] += node.text;
      continue;
    }
    const statement = compileStatement(scope, node);
    runs.push(statement.run);
    texts.push('');
    jumps ||= statement.jumps;
  }
  return { texts, runs, jumps };
}

function compileStatement(scope: Scope, node: Exclude<StatementNode, { kind: 'text' }>): Statement {
  switch (node.kind) {
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
