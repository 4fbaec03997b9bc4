import { DiagnosticError, suggestName } from '@metachart/diagnostics';
import { normalizeString } from '@metachart/go-runtime/bytes';
import type { GoValue } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { maxTemplateDepth } from './compile/compile-template-call.ts';
import { compileTree } from './compile/compile-tree.ts';
import { createBudget, type ExecutionLimits, exceedsOutput, failOutput, failSteps } from './execute/budget.ts';
import { type Budget, type Frame, noJump, type Template, type TemplateSet } from './execute/execution.ts';
import { lookupTemplate, templateNames } from './execute/lookup.ts';
import { hasUnwound, isStackOverflow } from './stack-overflow.ts';
import { TemplateError } from './template-error.ts';

/**
 * Executes a template of the set, by name or as addTemplate gave it, and returns what it prints. Throws TemplateError
 * with Go's text (M1-M5, N9-N11, P1-P13), and DiagnosticError `template/output-limit` or `template/step-limit` where
 * `limits` are reached; several executions may share a budget. A function may execute further templates in turn; without
 * limits of their own those share the limits of the execution around them.
 *
 * Nothing stands for invalid data (`undefined`) and nil (`null`) alike, as in Go's Execute.
 */
export function executeTemplate(
  set: TemplateSet,
  name: string | Template,
  data: GoValue,
  limits?: ExecutionLimits | Budget,
): string {
  const template = typeof name === 'string' ? lookupTemplate(set, name) : name;
  if (template === undefined) return failLookup(set, name as string);
  const { execution } = set;
  const outer = execution.budget;
  const budget = limits === undefined ? (outer ?? createBudget({})) : budgetOf(limits);
  const root = data === null ? undefined : data;
  execution.budget = budget;
  try {
    template.body ??= compileTree(template.tree);
    const { texts, runs } = template.body;
    const frame = openFrame(template, { set, budget, root });
    if (--budget.steps < 0) failSteps(budget, template.tree, template.tree.root);
    let out = texts[0]!;
    for (let i = 0; i < runs.length; i++) out += runs[i]!(frame, root) + texts[i + 1]!;
    if (exceedsOutput(budget, out)) failOutput(budget, template.tree, template.tree.root);
    return normalizeString(out);
  } catch (error) {
    return failExecution(template, error, { set, isOutermost: outer === undefined });
  } finally {
    execution.budget = outer;
  }
}

function budgetOf(limits: ExecutionLimits | Budget): Budget {
  return 'steps' in limits ? limits : createBudget(limits);
}

function openFrame({ tree }: Template, { set, budget, root }: Pick<Frame, 'set' | 'budget' | 'root'>): Frame {
  return { set, budget, source: tree, depth: 0, root, variables: [], jump: noJump, blamed: undefined };
}

function failLookup(set: TemplateSet, name: string): never {
  const reason = `no template ${quote(name)} associated with template ${quote(set.name)}`;
  const near = suggestName(name, templateNames(set));
  const hint = near === undefined ? undefined : `did you mean ${quote(near)}?`;
  throw new TemplateError('execution', `template: ${reason}`, { reason, hint });
}

function failExecution(
  { name, tree }: Template,
  error: unknown,
  { set, isOutermost }: { readonly set: TemplateSet; readonly isOutermost: boolean },
): never {
  if (isStackOverflow(error) && (hasUnwound(set.execution) || isOutermost)) {
    set.execution.unwound = 0;
    const reason = `exceeded maximum template depth (${maxTemplateDepth})`;
    throw new TemplateError('execution', `template: ${name}: ${reason}`, {
      reason,
      template: name,
      file: tree.file.name,
    });
  }
  if (error instanceof RangeError && error.message === 'Invalid string length') {
    throw new DiagnosticError('template/output-limit', {
      message: `the template "${name}" printed more than this machine can hold in a string`,
      cause: error,
    });
  }
  throw error;
}
