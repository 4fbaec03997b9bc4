import { type FuncMap, funcMap } from '@metachart/go-runtime/reflect';
import { type SprigEnvironment, sprigFuncs } from '@metachart/sprig';
import { jsonFuncs } from './json-funcs.ts';
import { tomlFuncs } from './toml-funcs.ts';
import { yamlFuncs } from './yaml-funcs.ts';

/**
 * The functions that templates of a chart have besides text/template's own and those that belong to one rendering
 * (include, tpl, required, fail, lookup): sprig's, with Helm's conversions over them (Helm: pkg/engine/funcs.go). Without
 * `resolveHost` in the environment getHostByName gives "".
 */
export function helmFuncs(environment: SprigEnvironment): FuncMap {
  const funcs = new Map(sprigFuncs(environment));
  for (const [name, func] of conversions) funcs.set(name, func);
  return funcs;
}

const conversions = funcMap(...yamlFuncs, ...jsonFuncs, ...tomlFuncs);
