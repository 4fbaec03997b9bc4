export { encodeYaml } from './emitter/encode-yaml.ts';
export { encodeYamlPretty } from './emitter/encode-yaml-pretty.ts';
export {
  decodeYaml,
  decodeYamlArray,
  decodeYamlInto,
  decodeYamlObject,
  type IntoOptions,
  type StrictOptions,
} from './reader/decode-yaml.ts';
export {
  parseYaml,
  type YamlAlias,
  type YamlEntry,
  type YamlMapping,
  type YamlNode,
  type YamlRange,
  type YamlScalar,
  type YamlSequence,
} from './reader/parse-yaml.ts';
export { readYamlHead, type YamlHead } from './reader/read-yaml-head.ts';
export { YamlError, type YamlPosition } from './reader/yaml-error.ts';
