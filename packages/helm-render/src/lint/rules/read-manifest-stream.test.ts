import { expect, test } from 'vitest';
import { readManifestStream } from './read-manifest-stream.ts';

const names = (text: string) => readManifestStream(text).heads.map(({ kind, name }) => `${kind}/${name}`);

test('documents are divided by lines that begin with three hyphens, empty ones do not count', () => {
  const text =
    '---\n# nothing\n---\nkind: A\nmetadata: {name: a}\n--- # next\n---\nkind: B\r\nmetadata:\r\n  name: 5\r\n';
  expect(names(text)).toEqual(['A/a', 'B/5']);
});

test('an empty map is an object without a name', () => {
  expect(names('{}')).toEqual(['/']);
  expect(names('---\n{}\n')).toEqual(['/']);
});

test('JSON values may stand one after the other', () => {
  expect(names('{"kind":"A"} {"kind":"B"}\n{"KIND":"C","metadata":{"NAME":"c"}}')).toEqual(['A/', 'B/', 'C/c']);
});

test('JSON that is none is read as YAML', () => {
  expect(names('{kind: A}\n---\nkind: B\n')).toEqual(['A/', 'B/']);
  expect(names('{"kind":"A"}\n---\nkind: B\n')).toEqual(['A/', 'B/']);
  expect(names('{"kind": 5}')).toEqual(['5/']);
});

test.each([
  [
    'braces that were left over',
    '{{ .x }}',
    "json: offset 2: invalid character '{' looking for beginning of object key string",
  ],
  ['text behind the separator', 'a: b\n--- foo\n', 'invalid Yaml document separator: foo'],
  [
    'a list',
    '- a\n',
    'error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type rules.K8sYamlStruct',
  ],
  [
    'metadata that are a list',
    '{"metadata":[]}',
    'json: cannot unmarshal array into Go struct field K8sYamlStruct.Metadata of type rules.k8sYamlMetadata',
  ],
  [
    'a JSON name that is a list',
    '{"metadata":{"name":[]}}',
    'json: cannot unmarshal array into Go struct field k8sYamlMetadata.Metadata.Name of type string',
  ],
  [
    'a name that is a map',
    'metadata:\n  name: {}\n',
    'error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go struct field ' +
      'k8sYamlMetadata.Metadata.Name of type string',
  ],
  [
    'a colon too many',
    'a: b: c\n',
    'error converting YAML to JSON: yaml: mapping values are not allowed in this context',
  ],
  ['three JSON values and rubbish', '{}{}{}x', "invalid character 'x' looking for beginning of value"],
  ['JSON that breaks off', '{"a": ', 'unexpected EOF'],
])('%s stops the reader', (_, text, problem) => {
  expect(readManifestStream(text).problem).toBe(problem);
});

test('what stood before the trouble has been read', () => {
  expect(names('kind: A\n---\n{{ nonsense\n---\nkind: C\n')).toEqual(['A/']);
});

test('a stream of many JSON values is read in one go', () => {
  const start = performance.now();
  expect(readManifestStream(`${'{}'.repeat(300_000)}{"kind":"语"}`).heads).toHaveLength(300_001);
  expect(performance.now() - start).toBeLessThan(5_000);
});
