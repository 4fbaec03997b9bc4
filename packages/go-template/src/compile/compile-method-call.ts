import type { GoMethod, GoValue } from '@metachart/go-runtime/reflect';
import { failCall } from '../execute/call-failure.ts';
import type { Evaluate, Frame } from '../execute/execution.ts';
import { blamed, fail } from '../execute/failure.ts';
import type { BoundMethod } from '../execute/find-member.ts';
import type { Node } from '../parse/node.ts';
import { type Argument, bindArgument, bindPiped, blameOf, parameterAt, wrongCount } from './compile-arguments.ts';
import type { Expression } from './expression.ts';

/** Where a method is called: `.Method arg`, or a method in the middle of a chain. */
export interface MethodPlace {
  /** What is blamed when the method fails, and before it is called. */
  readonly node: Node;
  readonly blame: Node | undefined;
}

/** Calls a method to which nothing is given. */
export function callPlainMethod(frame: Frame, place: MethodPlace, bound: BoundMethod): GoValue {
  const { method } = bound;
  refuseCount(frame, place, method, { count: 0, isPiped: false });
  return callBound(frame, place, bound, []);
}

export type MethodCall = (
  frame: Frame,
  bound: BoundMethod,
  values: { readonly dot: GoValue; readonly piped: GoValue },
) => GoValue;

/** A call of whatever method is found, with arguments and perhaps a piped value. */
export function compileMethodCall(
  place: MethodPlace,
  { args, piped }: { readonly args: readonly Argument[]; readonly piped: Expression | undefined },
): MethodCall {
  const count = { count: args.length, isPiped: piped !== undefined };
  let known: GoMethod | undefined;
  let bound: readonly Evaluate[] = [];
  let convert: ReturnType<typeof bindPiped>;
  const last = args.at(-1);
  const blame = last === undefined ? place.blame : blameOf(last);
  return (frame, { method, receiver }, values) => {
    refuseCount(frame, place, method, count);
    if (method !== known) {
      bound = args.map((argument, index) => bindArgument(argument, parameterAt(method, index)));
      convert = piped && bindPiped({ ...piped, blame, type: parameterAt(method, args.length) });
      known = method;
    }
    const convertPiped = convert;
    const given = bound.map((argument) => argument(frame, values.dot) ?? null);
    if (piped !== undefined) given.push((convertPiped ? convertPiped(frame, values.piped) : values.piped) ?? null);
    return callBound(frame, place, { method, receiver }, given);
  };
}

function refuseCount(
  frame: Frame,
  { blame }: MethodPlace,
  method: GoMethod,
  count: { readonly count: number; readonly isPiped: boolean },
): void {
  const reason = wrongCount(method.name, method, count);
  if (reason !== undefined) fail(frame, blamed(frame, blame), reason);
}

function callBound(
  frame: Frame,
  { node }: MethodPlace,
  { method, receiver }: BoundMethod,
  args: readonly GoValue[],
): GoValue {
  try {
    return method.call(receiver, ...args);
  } catch (error) {
    return failCall(frame, { node, name: method.name }, error);
  }
}
