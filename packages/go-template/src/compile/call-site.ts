import type { GoFunc, GoValue } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { CALL, isBuiltin } from '../builtins/builtins.ts';
import type { Evaluate, Frame, TemplateSet } from '../execute/execution.ts';
import { fail } from '../execute/failure.ts';
import { findFunction } from '../execute/lookup.ts';
import { isFunc } from '../execute/print-value.ts';
import { typeName } from '../execute/type-name.ts';
import { formatNode } from '../parse/format-node.ts';
import type { IdentifierNode, Node } from '../parse/node.ts';
import { type Argument, bindArgument, bindPiped, blameOf, parameterAt, wrongCount } from './compile-arguments.ts';
import type { Expression } from './expression.ts';

/** A call and the function it was last linked to: arguments are bound to the parameters once for each signature. */
export interface CallSite {
  /** The function's name, and the node of it, which is blamed until the arguments are evaluated. */
  readonly name: string;
  readonly ident: IdentifierNode;
  /** What is blamed when the function fails. */
  readonly node: Node;
  readonly args: readonly Argument[];
  readonly piped: Expression | undefined;
  /** The set that executed last. */
  set: TemplateSet | undefined;
  func: GoFunc | undefined;
  call: GoFunc['call'];
  bound: readonly Evaluate[];
  first: Evaluate;
  second: Evaluate;
  third: Evaluate;
  convertPiped: ((frame: Frame, value: GoValue) => GoValue) | undefined;
  /** What an invalid argument becomes: nil, except for builtins, which know the difference. */
  nothing: null | undefined;
}

export function createCallSite({
  ident,
  node,
  args,
  piped,
}: Pick<CallSite, 'ident' | 'node' | 'args' | 'piped'>): CallSite {
  return {
    name: ident.ident,
    ident,
    node,
    args,
    piped,
    set: undefined,
    func: undefined,
    call: noValue,
    bound: [],
    first: noValue,
    second: noValue,
    third: noValue,
    convertPiped: undefined,
    nothing: null,
  };
}

/** Makes the site ready for the set that executes; fails as Go does where the function or its arguments are wrong. */
export function link(site: CallSite, frame: Frame): void {
  const { name, ident, args, piped } = site;
  const func = findFunction(frame.set, name);
  if (func === undefined) fail(frame, ident, `${quote(name)} is not a defined function`);
  if (func !== site.func) {
    const reason = wrongCount(name, func, { count: args.length, isPiped: piped !== undefined });
    if (reason !== undefined) fail(frame, ident, reason);
    if (site.func === undefined || !hasSameParameters(site.func, func)) bind(site, func);
    site.call = func === CALL ? callByName(site, func) : func.call;
    site.func = func;
  }
  site.set = frame.set;
}

function noValue(): undefined {
  return undefined;
}

function bind(site: CallSite, func: GoFunc): void {
  const { args, piped } = site;
  const bound = args.map((argument, index) => bindArgument(argument, parameterAt(func, index)));
  site.bound = bound;
  [site.first = noValue, site.second = noValue, site.third = noValue] = bound;
  site.nothing = isBuiltin(func) ? undefined : null;
  const last = args.at(-1);
  const blame = last === undefined ? site.ident : blameOf(last);
  site.convertPiped = piped && bindPiped({ ...piped, blame, type: parameterAt(func, args.length) });
}

function hasSameParameters(a: GoFunc, b: GoFunc): boolean {
  if (isBuiltin(a) || isBuiltin(b) || a.variadic !== b.variadic) return false;
  return (
    a.params === b.params ||
    (a.params.length === b.params.length && a.params.every((type, index) => type === b.params[index]))
  );
}

/** The builtin `call` shows its function in errors as the template writes it; of a piped one only the type is known. */
function callByName({ args }: CallSite, func: GoFunc): GoFunc['call'] {
  const [callee] = args;
  if (callee !== undefined) {
    const name = formatNode(callee.node);
    return (...given) => func.call(name, ...given);
  }
  return (...given) => func.call(pipedName(given[0]), ...given);
}

/** Go: reflect.Value.String. */
function pipedName(value: GoValue): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '<invalid Value>';
  return `<${isFunc(value) ? 'func' : typeName(value)} Value>`;
}
