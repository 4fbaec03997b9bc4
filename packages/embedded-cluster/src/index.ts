export { type EmbeddedCluster, startEmbeddedCluster } from './start-embedded-cluster.ts';
