import { decodeJsonArray, decodeJsonObject, encodeJson, JsonTypeError } from '@metachart/go-runtime/json';
import {
  ANY,
  ANY_SLICE,
  defineFunc,
  type GoError,
  type GoFunc,
  type GoValue,
  MAP,
  STRING,
} from '@metachart/go-runtime/reflect';
import { errorMap, recoverError } from './recover-error.ts';

/** toJson, fromJson and fromJsonArray (Helm: pkg/engine/funcs.go, E8, E9). */
export const jsonFuncs: readonly GoFunc[] = [
  defineFunc('toJson', { params: [ANY], result: STRING }, (value) =>
    recoverError(
      () => encodeJson(value),
      () => '',
    ),
  ),
  defineFunc('fromJson', { params: [STRING], result: MAP }, (text) =>
    recoverError<GoValue>(() => decodeJsonObject(text), partialMap),
  ),
  defineFunc('fromJsonArray', { params: [STRING], result: ANY_SLICE }, (text) =>
    recoverError<GoValue>(
      () => decodeJsonArray(text),
      (error) => [error.message],
    ),
  ),
];

/** After a number that float64 cannot hold Go has filled the rest of the map; the error joins it. */
function partialMap(error: GoError): GoValue {
  const partial = error instanceof JsonTypeError ? error.partial : undefined;
  return partial instanceof Map ? partial.set('Error', error.message) : errorMap(error);
}
