import type { Tree } from '../parse/node.ts';
import { type Block, compileBlock } from './compile-block.ts';
import { createScope } from './scope.ts';

/** A tree as closures. */
export interface Program {
  readonly body: Block;
  /** How many slots for variables a frame needs. */
  readonly slotCount: number;
}

const programs = new WeakMap<Tree, Program>();

/** The program of a tree, compiled once whatever sets hold it. */
export function programOf(tree: Tree): Program {
  let program = programs.get(tree);
  if (program === undefined) {
    const scope = createScope(tree);
    const body = compileBlock(scope, tree.root);
    program = { body, slotCount: scope.slotCount };
    programs.set(tree, program);
  }
  return program;
}
