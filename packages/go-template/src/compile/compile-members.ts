import type { GoType, GoValue } from '@metachart/go-runtime/reflect';
import type { Evaluate, Frame } from '../execute/execution.ts';
import { findMethod } from '../execute/find-member.ts';
import { findFunction } from '../execute/lookup.ts';
import { isExported, type MemberChain, memberOf, memberOfNothing, memberType } from '../execute/member.ts';
import { createStep, quickMember, type Step } from '../execute/quick-member.ts';
import { elementType } from '../execute/type-name.ts';
import { formatNode } from '../parse/format-node.ts';
import type { ChainNode, DotNode, FieldNode, OperandNode, VariableNode } from '../parse/node.ts';
import { blameOf, compileArgument } from './compile-arguments.ts';
import { compileCall } from './compile-call.ts';
import { callPlainMethod, compileMethodCall } from './compile-method-call.ts';
import { compileLoad, variableType } from './compile-variable.ts';
import { conditionally } from './conditionally.ts';
import { type Expression, failing, notAFunction } from './expression.ts';
import type { Scope } from './scope.ts';

export interface Given {
  readonly args: readonly OperandNode[];
  readonly piped: Expression | undefined;
}

const nothing: Given = { args: [], piped: undefined };

/** `.` */
export function compileDot(scope: Scope, node: DotNode): Expression {
  return {
    run: (_, dot) => dot,
    blame: node,
    unwrapsNil: false,
    mayBeAddressed: true,
    declared: dotType(scope),
  };
}

/** `.a.b`, with arguments if the last is a method. */
export function compileField(scope: Scope, node: FieldNode, given: Given = nothing): Expression {
  const chain = { node, names: node.ident, blame: node, prefix: '', baseType: dotType(scope) };
  return compileMembers(scope, chain, { base: undefined, given });
}

/** `$x` or `$x.a.b`. */
export function compileVariable(scope: Scope, node: VariableNode, given: Given = nothing): Expression {
  const [name, ...names] = node.ident as [string, ...string[]];
  const base = compileLoad(scope, name, node);
  const baseType = variableType(scope, name);
  if (names.length > 0) {
    const chain = { node, names, blame: node, prefix: name, baseType };
    return compileMembers(scope, chain, { base, given });
  }
  const expression = { run: base, blame: node, unwrapsNil: false, mayBeAddressed: true, declared: baseType };
  if (given.args.length === 0 && given.piped === undefined) return expression;
  const refuse = failing(node, notAFunction(node)).run;
  // Go looks the variable up before it complains.
  return { ...expression, run: (frame, dot) => refuse(frame, base(frame, dot)) };
}

/** `(pipeline).a.b` or `function.a.b`. */
export function compileChain(scope: Scope, node: ChainNode, given: Given = nothing): Expression {
  const { node: term, field: names } = node;
  if (term.kind === 'identifier') {
    const base = compileCall({ name: term, blame: term, args: [], piped: undefined }, []);
    const baseType = (frame: Frame): GoType | undefined => findFunction(frame.set, term.ident)?.result;
    const chain = { node, names, blame: base.blame, prefix: term.ident, baseType };
    return compileMembers(scope, chain, { base: base.run, given });
  }
  if (term.kind !== 'pipe') return failing(node, `indirection through explicit nil in ${formatNode(node)}`);
  const { run, blame } = scope.compiler.pipe(scope, term);
  const base: Evaluate = (frame, dot) => {
    const value = run(frame, dot);
    return value === null ? undefined : value;
  };
  const chain = { node, names, blame, prefix: `(${formatNode(term)})`, baseType: () => undefined };
  return compileMembers(scope, chain, { base, given });
}

function dotType({ dotContainerSlot }: Scope): (frame: Frame) => GoType | undefined {
  if (dotContainerSlot < 0) return () => undefined;
  return (frame) => elementType(frame.variables[dotContainerSlot]);
}

/** What stands before the first name; undefined for dot. */
type Base = Evaluate | undefined;

interface Members {
  readonly base: Base;
  readonly given: Given;
}

function compileMembers(scope: Scope, chain: MemberChain, { base, given }: Members): Expression {
  const mayBeAddressed = isExported(chain.names.at(-1)!);
  if (given.args.length === 0 && given.piped === undefined) {
    const run = compileWalk(chain, base);
    return { run, blame: chain.blame, unwrapsNil: false, mayBeAddressed, declared: compileDeclared(chain, base) };
  }
  return { ...compileCallOfLast(scope, chain, { base, given }), unwrapsNil: false, mayBeAddressed };
}

/** Chains of up to three names have closures of their own: they are most of what templates do. */
function compileWalk(chain: MemberChain, base: Base): Evaluate {
  const steps = chain.names.map(createStep);
  const [first, second, third] = steps as [Step, Step, Step];
  if (steps.length === 1) {
    if (base === undefined) return (frame, dot) => take(frame, chain, 0, first, dot, undefined);
    return (frame, dot) => take(frame, chain, 0, first, base(frame, dot), undefined);
  }
  if (base === undefined && steps.length === 2) {
    return (frame, dot) => {
      const inner = take(frame, chain, 0, first, dot, undefined);
      return take(frame, chain, 1, second, inner, dot);
    };
  }
  if (base === undefined && steps.length === 3) {
    return (frame, dot) => {
      const outer = take(frame, chain, 0, first, dot, undefined);
      const inner = take(frame, chain, 1, second, outer, dot);
      return take(frame, chain, 2, third, inner, outer);
    };
  }
  return (frame, dot) => {
    let container: GoValue;
    let value = base === undefined ? dot : base(frame, dot);
    for (let i = 0; i < steps.length; i++) {
      const receiver: GoValue = value;
      value = take(frame, chain, i, steps[i]!, receiver, container);
      container = receiver;
    }
    return value;
  };
}

function take(
  frame: Frame,
  chain: MemberChain,
  index: number,
  step: Step,
  receiver: GoValue,
  container: GoValue,
): GoValue {
  const found = quickMember(receiver, step);
  return found === undefined ? member(frame, chain, index, receiver, container) : found;
}

/** The general step: methods first, then fields and elements. */
function member(frame: Frame, chain: MemberChain, index: number, receiver: GoValue, container: GoValue): GoValue {
  const place = { chain, index, receiver, container, hasArguments: false };
  if (receiver == null) return memberOfNothing(frame, place);
  const name = chain.names[index]!;
  const bound = isExported(name) ? findMethod(receiver, name) : undefined;
  return bound === undefined ? memberOf(frame, place) : callPlainMethod(frame, chain, bound);
}

/** The declared type of the last member, found by walking to it once more. */
function compileDeclared(chain: MemberChain, base: Base): (frame: Frame, dot: GoValue) => GoType | undefined {
  const last = chain.names.length - 1;
  return (frame, dot) => {
    let container: GoValue;
    let receiver = base === undefined ? dot : base(frame, dot);
    for (let i = 0; i < last; i++) {
      const inner: GoValue = member(frame, chain, i, receiver, container);
      container = receiver;
      receiver = inner;
    }
    return memberType(receiver, chain.names[last]!);
  };
}

/** Arguments go to the last of the chain, which then must be a method; before nothing they are not even evaluated. */
function compileCallOfLast(
  scope: Scope,
  chain: MemberChain,
  { base, given }: Members,
): Pick<Expression, 'run' | 'blame'> {
  const { names, blame } = chain;
  const { piped } = given;
  const index = names.length - 1;
  const name = names[index]!;
  const { result: args, reset } = conditionally(scope, () => given.args.map((arg) => compileArgument(scope, arg)));
  const call = compileMethodCall(chain, { args, piped });
  const last = args.at(-1);
  const blameAfter = last === undefined ? blame : blameOf(last);
  const run: Evaluate = (frame, dot, value) => {
    reset(frame);
    let container: GoValue;
    let receiver = base === undefined ? dot : base(frame, dot);
    for (let i = 0; i < index; i++) {
      const inner: GoValue = member(frame, chain, i, receiver, container);
      container = receiver;
      receiver = inner;
    }
    if (blame !== undefined) frame.blamed = blame;
    const place = { chain, index, receiver, container, hasArguments: true };
    if (receiver == null) return memberOfNothing(frame, place);
    const bound = isExported(name) ? findMethod(receiver, name) : undefined;
    if (bound === undefined) return memberOf(frame, place);
    const result = call(frame, bound, { dot, piped: value });
    if (blameAfter !== undefined) frame.blamed = blameAfter;
    return result;
  };
  return { run, blame: last === undefined ? blame : undefined };
}
