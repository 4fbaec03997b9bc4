import { ANY, defineFunc, type GoFunc, type GoValue, MAP, STRING } from '@metachart/go-runtime/reflect';
import { decodeToml, encodeToml } from '@metachart/go-runtime/toml';
import { errorMap, recoverError } from './recover-error.ts';

/** toToml, which gives an error's text where there is one, and fromToml (Helm: pkg/engine/funcs.go). */
export const tomlFuncs: readonly GoFunc[] = [
  defineFunc('toToml', { params: [ANY], result: STRING }, (value) =>
    recoverError(
      () => encodeToml(value),
      (error) => error.message,
    ),
  ),
  defineFunc('fromToml', { params: [STRING], result: MAP }, (text) =>
    recoverError<GoValue>(() => decodeToml(text), errorMap),
  ),
];
