import { byteLength } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { positionOf } from '../source-position.ts';
import { runeWidth } from './character.ts';
import { type ActionNames, type KnownActions, noNames } from './known-actions.ts';
import type { Lexer } from './lexer.ts';
import type { SourceFile, Tree } from './node.ts';
import { isKeywordToken, type Token, type TokenType } from './token.ts';
import { TokenStream } from './token-stream.ts';

/** A function where a file first names it. */
export interface FunctionName {
  readonly name: string;
  /** Of the token read last then: its line is what Go's error names. */
  readonly pos: number;
}

/** What the trees of one file share while it is parsed. */
export interface FileState {
  readonly file: SourceFile;
  readonly lexer: Lexer;
  readonly trees: Map<string, Tree>;
  /** Functions that the file calls, each where it is first named. */
  readonly calls: Map<string, FunctionName>;
  readonly actions: KnownActions | undefined;
  /** Parentheses open in all trees. */
  parenDepth: number;
}

/** The state of parsing one tree: a file, a define or a block. Each looks ahead on its own. */
export interface TreeState {
  readonly shared: FileState;
  readonly tokens: TokenStream;
  /** Variables visible here, in the order of their declaration. */
  readonly vars: string[];
  /** How often each name stands in `vars`. */
  readonly visible: Map<string, number>;
  /** Where the left delimiter of the present action stands, or -1. */
  actionPos: number;
  /** What the positions of the nodes of the present action count from. */
  base: number;
  /** What the present action takes from its surroundings and gives to them. */
  names: ActionNames;
  rangeDepth: number;
  parenDepth: number;
}

export function startTree(shared: FileState): TreeState {
  return {
    shared,
    tokens: new TokenStream(shared.lexer),
    vars: ['$'],
    visible: new Map([['$', 1]]),
    actionPos: -1,
    base: 0,
    names: noNames(),
    rangeDepth: 0,
    parenDepth: 0,
  };
}

export function declareVariable(tree: TreeState, name: string): void {
  tree.vars.push(name);
  tree.visible.set(name, (tree.visible.get(name) ?? 0) + 1);
}

/** Forgets the variables declared since there were `count`. */
export function dropVariables(tree: TreeState, count: number): void {
  while (tree.vars.length > count) {
    const name = tree.vars.pop()!;
    tree.visible.set(name, tree.visible.get(name)! - 1);
  }
}

/** A parse error before the file and line are put in front. */
export class ParseFailure extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.name = 'ParseFailure';
    this.line = line;
  }
}

/** Ends the parse; the line is that of the token read last (Go: Tree.errorf). */
export function fail(tree: TreeState, message: string): never {
  const { latestPos } = tree.tokens;
  throw new ParseFailure(message, latestPos < 0 ? 0 : lineAt(tree, latestPos));
}

/** Runs a conversion of strconv and reports its error as a parse error. */
export function orFail<Result>(tree: TreeState, convert: () => Result): Result {
  try {
    return convert();
  } catch (error) {
    if (error instanceof GoError) fail(tree, error.message);
    throw error;
  }
}

export function failUnexpected(tree: TreeState, token: Token, context: string): never {
  if (token.type !== 'error') fail(tree, `unexpected ${formatToken(token)} in ${context}`);
  const actionLine = tree.actionPos < 0 ? 0 : lineAt(tree, tree.actionPos);
  if (actionLine === 0 || actionLine === lineAt(tree, token.pos)) fail(tree, token.value);
  const started = `started at ${tree.shared.file.name}:${actionLine}`;
  fail(tree, token.value.endsWith(' action') ? `${token.value} ${started}` : `${token.value} in action ${started}`);
}

function lineAt({ shared }: TreeState, pos: number): number {
  return positionOf(shared.file.text, pos).line;
}

export function expect(tree: TreeState, context: string, ...types: readonly TokenType[]): Token {
  const token = tree.tokens.nextNonSpace();
  return types.includes(token.type) ? token : failUnexpected(tree, token, context);
}

const shownRunes = 10;

function formatToken(token: Token): string {
  if (token.type === 'eof') return 'EOF';
  if (isKeywordToken(token.type)) return `<${token.value}>`;
  if (token.value.length <= shownRunes && byteLength(token.value) <= shownRunes) return quote(token.value);
  let end = 0;
  for (let shown = 0; shown < shownRunes && end < token.value.length; shown++) end += runeWidth(token.value, end);
  return `${quote(token.value.slice(0, end))}...`;
}
