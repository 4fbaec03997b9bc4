import { startEmbeddedCluster } from '@metachart/embedded-cluster';
import { describeCluster } from './contract/describe-cluster.ts';

describeCluster('the embedded cluster', async () => {
  const { kubeconfig, stop } = await startEmbeddedCluster({});
  return { connect: { kubeconfig: { text: kubeconfig } }, stop };
});
