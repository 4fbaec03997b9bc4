import { expect, test } from 'vitest';
import * as names from '../src/index.ts';

test('the public names of the package', () => {
  expect(Object.keys(names).sort()).toMatchInlineSnapshot(`
    [
      "buildInstallOrder",
      "buildPlan",
      "buildReleaseSecret",
      "changesNothing",
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
      "hasSameContent",
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
