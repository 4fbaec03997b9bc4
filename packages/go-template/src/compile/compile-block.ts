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
    const statement = compileStatement(scope, node);
    runs.push(statement.run);
    texts.push('');
    jumps ||= statement.jumps;
  }
  return { texts, runs, jumps };
}

/** What a list holds besides texts. */
export interface Statement {
  readonly run: Run;
  /** Whether it may end the list it stands in: by a break or continue that is not of a range inside. */
  readonly jumps: boolean;
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
