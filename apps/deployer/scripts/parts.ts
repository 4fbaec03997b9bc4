import type { Parts } from './parts-apart.ts';

/**
 * What most charts do without. A part that a chart does need costs it about half a millisecond more than the same code in
 * the command would; what stands here is called by one chart in seven or fewer.
 */
export const parts: Parts = {
  archive: modules('packages/chart-composer/src/archive', ['detect-content-type', 'read-chart-archive']),
  certificates: modules('packages/sprig/src/crypto', [
    'create-certificate',
    'generate-private-key',
    'pem',
    'private-key',
    'signer-certificate',
  ]),
  glob: modules('packages/go-runtime/src/path', ['compile-glob']),
  json: modules('packages/go-runtime/src/json', ['encode-json', 'indent-json', 'parse-json']),
  lint: modules('apps/deployer/src/programs', ['lint']),
  passwords: modules('packages/sprig/src/crypto', ['hash-password']),
  regexp: modules('packages/go-runtime/src/regexp', ['index']),
  render: modules('apps/deployer/src/programs', ['render']),
  schema: modules('packages/chart-composer/src/schema', [
    'compile-schema',
    'meta-schema',
    'schema-compiler',
    'schema-error',
    'validate-instance',
  ]),
  set: modules('packages/chart-composer/src/strvals', ['parse-set']),
  sprig: [
    ...modules('packages/sprig/src/dicts', ['copy-deep', 'merge-maps']),
    ...modules('packages/sprig/src/encoding', ['base32']),
    ...modules('packages/sprig/src/numeric', ['decimal', 'float-functions']),
    ...modules('packages/sprig/src/strings', ['abbreviate', 'word-case', 'word-letters', 'wrap-words']),
    ...modules('packages/sprig/src/values', ['deep-equal', 'structural-hash']),
  ],
  time: modules('packages/go-runtime/src/time', [
    'duration',
    'format-time',
    'marshal-time',
    'parse-time',
    'posix-rule',
  ]),
  toml: modules('packages/go-runtime/src/toml', ['index']),
  url: modules('packages/go-runtime/src/url', ['index']),
  version: modules('apps/deployer/src/programs', ['version']),
  yaml: [
    ...modules('packages/go-runtime/src/yaml/emitter', ['encode-yaml-pretty', 'read-json-as-yaml']),
    ...modules('packages/go-runtime/src/yaml/reader', ['decode-pieces', 'parse-yaml', 'scan-properties']),
  ],
};

function modules(folder: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${folder}/${name}.ts`);
}
