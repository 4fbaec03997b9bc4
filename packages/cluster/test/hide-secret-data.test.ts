import { expect, test } from 'vitest';
import { hideSecretData } from '../src/hide-secret-data.ts';

const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 's' },
  data: { a: 'aHVudGVyMjI=' },
  stringData: { b: 'line "one"\nline two', c: 123456, d: 'abc' },
};

test.each([
  ['the value as it was sent', 'cannot decode aHVudGVyMjI= here', 'cannot decode [hidden] here'],
  ['the value behind its base64', 'hunter22 is too short', '[hidden] is too short'],
  ['text as Go quotes it', 'bad "line \\"one\\"\\nline two"', 'bad "[hidden]"'],
  ['a number', 'expected string, got 123456', 'expected string, got [hidden]'],
  ['an invalid value', 'data[a b]: Invalid value: "x": must', 'data[a b]: Invalid value: [hidden]: must'],
  ['a value with an escaped quote', 'Invalid value: "x\\"y": must', 'Invalid value: [hidden]: must'],
  [
    'what server-side apply got',
    '.a: expected string, got &value.V{Value:"x y"}',
    '.a: expected string, got &value.[hidden]',
  ],
  ['a name stays', 'secrets "s" already exists', 'secrets "s" already exists'],
])('%s', (_name, text, shown) => {
  expect(hideSecretData(text, secret)).toBe(shown);
});

test('what is said of other objects stays as it is', () => {
  const text = 'spec.replicas: Invalid value: "hunter22"';
  expect(hideSecretData(text, { ...secret, kind: 'ConfigMap' })).toBe(text);
  expect(hideSecretData(text, undefined)).toBe(text);
});
