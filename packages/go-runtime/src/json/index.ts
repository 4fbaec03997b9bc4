export {
  decodeJson,
  decodeJsonArray,
  decodeJsonObject,
  findSyntaxError,
  JsonTypeError,
  readStreamedJson,
  type StreamedJson,
} from './decode-json.ts';
export { type EncodeJsonOptions, encodeJson } from './encode-json.ts';
