export { answerOf } from './cluster-answer.ts';
export { findTestCluster } from './find-test-cluster.ts';
export { type ClusterOffer, offerCluster, offerEnvironment } from './offer-cluster.ts';
export {
  startTestCluster,
  type TestCluster,
  type TestClusterOptions,
  testClusterDeadline,
} from './start-test-cluster.ts';
