import { quote } from '@metachart/go-runtime/strconv';
import { isEmptyTree } from './is-empty-tree.ts';
import { type ActionHead, noNames, recallAction, rememberAction } from './known-actions.ts';
import type { BranchNode, ListNode, StatementNode } from './node.ts';
import { parsePipeline, parseTemplateName } from './parse-pipeline.ts';
import {
  declareVariable,
  dropVariables,
  expect,
  type FileState,
  fail,
  failUnexpected,
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
    if (takeDefine(tree)) {
      parseDefinition(shared);
      continue;
    }
    const node = parseTextOrAction(tree);
    if (isListEnd(node)) fail(tree, `unexpected {{${node.kind}}}`);
    nodes.push(node);
  }
  addTree(tree, shared.file.name, createList(pos, nodes));
}

/** Takes the beginning of a definition, if one stands here. */
function takeDefine({ tokens, shared }: TreeState): boolean {
  if (tokens.peek().type !== 'left delimiter' || !shared.lexer.isAtWord('define')) return false;
  const delimiter = tokens.next();
  const word = tokens.nextNonSpace();
  if (word.type === 'define') return true;
  tokens.pushBack(word);
  tokens.pushBack(delimiter);
  return false;
}

/** `{{define "name"}} … {{end}}`, its first word past. */
function parseDefinition(shared: FileState): void {
  const context = 'define clause';
  const tree = startTree(shared);
  const name = parseTemplateName(tree, tree.tokens.nextNonSpace(), context);
  expect(tree, context, 'right delimiter');
  parseBody(tree, name, { context, blamed: tree });
}

/** The list up to `{{end}}` becomes the named tree. */
function parseBody(
  tree: TreeState,
  name: string,
  { context, blamed }: { readonly context: string; readonly blamed: TreeState },
): void {
  const { list, end } = parseList(tree);
  if (end.kind !== 'end') fail(blamed, `unexpected {{${end.kind}}} in ${context}`);
  addTree(tree, name, list);
}

function addTree(tree: TreeState, name: string, root: ListNode): void {
  const { trees, file } = tree.shared;
  const existing = trees.get(name);
  if (existing === undefined || isEmptyTree(existing.root)) trees.set(name, { name, file, base: 0, root });
  else if (!isEmptyTree(root)) fail(tree, `template: multiple definition of template ${quote(name)}`);
}

function parseList(tree: TreeState): { readonly list: ListNode; readonly end: ListEnd } {
  const { tokens } = tree;
  const { pos } = tokens.peekNonSpace();
  const nodes: StatementNode[] = [];
  while (tokens.peekNonSpace().type !== 'eof') {
    const node = parseTextOrAction(tree);
    if (isListEnd(node)) return { list: createList(pos, nodes), end: node };
    nodes.push(node);
  }
  return fail(tree, 'unexpected EOF');
}

function createList(pos: number, nodes: readonly StatementNode[]): ListNode {
  return { kind: 'list', pos, nodes, jumps: nodes.some(mayJump) };
}

function mayJump(node: StatementNode): boolean {
  switch (node.kind) {
    case 'break':
    case 'continue':
      return true;
    case 'if':
    case 'with':
      return node.list.jumps || (node.elseList?.jumps ?? false);
    case 'range':
      return node.elseList?.jumps ?? false;
    default:
      return false;
  }
}

function isListEnd(node: StatementNode | ListEnd): node is ListEnd {
  return node.kind === 'end' || node.kind === 'else';
}

function parseTextOrAction(tree: TreeState): StatementNode | ListEnd {
  const token = tree.tokens.nextNonSpace();
  if (token.type === 'text') return { kind: 'text', pos: token.pos, text: token.value };
  if (token.type !== 'left delimiter') failUnexpected(tree, token, 'input');
  tree.actionPos = token.pos;
  const node = parseAction(tree);
  tree.actionPos = -1;
  return node;
}

/** An action, its left delimiter past, with the lists that belong to it. */
function parseAction(tree: TreeState): StatementNode | ListEnd {
  const base = tree.shared.lexer.actionStart;
  const outer = tree.vars.length;
  const head = takeHead(tree, base);
  switch (head.kind) {
    case 'action':
      return { ...head, base };
    case 'template':
      return { ...head, base };
    case 'if':
    case 'range':
    case 'with':
      return parseBranch(tree, head, { base, outer });
    case 'block':
      parseBlockBody(tree, head.name);
      return { kind: 'template', base, pos: head.pos, name: head.name, pipe: head.pipe };
    case 'break':
    case 'continue':
      if (tree.rangeDepth === 0) fail(tree, `{{${head.kind}}} outside {{range}}`);
      return { kind: head.kind, pos: base + head.pos };
    case 'else':
    case 'end':
      return { kind: head.kind, pos: base + head.pos };
  }
}

/** The head of an action whose positions will count from `base`: known by its text, or else parsed and remembered. */
function takeHead(tree: TreeState, base: number): ActionHead {
  const { shared, tokens, visible } = tree;
  const { actions, calls } = shared;
  const text = actions && shared.lexer.peekAction();
  if (actions === undefined || text === undefined) return parseHead(tree, base);
  const known = tokens.isAtAction ? recallAction(actions, text, { visible, calls }) : undefined;
  if (known !== undefined) {
    tokens.skipAction(text.length);
    for (const name of known.names.declares) declareVariable(tree, name);
    return known.head;
  }
  const head = parseHead(tree, base);
  // A right delimiter in a string does not end the action.
  if (tokens.latestPos === base + text.length) rememberAction(actions, text, { head, names: tree.names });
  return head;
}

function parseHead(tree: TreeState, base: number): ActionHead {
  tree.base = base;
  tree.names = noNames();
  const token = tree.tokens.nextNonSpace();
  const pos = token.pos - tree.base;
  switch (token.type) {
    case 'block':
      return parseBlockHead(tree);
    case 'break':
    case 'continue':
      expect(tree, `{{${token.type}}}`, 'right delimiter');
      return { kind: token.type, pos };
    case 'else':
      return parseElse(tree);
    case 'end':
      return { kind: 'end', pos: expect(tree, 'end', 'right delimiter').pos - tree.base };
    case 'if':
    case 'range':
    case 'with':
      return { kind: token.type, pipe: parsePipeline(tree, token.type, 'right delimiter') };
    case 'template':
      return parseTemplateCall(tree);
    default:
      tree.tokens.pushBack(token);
      return { kind: 'action', pos, pipe: parsePipeline(tree, 'command', 'right delimiter') };
  }
}

/** Of `{{else if …` and `{{else with …` the second word is left for parseElseList. */
function parseElse(tree: TreeState): ActionHead {
  const next = tree.tokens.peekNonSpace();
  const token = next.type === 'if' || next.type === 'with' ? next : expect(tree, 'else', 'right delimiter');
  return { kind: 'else', pos: token.pos - tree.base };
}

/** `{{block "name" pipeline}}` */
function parseBlockHead(tree: TreeState): ActionHead {
  const context = 'block clause';
  const token = tree.tokens.nextNonSpace();
  const name = parseTemplateName(tree, token, context);
  const pipe = parsePipeline(tree, context, 'right delimiter');
  return { kind: 'block', pos: token.pos - tree.base, name, pipe };
}

/** `{{template "name" pipeline}}` */
function parseTemplateCall(tree: TreeState): ActionHead {
  const context = 'template clause';
  const token = tree.tokens.nextNonSpace();
  const pos = token.pos - tree.base;
  const name = parseTemplateName(tree, token, context);
  const next = tree.tokens.nextNonSpace();
  if (next.type === 'right delimiter') return { kind: 'template', pos, name };
  tree.tokens.pushBack(next);
  return { kind: 'template', pos, name, pipe: parsePipeline(tree, context, 'right delimiter') };
}

type BranchHead = Extract<ActionHead, { readonly kind: 'if' | 'range' | 'with' }>;

/** `{{if pipeline}} list {{else}} list {{end}}` and its relatives, their head past; `outer` variables stood before it. */
function parseBranch(
  tree: TreeState,
  { kind, pipe }: BranchHead,
  { base, outer }: { readonly base: number; readonly outer: number },
): BranchNode {
  if (kind === 'range') tree.rangeDepth++;
  const { list, end } = parseList(tree);
  if (kind === 'range') tree.rangeDepth--;
  const elseList = end.kind === 'else' ? parseElseList(tree, kind, end) : undefined;
  dropVariables(tree, outer);
  return { kind, base, pos: pipe.pos, pipe, list, ...(elseList === undefined ? {} : { elseList }) };
}

/** `{{else if b}} … {{end}}` is read as `{{else}}{{if b}} … {{end}}{{end}}` with one end for both. */
function parseElseList(tree: TreeState, kind: 'if' | 'range' | 'with', start: ListEnd): ListNode {
  if (kind !== 'range' && tree.tokens.peek().type === kind) {
    tree.tokens.next();
    const { base } = tree;
    const outer = tree.vars.length;
    const pipe = parsePipeline(tree, kind, 'right delimiter');
    return createList(start.pos, [parseBranch(tree, { kind, pipe }, { base, outer })]);
  }
  const { list, end } = parseList(tree);
  if (end.kind !== 'end') fail(tree, `expected end; found {{${end.kind}}}`);
  return list;
}

/**
 * The rest of `{{block "name" pipeline}} list {{end}}`, which defines a template and calls it at once. Errors of the end of
 * a block are those of the outer tree, which has read nothing since the block's first line.
 */
function parseBlockBody(outer: TreeState, name: string): void {
  parseBody(startTree(outer.shared), name, { context: 'block clause', blamed: outer });
}
