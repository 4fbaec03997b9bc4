import type { GoFunc } from '@metachart/go-runtime/reflect';
import { REFLECT_VALUE } from '../execute/assign-argument.ts';
import type { Evaluate, Frame, TemplateSet } from '../execute/execution.ts';
import { findFunction } from '../execute/lookup.ts';
import { isTrue } from '../execute/truth.ts';
import type { Node } from '../parse/node.ts';
import { type Argument, bindArgument, blameOf, compileArgument } from './compile-arguments.ts';
import { type CallSource, compileCall } from './compile-call.ts';
import { conditionally } from './conditionally.ts';
import type { Expression } from './expression.ts';
import type { Scope } from './scope.ts';

/**
 * `and` and `or`: the first argument that decides is the value, and those after it are not evaluated; a piped argument is,
 * before all others (M5). A function of that name in the set is called like any other.
 */
export function compileShortCircuit(scope: Scope, source: CallSource, builtin: GoFunc): Expression {
  const { args, piped } = source;
  if (args.length === 0 && piped === undefined) return compileCall(source, []);
  const first = args.slice(0, 1).map((arg) => compileArgument(scope, arg));
  const { result: rest, reset } = conditionally(scope, () => args.slice(1).map((arg) => compileArgument(scope, arg)));
  const all = [...first, ...rest];
  const general = compileCall(source, all);
  const decide = compileDecision(all, { decides: builtin.name === 'or', isPiped: piped !== undefined });
  let set: TemplateSet | undefined;
  let isOverridden = false;
  const run: Evaluate = (frame, dot, value) => {
    if (frame.set !== set) {
      set = frame.set;
      isOverridden = findFunction(set, builtin.name) !== builtin;
    }
    reset(frame);
    if (!isOverridden) return decide(frame, dot, value);
    const result = general.run(frame, dot, value);
    if (general.blame !== undefined) frame.blamed = general.blame;
    return result;
  };
  return { ...general, run, blame: all.length <= 1 ? general.blame : undefined };
}

function compileDecision(
  args: readonly Argument[],
  { decides, isPiped }: { readonly decides: boolean; readonly isPiped: boolean },
): Evaluate {
  const runs = args.map((argument) => bindArgument(argument, REFLECT_VALUE));
  const blames = args.map(blameOf);
  return (frame, dot, piped) => {
    for (let i = 0; i < runs.length; i++) {
      const value = runs[i]!(frame, dot);
      if (isTrue(value) === decides || (!isPiped && i === runs.length - 1)) {
        blame(frame, blames[i]);
        return value;
      }
    }
    blame(frame, blames.at(-1));
    return piped;
  };
}

function blame(frame: Frame, node: Node | undefined): void {
  if (node !== undefined) frame.blamed = node;
}
