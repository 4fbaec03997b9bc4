import { DiagnosticError } from '@metachart/diagnostics';
import { positionOf } from '../source-position.ts';
import { isStackOverflow } from '../stack-overflow.ts';
import type { KnownActions } from './known-actions.ts';
import { Lexer } from './lexer.ts';
import type { Tree } from './node.ts';
import { parseFileTree } from './parse-tree.ts';
import { type FileState, type FunctionName, ParseFailure } from './tree-state.ts';

export interface ParseOptions {
  readonly leftDelimiter?: string;
  readonly rightDelimiter?: string;
  /** False where the template's functions have one called `break`; the word then calls it. */
  readonly breakIsKeyword?: boolean;
  readonly continueIsKeyword?: boolean;
  /** Actions of files parsed before with the same options, and then also of this one. */
  readonly actions?: KnownActions;
}

/** What one text gives, whatever set it will be added to. */
export interface ParsedFile {
  readonly name: string;
  readonly text: string;
  /** The file's own body under its name, and its definitions; empty after a failure. */
  readonly trees: ReadonlyMap<string, Tree>;
  /** Functions it calls, each where it is first called, in that order; after a failure those before it. */
  readonly calls: readonly FunctionName[];
  readonly failure?: { readonly message: string; readonly line: number };
}

/**
 * Parses a template as Go's text/template/parse does, except for the check that functions exist: that depends on the set,
 * so `calls` are for whoever adds the file to one. Syntax errors are returned as `failure`. Throws DiagnosticError
 * `template/nesting-limit` where control structures are nested too deeply for the stack.
 */
export function parseFile(name: string, text: string, options: ParseOptions = {}): ParsedFile {
  const lexer = new Lexer(text, {
    leftDelimiter: options.leftDelimiter || '{{',
    rightDelimiter: options.rightDelimiter || '}}',
    breakIsKeyword: options.breakIsKeyword ?? true,
    continueIsKeyword: options.continueIsKeyword ?? true,
  });
  const state: FileState = {
    file: { name, text },
    lexer,
    trees: new Map(),
    calls: new Map(),
    actions: options.actions,
    parenDepth: 0,
  };
  try {
    parseFileTree(state);
    return { name, text, trees: state.trees, calls: [...state.calls.values()] };
  } catch (error) {
    const failure = error instanceof ParseFailure ? error : nestingFailure(error, state);
    const { message, line } = failure;
    return { name, text, trees: new Map(), calls: [...state.calls.values()], failure: { message, line } };
  }
}

/** Where Go would go on to a depth that V8's stack does not have. */
function nestingFailure(error: unknown, state: FileState): { readonly message: string; readonly line: number } {
  if (!isStackOverflow(error)) throw error;
  const { line } = positionOf(state.file.text, state.lexer.position);
  if (state.parenDepth > 100) return { message: 'max expression depth exceeded', line };
  const { name } = state.file;
  throw new DiagnosticError('template/nesting-limit', {
    message: `${name}: control structures are nested too deeply near line ${line}`,
    span: { file: name, start: { line, column: 1 } },
    hint: 'move inner parts into templates of their own with {{define}}',
    cause: error,
  });
}
