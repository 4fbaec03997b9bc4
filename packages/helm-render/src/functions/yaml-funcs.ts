import { ANY, ANY_SLICE, defineFunc, type GoFunc, type GoValue, MAP, STRING } from '@metachart/go-runtime/reflect';
import { decodeYamlArray, decodeYamlObject, encodeYaml, encodeYamlPretty } from '@metachart/go-runtime/yaml';
import { errorMap, recoverError } from './recover-error.ts';

/** toYaml, toYamlPretty, fromYaml and fromYamlArray (Helm: pkg/engine/funcs.go, E1-E6, E9). */
export const yamlFuncs: readonly GoFunc[] = [
  defineFunc('toYaml', { params: [ANY], result: STRING }, toYaml),
  defineFunc('toYamlPretty', { params: [ANY], result: STRING }, (value) => trimmed(value, encodeYamlPretty)),
  defineFunc('fromYaml', { params: [STRING], result: MAP }, (text) =>
    recoverError<GoValue>(() => decodeYamlObject(text), errorMap),
  ),
  defineFunc('fromYamlArray', { params: [STRING], result: ANY_SLICE }, (text) =>
    recoverError<GoValue>(
      () => decodeYamlArray(text),
      (error) => [error.message],
    ),
  ),
];

/** A value as YAML without the last line break; what cannot be written is an empty text (E1). */
export function toYaml(value: GoValue): string {
  return trimmed(value, encodeYaml);
}

function trimmed(value: GoValue, encode: (value: GoValue) => string): string {
  const text = recoverError(
    () => encode(value),
    () => '',
  );
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}
