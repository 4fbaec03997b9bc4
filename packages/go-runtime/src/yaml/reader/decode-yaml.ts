import { ANY_SLICE, GoError, type GoType, type GoValue, MAP } from '../../reflect/index.ts';
import { assignJson } from './assign-json.ts';
import { decodeAsJson, decodeRaw } from './decode-tape.ts';
import type { NodeTape } from './node-tape.ts';
import { MAX_DEPTH, rejectDepth } from './reject-depth.ts';
import { type JsonValue, rejectNonFinite, toJsonValue } from './to-json-value.ts';
import { UNMARSHALING, withConversion } from './with-conversion.ts';

export interface StrictOptions {
  /** As UnmarshalStrict: duplicate keys, and fields that the type does not have, are errors. */
  readonly strict?: boolean;
}

/**
 * sigs.k8s.io/yaml's Unmarshal into an empty interface: the first document of a text as Map, Array, string, number
 * (float64, rule N1), boolean or null. Throws GoError with its text, `error converting YAML to JSON: …` (Y7); where the
 * YAML itself is at fault the error is a YamlError and knows the position.
 */
export function decodeYaml(text: string, { strict = false }: StrictOptions = {}): GoValue {
  return withConversion(text, (tape) => {
    if (strict) return decodeSlowly(tape, { strict, target: undefined }) as GoValue;
    const decoded = decodeAsJson(tape);
    if (decoded === undefined || decoded.nonFinite) {
      return decodeSlowly(tape, { strict, target: undefined }) as GoValue;
    }
    if (decoded.depth > MAX_DEPTH) rejectDepth(decoded.value);
    return decoded.value;
  });
}

/**
 * The same into a map[string]interface{}: an empty Map for a document that is empty or null. Throws as decodeYaml, and
 * for any other value that it cannot be unmarshaled into `typeName`, which is what Go calls the map's type.
 */
export function decodeYamlObject(
  text: string,
  { strict = false, typeName = MAP.name }: StrictOptions & { readonly typeName?: string } = {},
): Map<string, GoValue> {
  const value = decodeYaml(text, { strict });
  if (value === null) return new Map();
  if (value instanceof Map) return value;
  throw mismatch(value, typeName);
}

/** The same into a []interface{}: an empty Array for a document that is empty or null. */
export function decodeYamlArray(text: string, { strict = false }: StrictOptions = {}): GoValue[] {
  const value = decodeYaml(text, { strict });
  if (value === null) return [];
  if (Array.isArray(value)) return value;
  throw mismatch(value, ANY_SLICE.name);
}

export interface IntoOptions extends StrictOptions {
  /** What the type's value holds already: it stays where the text says nothing, and lists are laid over entry by entry. */
  readonly onto?: GoValue;
}

/**
 * sigs.k8s.io/yaml's Unmarshal into a Go type: a struct, map, slice or pointer to a struct, made of those, strings,
 * booleans, numbers and empty interfaces. Scalars become strings where a string is wanted (rule N12). Throws GoError as
 * decodeYaml, and with encoding/json's text at the first mismatch.
 */
export function decodeYamlInto(text: string, type: GoType, { strict = false, onto }: IntoOptions = {}): GoValue {
  const json = withConversion(text, (tape) => decodeSlowly(tape, { strict, target: type }));
  try {
    return assignJson(json, type, onto === undefined ? { strict } : { strict, onto });
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new GoError(`${UNMARSHALING}${error.message}`, error);
  }
}

/** Goes through every step that sigs.k8s.io/yaml goes through, and finds its errors in their order. */
function decodeSlowly(
  tape: NodeTape,
  { strict, target }: { readonly strict: boolean; readonly target: GoType | undefined },
): JsonValue {
  const decoded = decodeRaw(tape, { strict });
  const json = toJsonValue(decoded.value, target);
  if (decoded.nonFinite) rejectNonFinite(json);
  if (decoded.depth > MAX_DEPTH) rejectDepth(json);
  return json;
}

function mismatch(value: GoValue, typeName: string): GoError {
  return new GoError(`${UNMARSHALING}json: cannot unmarshal ${jsonKind(value)} into Go value of type ${typeName}`);
}

function jsonKind(value: GoValue): string {
  if (value instanceof Map) return 'object';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
