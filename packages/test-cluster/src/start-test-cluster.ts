import { buildPrograms } from './build-programs.ts';
import { type ControlPlane, startControlPlane } from './control-plane.ts';
import { joinCluster } from './join-cluster.ts';
import { offeredCluster } from './offer-cluster.ts';

/** A real Kubernetes control plane whose nodes and pods are simulated by kwok. */
export interface TestCluster extends ControlPlane {}

export interface TestClusterOptions {
  /**
   * Unless this is false, a test of a run that shares one cluster gets that one; its stop() then leaves it running. What
   * such a test makes it makes in namespaces of its own.
   */
  readonly shared?: boolean;
  readonly signal?: AbortSignal;
}

/** For the timeout of a hook that starts a cluster, in milliseconds: the first start on a machine builds everything. */
export const testClusterDeadline = 60 * 60_000;

/**
 * Builds what is missing and starts a control plane on free ports of 127.0.0.1; when this process ends, however it ends,
 * so does the control plane. Throws DiagnosticError `test-cluster/start-failed` (names the program, shows the end of its
 * log) or an error of go-programs.
 */
export async function startTestCluster({ shared = true, signal }: TestClusterOptions = {}): Promise<TestCluster> {
  const address = shared ? offeredCluster() : undefined;
  if (address) return joinCluster(address);
  return startControlPlane(await buildPrograms(), signal);
}
