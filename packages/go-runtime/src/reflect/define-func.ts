import type { GoType } from './go-type.ts';
import type { GoValue } from './go-value.ts';

/**
 * A function that templates can call, with its Go signature. Whoever calls checks and converts the arguments by `params`
 * first, so `call` receives values of just these types; it throws GoError where Go returns an error or panics.
 */
export interface GoFunc {
  readonly name: string;
  readonly params: readonly GoType[];
  /** Whether the last of `params` repeats; `call` then receives any number of it. */
  readonly variadic: boolean;
  readonly result: GoType;
  readonly call: (...args: GoValue[]) => GoValue;
}

export type FuncMap = ReadonlyMap<string, GoFunc>;

type ArgumentsOf<Params extends readonly GoType[]> = {
  -readonly [Index in keyof Params]: Params[Index] extends GoType<infer Value> ? Value : never;
};

/** Defines a function with a fixed number of parameters; the implementation is typed by them. */
export function defineFunc<const Params extends readonly GoType[], Result extends GoValue>(
  name: string,
  signature: { readonly params: Params; readonly result: GoType<Result> },
  implementation: (...args: ArgumentsOf<Params>) => NoInfer<Result> | GoValue,
): GoFunc {
  return {
    name,
    params: signature.params,
    variadic: false,
    result: signature.result,
    call: implementation as GoFunc['call'],
  };
}

/** Defines a function whose last parameter repeats: `params` first, then any number of `rest`. */
export function defineVariadic<const Params extends readonly GoType[], Rest extends GoValue>(
  name: string,
  signature: { readonly params: Params; readonly rest: GoType<Rest>; readonly result: GoType },
  implementation: (...args: [...ArgumentsOf<Params>, ...Rest[]]) => GoValue,
): GoFunc {
  return {
    name,
    params: [...signature.params, signature.rest],
    variadic: true,
    result: signature.result,
    call: implementation as GoFunc['call'],
  };
}

/** Collects functions under their names; a later one replaces an earlier one of the same name. */
export function funcMap(...funcs: readonly GoFunc[]): FuncMap {
  return new Map(funcs.map((func) => [func.name, func]));
}
