export { decodeJson, decodeJsonArray, decodeJsonObject, findSyntaxError, JsonTypeError } from './decode-json.ts';
export { type EncodeJsonOptions, encodeJson } from './encode-json.ts';
