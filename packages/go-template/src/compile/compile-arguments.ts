import { COMPLEX128, GoComplex, GoInt, type GoType, type GoValue, integerShape } from '@metachart/go-runtime/reflect';
import { copied } from '../execute/addressed-struct.ts';
import {
  assignArgument,
  canBeNil,
  INTERFACE_VALUE,
  isEmptyInterface,
  isReflectValue,
  nilOf,
  PLACED_VALUE,
} from '../execute/assign-argument.ts';
import type { Evaluate, Frame } from '../execute/execution.ts';
import { blamed, fail } from '../execute/failure.ts';
import { formatNode } from '../parse/format-node.ts';
import type { BoolNode, Node, NumberNode, OperandNode, StringNode } from '../parse/node.ts';
import { compileConstant } from './compile-constant.ts';
import { type Expression, failing } from './expression.ts';
import type { Scope } from './scope.ts';

/** Parameters of a function or method; of a variadic one the last repeats. */
export interface Signature {
  readonly params: readonly GoType[];
  readonly variadic: boolean;
}

/**
 * An argument before the parameter is known: a constant or nil adapts to the parameter's type, everything else is
 * compiled and has its value checked against it.
 */
export type Argument =
  | { readonly kind: 'constant'; readonly node: BoolNode | NumberNode | StringNode; readonly natural: Expression }
  | { readonly kind: 'nil'; readonly node: Node }
  | { readonly kind: 'expression'; readonly node: Node; readonly expression: Expression };

export function compileArgument(scope: Scope, node: OperandNode): Argument {
  switch (node.kind) {
    case 'nil':
      return { kind: 'nil', node };
    case 'bool':
    case 'number':
    case 'string':
      return { kind: 'constant', node, natural: compileConstant(node) };
    default:
      return { kind: 'expression', node, expression: scope.compiler.operand(scope, node) };
  }
}

/** What Go blames after the argument was evaluated. */
export function blameOf(argument: Argument): Node | undefined {
  return argument.kind === 'expression' ? argument.expression.blame : argument.node;
}

/** Go's complaint about the number of arguments, or undefined. */
export function wrongCount(
  name: string,
  { params, variadic }: Signature,
  { count, isPiped }: { readonly count: number; readonly isPiped: boolean },
): string | undefined {
  const given = isPiped ? count + 1 : count;
  if (!variadic) {
    return given === params.length ? undefined : `wrong number of args for ${name}: want ${params.length} got ${given}`;
  }
  const least = params.length - 1;
  // Go counts the piped argument in the first message but not in the second.
  return given < least ? `wrong number of args for ${name}: want at least ${least} got ${count}` : undefined;
}

export function parameterAt({ params }: Signature, index: number): GoType {
  return params[Math.min(index, params.length - 1)]!;
}

/** The argument for a parameter of a type. What is invalid stays undefined where the type is an interface. */
export function bindArgument(argument: Argument, type: GoType): Evaluate {
  switch (argument.kind) {
    case 'nil': {
      const { node } = argument;
      if (!canBeNil(type)) return failing(node, `cannot assign nil to ${type.name}`).run;
      const nil = nilOf(type);
      return () => nil;
    }
    case 'constant':
      return bindConstant(argument, type);
    case 'expression':
      return bindExpression(argument.expression, type);
  }
}

function bindExpression(expression: Expression, type: GoType): Evaluate {
  const { run, blame, unwrapsNil, mayBeAddressed, declared } = expression;
  if (type === PLACED_VALUE && declared !== undefined) {
    return (frame, dot) => {
      const value = run(frame, dot);
      return value !== undefined && declared(frame, dot)?.kind === 'interface' ? INTERFACE_VALUE : value;
    };
  }
  if (isReflectValue(type)) {
    if (!unwrapsNil) return run;
    return (frame, dot) => {
      const value = run(frame, dot);
      return value === null ? undefined : value;
    };
  }
  if (isEmptyInterface(type)) {
    return mayBeAddressed ? (frame, dot) => copied(run(frame, dot)) : run;
  }
  const assign = bindAssign(blame, type);
  if (type.kind === 'string') {
    return (frame, dot) => {
      const value = run(frame, dot);
      if (typeof value === 'string') return value;
      return assign(frame, unwrapsNil && value === null ? undefined : value);
    };
  }
  return (frame, dot) => {
    const value = run(frame, dot);
    return assign(frame, unwrapsNil && value === null ? undefined : value);
  };
}

/** Checks and converts the value of a pipeline's earlier commands; undefined where it is taken as it is. */
export function bindPiped({
  blame,
  mayBeAddressed,
  type,
}: {
  readonly blame: Node | undefined;
  readonly mayBeAddressed: boolean;
  readonly type: GoType;
}): ((frame: Frame, value: GoValue) => GoValue) | undefined {
  if (isReflectValue(type)) return undefined;
  if (!isEmptyInterface(type)) return bindAssign(blame, type);
  return mayBeAddressed ? (_, value) => copied(value) : undefined;
}

function bindAssign(blame: Node | undefined, type: GoType): (frame: Frame, value: GoValue) => GoValue {
  return (frame, value) => assignArgument(value, type, (reason) => fail(frame, blamed(frame, blame), reason));
}

function bindConstant({ node, natural }: Extract<Argument, { kind: 'constant' }>, type: GoType): Evaluate {
  if (isReflectValue(type) || isEmptyInterface(type)) return natural.run;
  const value = constantOf(node, type);
  if (value !== undefined) return () => value;
  return failing(node, constantMismatch(node, type)).run;
}

/** A constant under a type, or undefined where it does not fit. */
function constantOf(node: BoolNode | NumberNode | StringNode, type: GoType): GoValue {
  switch (node.kind) {
    case 'bool':
      return type.kind === 'bool' ? node.value : undefined;
    case 'string':
      return type.kind === 'string' ? node.text : undefined;
    case 'number':
      return numberOf(node, type);
  }
}

function numberOf({ int, uint, float, complex }: NumberNode, type: GoType): GoValue {
  if (type.kind === 'float64') return float;
  if (type.kind === COMPLEX128.kind) return complex && new GoComplex(complex.real, complex.imaginary);
  const shape = integerShape(type);
  if (shape === undefined) return undefined;
  const value = shape.signed ? int : uint;
  if (value === undefined) return undefined;
  // Go's SetInt and SetUint cut silently.
  return new GoInt(type, shape.signed ? BigInt.asIntN(shape.bits, value) : BigInt.asUintN(shape.bits, value));
}

function constantMismatch(node: Node, type: GoType): string {
  const found = `found ${formatNode(node)}`;
  switch (type.kind) {
    case 'bool':
      return `expected bool; ${found}`;
    case 'string':
      return `expected string; ${found}`;
    case 'float64':
      return `expected float; ${found}`;
    case 'complex128':
      return `expected complex; ${found}`;
    default: {
      const shape = integerShape(type);
      if (shape === undefined) return `can't handle ${formatNode(node)} for arg of type ${type.name}`;
      return `expected ${shape.signed ? 'integer' : 'unsigned integer'}; ${found}`;
    }
  }
}
