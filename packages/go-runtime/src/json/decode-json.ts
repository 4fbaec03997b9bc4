import { ANY_SLICE, GoError, GoNil, type GoType, type GoValue, MAP } from '../reflect/index.ts';
import { type NumberReader, parseJson, parseJsonValue } from './parse-json.ts';

/**
 * Go reports a value of the wrong type only after it has decoded the rest. `partial` is what it leaves in its target
 * then; undefined where it leaves the target untouched.
 */
export class JsonTypeError extends GoError {
  readonly partial: GoValue;

  constructor(message: string, partial: GoValue) {
    super(message);
    this.name = 'JsonTypeError';
    this.partial = partial;
  }
}

/**
 * json.Unmarshal into an empty interface: numbers become float64, objects Maps, arrays Arrays, null the nil interface.
 * Throws GoError with the text of Go's syntax error (nesting deeper than 10,000 is one), and JsonTypeError for a number
 * beyond float64.
 */
export function decodeJson(text: string): GoValue {
  const state = decode(text);
  if (state.typeError !== undefined) throw new JsonTypeError(state.typeError, state.value);
  return state.value;
}

/**
 * json.Unmarshal into an empty map[string]interface{}: a Map, for null a nil map. Throws as decodeJson, and
 * JsonTypeError without `partial` for any other value.
 */
export function decodeJsonObject(text: string): Map<string, GoValue> | GoNil {
  const state = decode(text);
  if (state.value === null && state.typeError === undefined) return new GoNil(MAP);
  if (!(state.value instanceof Map)) throw mismatch(state, MAP);
  if (state.typeError !== undefined) throw new JsonTypeError(state.typeError, state.value);
  return state.value;
}

/** json.Unmarshal into an empty []interface{}; the counterpart of decodeJsonObject. */
export function decodeJsonArray(text: string): GoValue[] | GoNil {
  const state = decode(text);
  if (state.value === null && state.typeError === undefined) return new GoNil(ANY_SLICE);
  if (!Array.isArray(state.value)) throw mismatch(state, ANY_SLICE);
  if (state.typeError !== undefined) throw new JsonTypeError(state.typeError, state.value);
  return state.value;
}

/** The text of the first syntax error of a JSON text, in Go's words, or undefined. */
export function findSyntaxError(text: string): string | undefined {
  const parsed = parseJson(text, () => null);
  return parsed.ok ? undefined : parsed.problem;
}

/** One value of a stream and the index behind it, or the syntax error and the index of the character at fault. */
export type StreamedJson =
  | { readonly ok: true; readonly value: GoValue; readonly end: number }
  | { readonly ok: false; readonly problem: string; readonly at: number };

/**
 * Reads the JSON value of a stream that begins at an index, as Decode of a json.Decoder: space before it is skipped, what
 * follows it is left. At the end of the text the problem is `unexpected EOF`. Numbers beyond float64 become infinite.
 */
export function readStreamedJson(text: string, start: number): StreamedJson {
  const parsed = parseJsonValue(text, start, Number);
  return parsed.ok || parsed.at < text.length ? parsed : { ...parsed, problem: 'unexpected EOF' };
}

interface Decoded {
  readonly value: GoValue;
  readonly typeError: string | undefined;
}

function decode(text: string): Decoded {
  let typeError: string | undefined;
  const readNumber: NumberReader = (digits) => {
    const number = Number(digits);
    if (Number.isFinite(number)) return number;
    typeError ??= `json: cannot unmarshal number ${digits} into Go value of type float64`;
    return null;
  };
  const parsed = parseJson(text, readNumber);
  if (!parsed.ok) throw new GoError(parsed.problem);
  return { value: parsed.value, typeError };
}

function mismatch({ value, typeError }: Decoded, target: GoType): JsonTypeError {
  return new JsonTypeError(
    `json: cannot unmarshal ${shapeOf(value, typeError)} into Go value of type ${target.name}`,
    undefined,
  );
}

function shapeOf(value: GoValue, typeError: string | undefined): string {
  // A lone number beyond float64 reads as null here, but to Go it is a number in the wrong place.
  if (typeof value === 'number' || (value === null && typeError !== undefined)) return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return Array.isArray(value) ? 'array' : 'object';
}
