import { quote, unquote } from '@metachart/go-runtime/strconv';
import { isEmptyTree } from './is-empty-tree.ts';
import type { ActionNode, BranchNode, BreakNode, ContinueNode, ListNode, StatementNode, TemplateNode } from './node.ts';
import { parsePipeline, parseTemplateName } from './parse-pipeline.ts';
import type { Token } from './token.ts';
import {
  dropVariables,
  expect,
  type FileState,
  fail,
  failUnexpected,
  orFail,
  startTree,
  type TreeState,
} from './tree-state.ts';

/** An `{{end}}` or `{{else}}`, which closes a list and is no part of the tree. */
interface ListEnd {
  readonly kind: 'end' | 'else';
  readonly pos: number;
}

/** Parses a whole file: its own body and the definitions in it, all added to `shared.trees`. */
export function parseFileTree(shared: FileState): void {
  const tree = startTree(shared);
  const { tokens } = tree;
  const { pos } = tokens.peek();
  const nodes: StatementNode[] = [];
  while (tokens.peek().type !== 'eof') {
    if (tokens.peek().type === 'left delimiter') {
      const delimiter = tokens.next();
      const word = tokens.nextNonSpace();
      if (word.type === 'define') {
        parseDefinition(shared);
        continue;
      }
      tokens.pushBack(word);
      tokens.pushBack(delimiter);
    }
    const node = parseTextOrAction(tree);
    if (isListEnd(node)) fail(tree, `unexpected {{${node.kind}}}`);
    nodes.push(node);
  }
  addTree(tree, shared.file.name, { kind: 'list', pos, nodes });
}

/** `{{define "name"}} … {{end}}`, its first word past. */
function parseDefinition(shared: FileState): void {
  const context = 'define clause';
  const tree = startTree(shared);
  const token = expect(tree, context, 'string', 'raw string');
  const name = orFail(tree, () => unquote(token.value));
  expect(tree, context, 'right delimiter');
  parseBody(tree, name, context);
}

/** The list up to `{{end}}` becomes the named tree. */
function parseBody(tree: TreeState, name: string, context: string): void {
  const { list, end } = parseList(tree);
  if (end.kind !== 'end') fail(tree, `unexpected {{${end.kind}}} in ${context}`);
  addTree(tree, name, list);
}

function addTree(tree: TreeState, name: string, root: ListNode): void {
  const { trees, file } = tree.shared;
  const existing = trees.get(name);
  if (existing === undefined || isEmptyTree(existing.root)) trees.set(name, { name, file, root });
  else if (!isEmptyTree(root)) fail(tree, `template: multiple definition of template ${quote(name)}`);
}

function parseList(tree: TreeState): { readonly list: ListNode; readonly end: ListEnd } {
  const { tokens } = tree;
  const { pos } = tokens.peekNonSpace();
  const nodes: StatementNode[] = [];
  while (tokens.peekNonSpace().type !== 'eof') {
    const node = parseTextOrAction(tree);
    if (isListEnd(node)) return { list: { kind: 'list', pos, nodes }, end: node };
    nodes.push(node);
  }
  return fail(tree, 'unexpected EOF');
}

function isListEnd(node: StatementNode | ListEnd): node is ListEnd {
  return node.kind === 'end' || node.kind === 'else';
}

function parseTextOrAction(tree: TreeState): StatementNode | ListEnd {
  const token = tree.tokens.nextNonSpace();
  if (token.type === 'text') return { kind: 'text', pos: token.pos, text: token.value };
  if (token.type !== 'left delimiter') failUnexpected(tree, token, 'input');
  tree.actionLine = token.line;
  const node = parseAction(tree);
  tree.actionLine = 0;
  return node;
}

function parseAction(tree: TreeState): StatementNode | ListEnd {
  const token = tree.tokens.nextNonSpace();
  switch (token.type) {
    case 'block':
      return parseBlock(tree);
    case 'break':
    case 'continue':
      return parseJump(tree, token.type, token);
    case 'else':
      return parseElse(tree);
    case 'end':
      return { kind: 'end', pos: expect(tree, 'end', 'right delimiter').pos };
    case 'if':
    case 'range':
    case 'with':
      return parseBranch(tree, token.type);
    case 'template':
      return parseTemplateCall(tree);
    default:
      return parsePlainAction(tree, token);
  }
}

function parsePlainAction(tree: TreeState, token: Token): ActionNode {
  tree.tokens.pushBack(token);
  return { kind: 'action', pos: token.pos, pipe: parsePipeline(tree, 'command', 'right delimiter') };
}

function parseJump(tree: TreeState, kind: 'break' | 'continue', { pos }: Token): BreakNode | ContinueNode {
  expect(tree, `{{${kind}}}`, 'right delimiter');
  if (tree.rangeDepth === 0) fail(tree, `{{${kind}}} outside {{range}}`);
  return { kind, pos };
}

/** Of `{{else if …` and `{{else with …` the second word is left for parseBranch. */
function parseElse(tree: TreeState): ListEnd {
  const next = tree.tokens.peekNonSpace();
  const token = next.type === 'if' || next.type === 'with' ? next : expect(tree, 'else', 'right delimiter');
  return { kind: 'else', pos: token.pos };
}

/** `{{if pipeline}} list {{else}} list {{end}}` and its relatives, their first word past. */
function parseBranch(tree: TreeState, kind: 'if' | 'range' | 'with'): BranchNode {
  const outer = tree.vars.length;
  const pipe = parsePipeline(tree, kind, 'right delimiter');
  if (kind === 'range') tree.rangeDepth++;
  const { list, end } = parseList(tree);
  if (kind === 'range') tree.rangeDepth--;
  const elseList = end.kind === 'else' ? parseElseList(tree, kind, end) : undefined;
  dropVariables(tree, outer);
  return { kind, pos: pipe.pos, pipe, list, ...(elseList === undefined ? {} : { elseList }) };
}

/** `{{else if b}} … {{end}}` is read as `{{else}}{{if b}} … {{end}}{{end}}` with one end for both. */
function parseElseList(tree: TreeState, kind: 'if' | 'range' | 'with', start: ListEnd): ListNode {
  if (kind !== 'range' && tree.tokens.peek().type === kind) {
    tree.tokens.next();
    return { kind: 'list', pos: start.pos, nodes: [parseBranch(tree, kind)] };
  }
  const { list, end } = parseList(tree);
  if (end.kind !== 'end') fail(tree, `expected end; found {{${end.kind}}}`);
  return list;
}

/** `{{block "name" pipeline}} list {{end}}` defines a template and calls it at once. */
function parseBlock(tree: TreeState): TemplateNode {
  const context = 'block clause';
  const token = tree.tokens.nextNonSpace();
  const name = parseTemplateName(tree, token, context);
  const pipe = parsePipeline(tree, context, 'right delimiter');
  parseBlockBody(tree, name, context);
  return { kind: 'template', pos: token.pos, name, pipe };
}

/** Errors of the end of a block are those of the outer tree, which has read nothing since the block's first line. */
function parseBlockBody(outer: TreeState, name: string, context: string): void {
  const tree = startTree(outer.shared);
  const { list, end } = parseList(tree);
  if (end.kind !== 'end') fail(outer, `unexpected {{${end.kind}}} in ${context}`);
  addTree(tree, name, list);
}

function parseTemplateCall(tree: TreeState): TemplateNode {
  const context = 'template clause';
  const token = tree.tokens.nextNonSpace();
  const name = parseTemplateName(tree, token, context);
  const next = tree.tokens.nextNonSpace();
  if (next.type === 'right delimiter') return { kind: 'template', pos: token.pos, name };
  tree.tokens.pushBack(next);
  return { kind: 'template', pos: token.pos, name, pipe: parsePipeline(tree, context, 'right delimiter') };
}
