import { expect, test } from 'vitest';
import * as names from '../src/index.ts';

test('the public names of the package', () => {
  expect(Object.keys(names).sort()).toMatchInlineSnapshot(`
    [
      "buildInstallOrder",
      "buildPlan",
      "buildReleaseSecret",
      "checkOwnership",
      "completeRelease",
      "decidePruning",
      "decodeRelease",
      "diffFields",
      "encodeRelease",
      "failRelease",
      "findLeftovers",
      "findNextRevision",
      "formatFieldPath",
      "hasChanges",
      "hasDeletePolicy",
      "isOwnedBy",
      "isPending",
      "objectKey",
      "parseConflicts",
      "parseReleaseSecret",
      "releaseSecretName",
      "releaseSecretType",
      "selectHooks",
      "selectPrunedRevisions",
      "slimmedAnnotation",
      "startRelease",
      "supersedeRelease",
      "withHookRun",
      "withOwnership",
    ]
  `);
});
