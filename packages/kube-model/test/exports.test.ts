import { expect, test } from 'vitest';
import * as names from '../src/index.ts';

test('the public names of the package', () => {
  expect(Object.keys(names).sort()).toMatchInlineSnapshot(`
    [
      "computeCompletion",
      "computeReadiness",
      "formatRef",
      "groupOf",
      "parseManifests",
      "refOf",
    ]
  `);
});
