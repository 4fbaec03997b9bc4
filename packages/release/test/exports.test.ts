import { expect, test } from 'vitest';
import * as names from '../src/index.ts';

test('the public names of the package', () => {
  expect(Object.keys(names).sort()).toMatchInlineSnapshot(`
    [
      "buildInstallOrder",
      "buildReleaseSecret",
      "checkOwnership",
      "completeRelease",
      "decodeRelease",
      "encodeRelease",
      "failRelease",
      "findNextRevision",
      "isPending",
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
