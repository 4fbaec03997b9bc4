import { sprint, sprintf, sprintln } from '@metachart/go-runtime/fmt';
import {
  ANY,
  BOOL,
  type FuncMap,
  GoError,
  type GoFunc,
  type GoType,
  type GoValue,
  INT,
  int,
  STRING,
} from '@metachart/go-runtime/reflect';
import { queryEscape } from '@metachart/go-runtime/url';
import { PLACED_VALUE, REFLECT_VALUE } from '../execute/assign-argument.ts';
import { printableValue } from '../execute/print-value.ts';
import { checkPrintable, checkText } from '../execute/size-limit.ts';
import { isTrue } from '../execute/truth.ts';
import { callValue } from './call-value.ts';
import { isEqual, isLess, isLessOrEqual } from './compare.ts';
import { escapeHtml } from './escape-html.ts';
import { escapeJs } from './escape-js.ts';
import { indexValue } from './index-value.ts';
import { lengthOf } from './length-of.ts';
import { sliceValue } from './slice-value.ts';

type Signature = Pick<GoFunc, 'params' | 'variadic' | 'result'>;

const unary: Signature = { params: [REFLECT_VALUE], variadic: false, result: REFLECT_VALUE };
const binary: Signature = { params: [REFLECT_VALUE, REFLECT_VALUE], variadic: false, result: BOOL };
/** One value at least, then any number. */
const atLeastOne: Signature = { params: [REFLECT_VALUE, REFLECT_VALUE], variadic: true, result: REFLECT_VALUE };

/** Called by the executor only for the check of its arguments; it evaluates them itself. */
export const AND = builtin('and', atLeastOne, (value) => value);
export const OR = builtin('or', atLeastOne, (value) => value);
/** Takes the callee's text before the arguments of the template. */
export const CALL = builtin('call', atLeastOne, (name, func, ...args) => callValue(name as string, func, args));

/** Go's predefined functions of templates. Their parameters take values as they are, nil and invalid ones included. */
export const builtins: FuncMap = new Map(
  [
    AND,
    OR,
    CALL,
    builtin('not', { ...unary, result: BOOL }, (value) => !isTrue(value)),
    builtin('len', { ...unary, result: INT }, (value) => int(lengthOf(value))),
    builtin('index', atLeastOne, (item, ...indexes) => indexValue(item, indexes)),
    builtin('slice', { ...atLeastOne, params: [REFLECT_VALUE, PLACED_VALUE] }, (item, ...indexes) =>
      sliceValue(item, indexes),
    ),
    builtin('eq', { ...atLeastOne, result: BOOL }, equalsAny),
    builtin('ne', binary, (a, b) => !isEqual(a, b)),
    builtin('lt', binary, isLess),
    builtin('le', binary, isLessOrEqual),
    builtin('gt', binary, (a, b) => !isLessOrEqual(a, b)),
    builtin('ge', binary, (a, b) => !isLess(a, b)),
    builtin('print', anything(), (...args) => printed(args, sprint)),
    builtin('printf', anything(STRING), (format, ...args) => printed(args, (all) => sprintf(format as string, all))),
    builtin('println', anything(), (...args) => printed(args, sprintln)),
    builtin('html', anything(), (...args) => checkText(escapeHtml(textOf(args)))),
    builtin('js', anything(), (...args) => checkText(escapeJs(textOf(args)))),
    builtin('urlquery', anything(), (...args) => checkText(queryEscape(textOf(args)))),
  ].map((func) => [func.name, func]),
);

/** Whether a function is one of the predefined, whose parameters need no conversion. */
export function isBuiltin(func: GoFunc): boolean {
  return builtins.get(func.name) === func;
}

function builtin(name: string, signature: Signature, call: GoFunc['call']): GoFunc {
  return { name, ...signature, call };
}

/** The given parameters, then any number of any type. */
function anything(...params: readonly GoType[]): Signature {
  return { params: [...params, ANY], variadic: true, result: STRING };
}

function equalsAny(value: GoValue, ...others: GoValue[]): boolean {
  if (others.length === 1) return isEqual(value, others[0]);
  if (others.length === 0) throw new GoError('missing argument for comparison');
  return others.some((other) => isEqual(value, other));
}

function printed(args: readonly GoValue[], print: (args: readonly GoValue[]) => string): string {
  for (const arg of args) checkPrintable(arg);
  return checkText(print(args));
}

/** What html, js and urlquery escape: as print, but each argument as an action prints it. */
function textOf(args: readonly GoValue[]): string {
  if (args.length === 1 && typeof args[0] === 'string') return args[0];
  return printed(args.map(printableValue), sprint);
}
