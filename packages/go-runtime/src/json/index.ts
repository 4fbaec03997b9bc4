export { decodeJson, decodeJsonArray, decodeJsonObject, JsonTypeError } from './decode-json.ts';
export { type EncodeJsonOptions, encodeJson } from './encode-json.ts';
