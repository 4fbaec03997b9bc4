import { type Cluster, connectCluster } from '@metachart/cluster';
import { DiagnosticError } from '@metachart/diagnostics';
import type { EnvironmentBundle } from '@metachart/workspace';
import { connectContext } from './connect-context.ts';

export interface OpenCluster {
  readonly cluster: Cluster;
  /** What a user must know of this cluster. */
  readonly notice?: string;
  readonly close: () => Promise<void>;
}

/**
 * Connects to the cluster of an environment, or starts the embedded one. Flags come before what environment.yaml says.
 * Throws as connectCluster, and DiagnosticError `command/invalid-flag` where flags name a cluster beside the embedded one.
 */
export async function openCluster(
  { name, cluster: target }: EnvironmentBundle,
  options: {
    readonly flags: { readonly kubeContext: string; readonly kubeconfig: string };
    readonly env: Readonly<Record<string, string | undefined>>;
  },
): Promise<OpenCluster> {
  const { flags, env } = options;
  if (target.kind === 'context') {
    const cluster = await connectContext(flags, { target, env });
    return { cluster, close: () => cluster.close() };
  }
  if (flags.kubeconfig !== '' || flags.kubeContext !== '') {
    throw new DiagnosticError('command/invalid-flag', {
      message: `environment ${name} runs in the embedded cluster, and --kubeconfig and --kube-context name another one`,
      hint: `leave them out, or name a context in environments/${name}/environment.yaml`,
    });
  }
  const { startEmbeddedCluster } = await import('@metachart/embedded-cluster');
  const embedded = await startEmbeddedCluster();
  try {
    const cluster = await connectCluster({ kubeconfig: { text: embedded.kubeconfig }, environment: {} });
    return {
      cluster,
      notice: simulation,
      async close() {
        await cluster.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

const simulation =
  'This is a simulation: a Kubernetes API inside this process, without nodes, containers or images. Workloads become ready\n' +
  'because a controller says so, nothing runs, and all of it is gone when this command ends.';
