import { ANY, BOOL, defineFunc, defineVariadic, type GoFunc, type GoValue } from '@metachart/go-runtime/reflect';
import { isEmpty } from './values/is-empty.ts';

/** Sprig's defaults: what counts as unset is told by isEmpty (rule M4). All arguments are evaluated, used or not. */
export const defaultFuncs: readonly GoFunc[] = [
  defineVariadic('default', { params: [ANY], rest: ANY, result: ANY }, (fallback, ...given) =>
    isEmpty(given[0]) ? fallback : given[0],
  ),
  defineFunc('empty', { params: [ANY], result: BOOL }, isEmpty),
  defineVariadic('coalesce', { params: [], rest: ANY, result: ANY }, (...values) => firstSet(values)),
  defineVariadic('all', { params: [], rest: ANY, result: BOOL }, (...values) => !values.some(isEmpty)),
  defineVariadic('any', { params: [], rest: ANY, result: BOOL }, (...values) => !values.every(isEmpty)),
  defineFunc('ternary', { params: [ANY, ANY, BOOL], result: ANY }, (whenTrue, whenFalse, condition) =>
    condition ? whenTrue : whenFalse,
  ),
];

function firstSet(values: readonly GoValue[]): GoValue {
  for (const value of values) {
    if (!isEmpty(value)) return value;
  }
  return null;
}
