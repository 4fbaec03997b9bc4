import { suggestName } from '@metachart/diagnostics';
import type { FuncMap } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { builtins } from './builtins/builtins.ts';
import type { Delimiters, MissingKey, Template, TemplateSet } from './execute/execution.ts';
import { findFunction, lookupTemplate } from './execute/lookup.ts';
import { isEmptyTree } from './parse/is-empty-tree.ts';
import type { ParsedFile } from './parse/parse-file.ts';
import type { FunctionName } from './parse/tree-state.ts';
import { createParseCache, type ParseCache, parseCached } from './parse-cache.ts';
import { positionOf } from './source-position.ts';
import { TemplateError } from './template-error.ts';

export interface TemplateSetOptions {
  /** The template that the set belongs to, as Go's template.New(name); shows when another is looked for in vain. */
  readonly name?: string;
  readonly funcs?: FuncMap;
  /** What a missing key of a map gives: nothing, the zero of its elements, or an error. */
  readonly missingKey?: MissingKey;
  /** What stands around actions instead of `{{` and `}}`, in texts that are added to this set. */
  readonly delimiters?: Delimiters;
  /** What this set does not define is looked up there; the other options are inherited. */
  readonly parent?: TemplateSet;
  readonly cache?: ParseCache;
}

/**
 * A template set. With a parent it is an overlay: a name resolves through the set that is executing, then its parents, so
 * that a definition in the overlay also counts in templates of the parent that are called from it, and vanishes with it
 * (T1). Functions are those of the set that is executing. Creating an overlay costs the same whatever the parent holds.
 */
export function createTemplateSet(options: TemplateSetOptions = {}): TemplateSet {
  const { parent } = options;
  return {
    name: options.name ?? parent?.name ?? '',
    funcs: options.funcs,
    missingKey: options.missingKey ?? parent?.missingKey ?? 'default',
    parent,
    cache: options.cache ?? parent?.cache ?? createParseCache(),
    delimiters: options.delimiters ?? parent?.delimiters ?? usualDelimiters,
    templates: undefined,
    execution: parent?.execution ?? { budget: undefined, unwound: 0 },
  };
}

const usualDelimiters: Delimiters = { left: '{{', right: '}}' };

/**
 * Parses a text as the template of that name, as Go's Template.New(name).Parse(text): it and the templates it defines are
 * added to the set, replacing others of the same name unless they are empty (P5). The result is the template of just this
 * text, even where an empty one did not replace another. Throws TemplateError with Go's text for what does not parse;
 * then nothing was added.
 */
export function addTemplate(set: TemplateSet, name: string, text: string): Template {
  const file = parseCached(set.cache, name, text, {
    leftDelimiter: set.delimiters.left,
    rightDelimiter: set.delimiters.right,
    breakIsKeyword: !hasFunction(set, 'break'),
    continueIsKeyword: !hasFunction(set, 'continue'),
  });
  for (const call of file.calls) {
    if (!hasFunction(set, call.name)) throw unknownFunction(set, file, call);
  }
  if (file.failure !== undefined) throw parseError(name, file.failure);
  let own: Template | undefined;
  for (const tree of file.trees.values()) {
    const template = { name: tree.name, tree, body: undefined };
    if (tree.name === name) own = template;
    if (isEmptyTree(tree.root) && lookupTemplate(set, tree.name) !== undefined) continue;
    set.templates ??= new Map();
    set.templates.set(tree.name, template);
  }
  return own!;
}

function hasFunction(set: TemplateSet, name: string): boolean {
  return findFunction(set, name) !== undefined;
}

function unknownFunction(set: TemplateSet, { name, text }: ParsedFile, call: FunctionName): TemplateError {
  const near = suggestName(call.name, functionNames(set));
  return parseError(name, {
    message: `function ${quote(call.name)} not defined`,
    line: positionOf(text, call.pos).line,
    ...(near === undefined ? {} : { hint: `did you mean ${quote(near)}?` }),
  });
}

function functionNames(set: TemplateSet): readonly string[] {
  const names = new Set<string>(builtins.keys());
  for (let at: TemplateSet | undefined = set; at !== undefined; at = at.parent) {
    for (const name of at.funcs?.keys() ?? []) names.add(name);
  }
  return [...names].sort();
}

function parseError(
  file: string,
  failure: { readonly message: string; readonly line: number; readonly hint?: string },
): TemplateError {
  const { message: reason, line, hint } = failure;
  return new TemplateError('parse', `template: ${file}:${line}: ${reason}`, {
    reason,
    file,
    line,
    span: { file, start: { line, column: 1 } },
    hint,
  });
}
