import type { Program } from '../execute/execution.ts';
import type { Tree } from '../parse/node.ts';
import { compileBlock } from './compile-block.ts';
import { compileOperand } from './compile-operand.ts';
import { compilePipe } from './compile-pipe.ts';
import { type Compiler, createScope } from './scope.ts';

const programs = new WeakMap<Tree, Program>();

/** The program of a tree, compiled once whatever sets hold it. */
export function programOf(tree: Tree): Program {
  let program = programs.get(tree);
  if (program === undefined) {
    const scope = createScope(compiler, tree);
    const body = compileBlock(scope, tree.root);
    program = { body };
    programs.set(tree, program);
  }
  return program;
}

const compiler: Compiler = { pipe: compilePipe, operand: compileOperand, block: compileBlock, program: programOf };
