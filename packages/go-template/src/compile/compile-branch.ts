import { noJump, type Run } from '../execute/execution.ts';
import { isTrue } from '../execute/truth.ts';
import type { BranchNode, ListNode } from '../parse/node.ts';
import { compilePipe } from './compile-pipe.ts';
import { compileDeferred, deferBlock } from './deferred-block.ts';
import { type Scope, sourceOf, withinScope } from './scope.ts';

/** `{{if}}` and `{{with}}`; the latter makes the value dot. */
export function compileBranch(scope: Scope, node: BranchNode): Run {
  return withinScope(scope, () => {
    const source = sourceOf(scope, node);
    const { run: test } = compilePipe(scope, node.pipe);
    const isWith = node.kind === 'with';
    const then = deferBlock(scope, node.list, isWith ? { dotContainerSlot: -1 } : scope);
    const otherwise = deferBlock(scope, node.elseList ?? nothing);
    return (frame, dot) => {
      frame.source = source;
      const value = test(frame, dot);
      const truth = isTrue(value);
      const deferred = truth ? then : otherwise;
      const { texts, runs, jumps } = deferred.block ?? compileDeferred(deferred);
      const inner = truth && isWith ? value : dot;
      let out = texts[0]!;
      for (let i = 0; i < runs.length; i++) {
        out += runs[i]!(frame, inner);
        if (jumps && frame.jump !== noJump) break;
        out += texts[i + 1]!;
      }
      return out;
    };
  });
}

const nothing: ListNode = { kind: 'list', pos: 0, nodes: [], jumps: false };
