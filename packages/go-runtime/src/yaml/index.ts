export { encodeYaml } from './emitter/encode-yaml.ts';
export { encodeYamlPretty } from './emitter/encode-yaml-pretty.ts';
