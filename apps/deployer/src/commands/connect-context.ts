import { type Cluster, connectCluster } from '@metachart/cluster';
import type { ClusterTarget } from '@metachart/workspace';

/**
 * Connects to the cluster that flags name, before the one that an environment names, before HELM_KUBECONTEXT; else to that of
 * the usual kubeconfig. Throws as connectCluster.
 */
export function connectContext(
  flags: { readonly kubeContext: string; readonly kubeconfig: string },
  options: {
    readonly target: Extract<ClusterTarget, { readonly kind: 'context' }> | undefined;
    readonly env: Readonly<Record<string, string | undefined>>;
  },
): Promise<Cluster> {
  const { target, env } = options;
  const kubeconfig = flags.kubeconfig || target?.kubeconfig;
  const context = flags.kubeContext || target?.context || env.HELM_KUBECONTEXT;
  return connectCluster({
    environment: env,
    ...(kubeconfig ? { kubeconfig } : {}),
    ...(context ? { context } : {}),
  });
}
