import { type Block, noJump, type Run } from '../execute/execution.ts';
import { isTrue } from '../execute/truth.ts';
import type { BranchNode } from '../parse/node.ts';
import { compilePipe } from './compile-pipe.ts';
import { type Scope, sourceOf, withinScope } from './scope.ts';
import type { Statement } from './statement.ts';

/** `{{if}}` and `{{with}}`; the latter makes the value dot. */
export function compileBranch(scope: Scope, node: BranchNode): Statement {
  return withinScope(scope, () => {
    const source = sourceOf(scope, node);
    const { run: test } = compilePipe(scope, node.pipe);
    const isWith = node.kind === 'with';
    const then = withinScope(scope, () => scope.compiler.block(scope, node.list), isWith ? -1 : undefined);
    const { elseList } = node;
    const otherwise =
      elseList === undefined ? nothing : withinScope(scope, () => scope.compiler.block(scope, elseList));
    const run: Run = (frame, dot) => {
      frame.source = source;
      const value = test(frame, dot);
      const truth = isTrue(value);
      const { texts, runs, jumps } = truth ? then : otherwise;
      const inner = truth && isWith ? value : dot;
      let out = texts[0]!;
      for (let i = 0; i < runs.length; i++) {
        out += runs[i]!(frame, inner);
        if (jumps && frame.jump !== noJump) break;
        out += texts[i + 1]!;
      }
      return out;
    };
    return { run, jumps: then.jumps || otherwise.jumps };
  });
}

const nothing: Block = { texts: [''], runs: [], jumps: false };
