import { expect, test } from 'vitest';
import { defaultCapabilities, parseKubeVersion } from './capabilities.ts';

test('without a cluster there are 57 API versions, and more ones come after them', () => {
  const { apiVersions, kubeVersion } = defaultCapabilities({ kubeVersion: '1.30', apiVersions: ['a/v1'] });
  expect(apiVersions).toHaveLength(58);
  expect(apiVersions.at(-1)).toBe('a/v1');
  expect(kubeVersion).toEqual({ version: 'v1.30', major: '1', minor: '30' });
});

test.each([
  ['v1.16.0', 'v1.16.0'],
  [' 1.30.2-eks-1', 'v1.30.2'],
  ['1.02.3.4', 'v1.2.3.4'],
])('the version %s is %s', (text, version) => {
  expect(parseKubeVersion(text).version).toBe(version);
});

test.each([
  ['', 'could not parse "" as version'],
  ['x1.2', 'could not parse "x1.2" as version'],
  ['1', 'illegal version string "1"'],
  ['01.2', 'illegal zero-prefixed version component "01" in "01.2"'],
  [
    '1.99999999999999999999',
    'illegal non-numeric version component "99999999999999999999" in "1.99999999999999999999": strconv.ParseUint: parsing "99999999999999999999": value out of range',
  ],
])('the version %j is refused', (text, message) => {
  expect(() => parseKubeVersion(text)).toThrow(message);
});
