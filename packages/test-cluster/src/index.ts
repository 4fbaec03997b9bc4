export { findTestCluster } from './find-test-cluster.ts';
export { announceSharedCluster, type SharedCluster, shareCluster } from './shared-cluster.ts';
export {
  startTestCluster,
  type TestCluster,
  type TestClusterOptions,
  testClusterDeadline,
} from './start-test-cluster.ts';
