import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedCluster } from '@metachart/embedded-cluster';
import { startTestCluster } from '@metachart/test-cluster';

/** A cluster that a command can reach through files. */
export interface StartedCluster {
  readonly kubeconfigPath: string;
  readonly context: string;
  stop(): Promise<void>;
}

/** The embedded cluster behind a kubeconfig file, as any other cluster. */
export async function startEmbedded(): Promise<StartedCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'metachart-'));
  const kubeconfigPath = join(folder, 'kubeconfig');
  const cluster = await startEmbeddedCluster();
  writeFileSync(kubeconfigPath, cluster.kubeconfig);
  return {
    kubeconfigPath,
    context: 'embedded',
    async stop() {
      await cluster.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function startReal(): Promise<StartedCluster> {
  return startTestCluster();
}
