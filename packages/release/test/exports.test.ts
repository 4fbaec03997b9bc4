import { expect, test } from 'vitest';
import * as names from '../src/index.ts';

test('the public names of the package', () => {
  expect(Object.keys(names).sort()).toMatchInlineSnapshot(`
    [
      "buildInstallOrder",
      "buildReleaseSecret",
      "checkOwnership",
      "completeRelease",
      "decidePruning",
      "decodeRelease",
      "encodeRelease",
      "failRelease",
      "findLeftovers",
      "findNextRevision",
      "isOwnedBy",
      "isPending",
      "objectKey",
      "parseReleaseSecret",
      "releaseSecretName",
      "releaseSecretType",
      "selectPrunedRevisions",
      "slimmedAnnotation",
      "startRelease",
      "supersedeRelease",
      "withOwnership",
    ]
  `);
});
