import { announceSharedCluster, type SharedCluster, shareCluster, sharedClusterAddress } from './shared-cluster.ts';

let cluster: SharedCluster | undefined;

/** Vitest's globalSetup: the test files of a run share one cluster, which starts when the first of them wants it. */
export async function setup(): Promise<void> {
  if (sharedClusterAddress() || process.platform === 'win32') return;
  cluster = await shareCluster(async (signal) => {
    const { startTestCluster } = await import('./start-test-cluster.ts');
    return startTestCluster({ shared: false, signal });
  });
  announceSharedCluster(cluster.address);
}

export async function teardown(): Promise<void> {
  await cluster?.close();
}
