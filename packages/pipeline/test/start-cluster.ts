import { type Cluster, connectCluster } from '@metachart/cluster';
import { startEmbeddedCluster } from '@metachart/embedded-cluster';

/** An embedded cluster for the tests of a file, and what ends it. */
export async function startCluster(): Promise<{ readonly cluster: Cluster; readonly stop: () => Promise<void> }> {
  const embedded = await startEmbeddedCluster();
  const cluster = await connectCluster({ kubeconfig: { text: embedded.kubeconfig }, environment: {} });
  return {
    cluster,
    async stop() {
      await cluster.close();
      await embedded.stop();
    },
  };
}
