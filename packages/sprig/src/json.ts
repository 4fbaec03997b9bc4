import { decodeJson, encodeJson, JsonTypeError } from '@metachart/go-runtime/json';
import { ANY, defineFunc, GoError, type GoFunc, type GoValue, STRING } from '@metachart/go-runtime/reflect';
import { onGoError } from './values/on-go-error.ts';

const encodes = { params: [ANY], result: STRING } as const;
const decodes = { params: [STRING], result: ANY } as const;

/** Sprig's JSON: the plain names give "" or nil on an error, toRawJson and the `must` names fail with Go's text. */
export const jsonFuncs: readonly GoFunc[] = [
  defineFunc('fromJson', decodes, decodeLeniently),
  defineFunc('mustFromJson', decodes, (text) => decodeJson(text)),
  defineFunc('toJson', encodes, (value) => onGoError('', () => encodeJson(value, {}))),
  defineFunc('mustToJson', encodes, (value) => encodeJson(value, {})),
  defineFunc('toPrettyJson', encodes, (value) => onGoError('', () => encodeJson(value, { indent: '  ' }))),
  defineFunc('mustToPrettyJson', encodes, (value) => encodeJson(value, { indent: '  ' })),
  defineFunc('toRawJson', encodes, (value) => encodeJson(value, { escapeHtml: false })),
  defineFunc('mustToRawJson', encodes, (value) => encodeJson(value, { escapeHtml: false })),
];

/** Of a text with a number beyond float64 Go leaves the rest. */
function decodeLeniently(text: string): GoValue {
  try {
    return decodeJson(text);
  } catch (error) {
    if (error instanceof JsonTypeError) return error.partial ?? null;
    if (error instanceof GoError) return null;
    throw error;
  }
}
