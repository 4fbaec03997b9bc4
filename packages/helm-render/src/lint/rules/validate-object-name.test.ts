import { expect, test } from 'vitest';
import { validateObjectName } from './validate-object-name.ts';

test.each([
  ['ConfigMap', 'web.config-1'],
  ['Service', 'web'],
  ['Namespace', '1web'],
  ['ClusterRole', 'system:Web reader'],
  ['CertificateSigningRequest', 'Anything/at all'],
  ['SomethingCustom', 'a.b'],
])('a %s may be called %s', (kind, name) => {
  expect(validateObjectName({ kind, name })).toBeUndefined();
});

test.each([
  [
    'an object without a name',
    { kind: 'ConfigMap', name: '' },
    'object name does not conform to Kubernetes naming requirements: "": metadata.name: Invalid value: "": a lowercase ' +
      "RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an " +
      "alphanumeric character (e.g. 'example.com', regex used for validation is " +
      "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
  ],
  [
    'a service that begins with a digit',
    { kind: 'service', name: '1web' },
    'object name does not conform to Kubernetes naming requirements: "1web": metadata.name: Invalid value: "1web": a ' +
      "DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and " +
      "end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is " +
      "'[a-z]([-a-z0-9]*[a-z0-9])?')",
  ],
  [
    'a namespace with a dot',
    { kind: 'Namespace', name: 'a.b' },
    'object name does not conform to Kubernetes naming requirements: "a.b": metadata.name: Invalid value: "a.b": must not contain dots',
  ],
  [
    'a role that is two path segments and more',
    { kind: 'Role', name: 'a/b%c' },
    'object name does not conform to Kubernetes naming requirements: "a/b%c": [metadata.name: Invalid value: "a/b%c": may ' +
      "not contain '/', metadata.name: Invalid value: \"a/b%c\": may not contain '%']",
  ],
])('%s is told so in the words of Kubernetes', (_, object, text) => {
  expect(validateObjectName(object)).toBe(text);
});

test('a namespace of 64 letters is too long, counted in bytes', () => {
  expect(validateObjectName({ kind: 'Namespace', name: 'a'.repeat(63) })).toBeUndefined();
  expect(validateObjectName({ kind: 'Namespace', name: 'a'.repeat(64) })).toContain(
    'must be no more than 63 characters',
  );
  expect(validateObjectName({ kind: 'Namespace', name: 'é'.repeat(32) })).toContain(
    'must be no more than 63 characters',
  );
});
