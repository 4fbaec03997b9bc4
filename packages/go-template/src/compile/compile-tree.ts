import type { Block } from '../execute/execution.ts';
import type { Tree } from '../parse/node.ts';
import { compileBlock } from './compile-block.ts';
import { compileOperand } from './compile-operand.ts';
import { compilePipe } from './compile-pipe.ts';
import { type Compiler, createScope } from './scope.ts';

const bodies = new WeakMap<Tree, Block>();

/** The body of a tree, compiled once whatever sets hold it. */
export function compileTree(tree: Tree): Block {
  let body = bodies.get(tree);
  if (body === undefined) {
    body = compileBlock(createScope(compiler, tree), tree.root);
    bodies.set(tree, body);
  }
  return body;
}

const compiler: Compiler = { pipe: compilePipe, operand: compileOperand, block: compileBlock, tree: compileTree };
