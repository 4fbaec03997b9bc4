import type { GoFunc } from '@metachart/go-runtime/reflect';
import { builtins } from '../builtins/builtins.ts';
import type { Template, TemplateSet } from './execution.ts';

/** The template of that name in the set or the nearest of its parents that has one. */
export function lookupTemplate(set: TemplateSet, name: string): Template | undefined {
  for (let at: TemplateSet | undefined = set; at !== undefined; at = at.parent) {
    const template = at.templates?.get(name);
    if (template !== undefined) return template;
  }
  return undefined;
}

/** The names of all templates that can be reached from the set, its own first. */
export function templateNames(set: TemplateSet): readonly string[] {
  const names = new Set<string>();
  for (let at: TemplateSet | undefined = set; at !== undefined; at = at.parent) {
    for (const name of at.templates?.keys() ?? []) names.add(name);
  }
  return [...names];
}

/** The function that templates of the set call by that name: its own, a parent's, or a builtin. */
export function findFunction(set: TemplateSet, name: string): GoFunc | undefined {
  for (let at: TemplateSet | undefined = set; at !== undefined; at = at.parent) {
    const func = at.funcs?.get(name);
    if (func !== undefined) return func;
  }
  return builtins.get(name);
}
