import { quote } from '@metachart/go-runtime/strconv';
import { failOutput, failSteps } from '../execute/budget.ts';
import { type Frame, noJump, type Run } from '../execute/execution.ts';
import { fail, spanOf } from '../execute/failure.ts';
import { lookupTemplate } from '../execute/lookup.ts';
import type { Source, TemplateNode } from '../parse/node.ts';
import { hasUnwound, isStackOverflow } from '../stack-overflow.ts';
import { TemplateError } from '../template-error.ts';
import { compilePipe, unwrapNil } from './compile-pipe.ts';
import { type Scope, sourceOf } from './scope.ts';

/** Go's limit for templates within templates (P6). */
export const maxTemplateDepth = 100_000;

/** `{{template "name" pipeline}}`: the template is looked for in the set that is executing. */
export function compileTemplateCall(scope: Scope, node: TemplateNode): Run {
  const source = sourceOf(scope, node);
  const { compiler } = scope;
  const { name, pipe } = node;
  const data = pipe && compilePipe(scope, pipe).run;
  return (frame, dot) => {
    const { set, budget, depth } = frame;
    frame.source = source;
    const template = lookupTemplate(set, name);
    if (template === undefined) return fail(frame, node, `template ${quote(name)} not defined`);
    if (depth === maxTemplateDepth) return failDepth(frame, node);
    const root = data === undefined ? undefined : unwrapNil(data(frame, dot));
    if (--budget.steps < 0) failSteps(budget, source, node);
    template.body ??= compiler.tree(template.tree);
    const { texts, runs } = template.body;
    const inner: Frame = {
      set,
      budget,
      source: template.tree,
      depth: depth + 1,
      root,
      variables: [],
      jump: noJump,
      blamed: undefined,
    };
    try {
      let out = texts[0]!;
      for (let i = 0; i < runs.length; i++) out += runs[i]!(inner, root) + texts[i + 1]!;
      if (out.length > budget.maxOutputBytes) failOutput(budget, source, node);
      return out;
    } catch (error) {
      return leave(source, node, { error, frame });
    }
  };
}

/** V8's stack may end before Go's limit is reached: that is the same failure. */
function leave(
  source: Source,
  node: TemplateNode,
  { error, frame }: { readonly error: unknown; readonly frame: Frame },
): never {
  if (isStackOverflow(error) && hasUnwound(frame.set.execution)) failDepth(frame, node);
  if (error instanceof TemplateError) {
    error.addTemplateCall(() => ({
      kind: 'template',
      name: node.name,
      template: source.name,
      span: spanOf(source, node),
    }));
  }
  throw error;
}

function failDepth(frame: Frame, node: TemplateNode): never {
  return fail(frame, node, `exceeded maximum template depth (${maxTemplateDepth})`);
}
