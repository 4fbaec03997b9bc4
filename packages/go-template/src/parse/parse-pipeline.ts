import { quote, unquote } from '@metachart/go-runtime/strconv';
import { formatNode } from './format-node.ts';
import type { CommandNode, OperandNode, PipeNode, VariableNode } from './node.ts';
import { parseNumber } from './number-constant.ts';
import type { Token } from './token.ts';
import { declareVariable, fail, failUnexpected, orFail, type TreeState } from './tree-state.ts';

type PipelineEnd = 'right delimiter' | 'right paren';

/** Go's limit for parentheses within parentheses. */
const maxParenDepth = 10_000;

/**
 * `$x, $y := command | command`, up to and with its end. Variables that it declares stay visible until the end of the
 * enclosing control structure, which takes them off `tree.vars`.
 */
export function parsePipeline(tree: TreeState, context: string, end: PipelineEnd): PipeNode {
  const pos = tree.tokens.peekNonSpace().pos - tree.base;
  const { decl, isAssign } = parseDeclarations(tree, context);
  const cmds: CommandNode[] = [];
  while (true) {
    const token = tree.tokens.nextNonSpace();
    if (token.type === end) break;
    if (!startsCommand(token)) failUnexpected(tree, token, context);
    tree.tokens.pushBack(token);
    cmds.push(parseCommand(tree));
  }
  checkStages(tree, cmds, context);
  const { uses, declares } = tree.names;
  const isClosed = end === 'right delimiter' && uses.length === 0 && declares.length === 0;
  return { kind: 'pipe', pos, isAssign, decl, cmds, isClosed };
}

/** A template's name, already read as a token: a string constant. */
export function parseTemplateName(tree: TreeState, token: Token, context: string): string {
  if (token.type !== 'string' && token.type !== 'raw string') failUnexpected(tree, token, context);
  return orFail(tree, () => unquote(token.value));
}

function parseDeclarations(
  tree: TreeState,
  context: string,
): { readonly decl: readonly VariableNode[]; readonly isAssign: boolean } {
  const { tokens } = tree;
  const decl: VariableNode[] = [];
  while (tokens.peekNonSpace().type === 'variable') {
    const variable = tokens.next();
    const after = tokens.peek();
    const next = tokens.peekNonSpace();
    if (next.type === 'assign' || next.type === 'declare') {
      tokens.next();
      declare(tree, decl, variable);
      return { decl, isAssign: next.type === 'assign' };
    }
    if (next.type !== 'char' || next.value !== ',') {
      // The variable is an argument: in `$x foo` only the third token tells.
      if (after.type === 'space') tokens.pushBack(after);
      tokens.pushBack(variable);
      break;
    }
    tokens.next();
    declare(tree, decl, variable);
    if (context !== 'range' || decl.length >= 2) fail(tree, `too many declarations in ${context}`);
    const following = tokens.peekNonSpace().type;
    if (following !== 'variable' && following !== 'right delimiter' && following !== 'right paren') {
      fail(tree, 'range can only initialize variables');
    }
  }
  return { decl, isAssign: false };
}

function declare(tree: TreeState, decl: VariableNode[], token: Token): void {
  decl.push({ kind: 'variable', pos: token.pos - tree.base, ident: token.value.split('.') });
  tree.names.declares.push(token.value);
  declareVariable(tree, token.value);
}

function startsCommand(token: Token): boolean {
  switch (token.type) {
    case 'bool':
    case 'char constant':
    case 'complex':
    case 'dot':
    case 'field':
    case 'identifier':
    case 'number':
    case 'nil':
    case 'raw string':
    case 'string':
    case 'variable':
    case 'left paren':
      return true;
    default:
      return false;
  }
}

function checkStages(tree: TreeState, cmds: readonly CommandNode[], context: string): void {
  if (cmds.length === 0) fail(tree, `missing value for ${context}`);
  for (let stage = 1; stage < cmds.length; stage++) {
    switch (cmds[stage]!.args[0]!.kind) {
      case 'bool':
      case 'dot':
      case 'nil':
      case 'number':
      case 'string':
        fail(tree, `non executable command in pipeline stage ${stage + 1}`);
    }
  }
}

/** Words up to a pipe, which is consumed, or the end of the pipeline, which is not. */
function parseCommand(tree: TreeState): CommandNode {
  const { tokens } = tree;
  const pos = tokens.peekNonSpace().pos - tree.base;
  const args: OperandNode[] = [];
  while (true) {
    tokens.peekNonSpace();
    const operand = parseOperand(tree);
    if (operand !== undefined) args.push(operand);
    const token = tokens.next();
    if (token.type === 'space') continue;
    if (token.type === 'right delimiter' || token.type === 'right paren') tokens.pushBack(token);
    else if (token.type !== 'pipe') failUnexpected(tree, token, 'operand');
    break;
  }
  if (args.length === 0) fail(tree, 'empty command');
  return { kind: 'command', pos, args };
}

/** A term and the fields after it, or undefined where no term stands. */
function parseOperand(tree: TreeState): OperandNode | undefined {
  const { tokens } = tree;
  const term = parseTerm(tree);
  if (term === undefined || tokens.peek().type !== 'field') return term;
  const pos = tokens.peek().pos - tree.base;
  const field: string[] = [];
  while (tokens.peek().type === 'field') field.push(tokens.next().value.slice(1));
  switch (term.kind) {
    case 'field':
      return { kind: 'field', pos, ident: [...term.ident, ...field] };
    case 'variable':
      return { kind: 'variable', pos, ident: [...term.ident, ...field] };
    case 'bool':
    case 'string':
    case 'number':
    case 'nil':
    case 'dot':
      return fail(tree, `unexpected . after term ${quote(formatNode(term))}`);
    default:
      return { kind: 'chain', pos, node: term, field };
  }
}

function parseTerm(tree: TreeState): OperandNode | undefined {
  const token = tree.tokens.nextNonSpace();
  const { value } = token;
  const pos = token.pos - tree.base;
  switch (token.type) {
    case 'identifier':
      noteCall(tree, value);
      return { kind: 'identifier', pos, ident: value };
    case 'dot':
      return { kind: 'dot', pos };
    case 'nil':
      return { kind: 'nil', pos };
    case 'variable':
      return useVariable(tree, token);
    case 'field':
      return { kind: 'field', pos, ident: [value.slice(1)] };
    case 'bool':
      return { kind: 'bool', pos, value: value === 'true' };
    case 'char constant':
    case 'complex':
    case 'number':
      return orFail(tree, () => parseNumber(token, pos));
    case 'left paren':
      return parseParenthesis(tree);
    case 'string':
    case 'raw string':
      return { kind: 'string', pos, quoted: value, text: orFail(tree, () => unquote(value)) };
    default:
      tree.tokens.pushBack(token);
      return undefined;
  }
}

/** Which functions exist depends on the template set; whoever adds the tree to one checks the calls in this order. */
function noteCall(tree: TreeState, name: string): void {
  const { calls } = tree.shared;
  tree.names.calls.push(name);
  if (!calls.has(name)) calls.set(name, { name, pos: tree.tokens.latestPos });
}

function useVariable(tree: TreeState, token: Token): VariableNode {
  const name = token.value;
  if (!tree.visible.get(name)) fail(tree, `undefined variable ${quote(name)}`);
  if (name !== '$' && !tree.names.declares.includes(name)) tree.names.uses.push(name);
  return { kind: 'variable', pos: token.pos - tree.base, ident: [name] };
}

function parseParenthesis(tree: TreeState): PipeNode {
  if (tree.parenDepth >= maxParenDepth) fail(tree, 'max expression depth exceeded');
  tree.parenDepth++;
  tree.shared.parenDepth++;
  const pipe = parsePipeline(tree, 'parenthesized pipeline', 'right paren');
  tree.parenDepth--;
  tree.shared.parenDepth--;
  return pipe;
}
