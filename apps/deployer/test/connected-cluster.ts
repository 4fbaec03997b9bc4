import { type Cluster, connectCluster } from '@metachart/cluster';
import { testClusterDeadline } from '@metachart/test-cluster';
import { afterAll, beforeAll } from 'vitest';
import type { StartedCluster } from './clusters.ts';

/** A cluster of the suite at hand: there from before its first test until after its last. */
export interface ConnectedCluster {
  readonly started: StartedCluster;
  readonly cluster: Cluster;
}

export function connectedCluster(start: () => Promise<StartedCluster>): ConnectedCluster {
  let started: StartedCluster | undefined;
  let cluster: Cluster | undefined;
  beforeAll(async () => {
    started = await start();
    cluster = await connectCluster({ kubeconfig: started.kubeconfigPath, context: started.context });
  }, testClusterDeadline);
  afterAll(async () => {
    await cluster?.close();
    await started?.stop();
  });
  return {
    get started() {
      return started!;
    },
    get cluster() {
      return cluster!;
    },
  };
}
