import { breakJump, continueJump, type Run } from '../execute/frame.ts';
import type { ListNode, StatementNode } from '../parse/node.ts';
import { compileAction } from './compile-action.ts';
import { compileBranch } from './compile-branch.ts';
import { compileRange } from './compile-range.ts';
import { compileTemplateCall } from './compile-template-call.ts';
import type { Scope } from './scope.ts';

/**
 * A list: its statements with the texts before and after each, so one text more than there are statements. Whoever holds
 * a block runs it in a loop of its own: a closure around the block would cost a level of V8's stack for each list that
 * nested templates go through, and nesting 1000 includes deep must fit into it (P6).
 *
 * ```
 * let out = texts[0]!;
 * for (let i = 0; i < runs.length; i++) {
 *   out += runs[i]!(frame, dot);
 *   if (jumps && frame.jump !== noJump) break;
 *   out += texts[i + 1]!;
 * }
 * ```
 */
export interface Block {
  readonly texts: readonly string[];
  readonly runs: readonly Run[];
  /** Whether a break or continue may end it. */
  readonly jumps: boolean;
}

export function compileBlock(scope: Scope, list: ListNode): Block {
  const texts = [''];
  const runs: Run[] = [];
  let jumps = false;
  for (const node of list.nodes) {
    if (node.kind === 'text') {
      texts[texts.length - 1] += node.text;
      continue;
    }
    runs.push(compileStatement(scope, node));
    texts.push('');
    jumps ||= mayJump(node);
  }
  return { texts, runs, jumps };
}

function compileStatement(scope: Scope, node: Exclude<StatementNode, { kind: 'text' }>): Run {
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

/** Whether a statement may end the list it stands in: by a break or continue that is not of a range inside. */
function mayJump(node: StatementNode): boolean {
  switch (node.kind) {
    case 'break':
    case 'continue':
      return true;
    case 'if':
    case 'with':
      return node.list.nodes.some(mayJump) || (node.elseList?.nodes.some(mayJump) ?? false);
    case 'range':
      return node.elseList?.nodes.some(mayJump) ?? false;
    default:
      return false;
  }
}
