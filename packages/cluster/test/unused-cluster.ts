import { expect } from 'vitest';
import type { Cluster } from '../src/index.ts';

/** A cluster of which nothing may be called: a test puts in what it expects to be. */
export const unusedCluster: Cluster = {
  server: 'https://cluster.example',
  version: unused,
  apiVersions: unused,
  resolveKind: unused,
  get: unused,
  list: unused,
  create: unused,
  replace: unused,
  apply: unused,
  delete: unused,
  watch: unused,
  close: unused,
};

function unused(): never {
  return expect.fail('this was not to be called');
}
