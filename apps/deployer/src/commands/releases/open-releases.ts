import type { Cluster } from '@metachart/cluster';
import { DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import { type EnvironmentBundle, loadEnvironment } from '@metachart/workspace';
import type { FlagValues } from '../../flags/index.ts';
import type { Terminal } from '../../terminal.ts';
import { chooseNamespace } from '../choose-namespace.ts';
import { connectContext } from '../connect-context.ts';
import { refuseUnreadFlags } from './refuse-unread-flags.ts';
import type { releaseFlags } from './release-flags.ts';

/** Where releases are looked for. */
export interface OpenReleases {
  readonly cluster: Cluster;
  /** That of the flags, the environment's variables or the kubeconfig; with --env it is not asked for. */
  readonly namespace: string;
  /** With --env. */
  readonly bundle?: EnvironmentBundle;
}

/**
 * Connects to the cluster that flags, variables or --env name, runs `work` and closes the connection. Throws what `work`
 * throws, as connectCluster and loadEnvironment, and DiagnosticError `command/invalid-flag`, `command/flag-not-supported` and
 * `command/no-cluster` (an environment in the embedded cluster).
 */
export async function withReleases(
  flags: FlagValues<typeof releaseFlags>,
  { env }: Terminal,
  work: (opened: OpenReleases) => Promise<void>,
): Promise<void> {
  refuseUnreadFlags(flags, env);
  const bundle = flags.env === '' ? undefined : await loadEnvironment(flags.root || '.', flags.env);
  const target = bundle === undefined ? undefined : clusterOf(bundle, flags);
  const cluster = await connectContext(flags, { target, env });
  try {
    await work({ cluster, namespace: chooseNamespace(flags, env), ...(bundle === undefined ? {} : { bundle }) });
  } catch (error) {
    throw isUnreachable(error) ? withHelmsWords(error) : error;
  } finally {
    await cluster.close();
  }
}

function clusterOf({ name, cluster }: EnvironmentBundle, { namespace }: FlagValues<typeof releaseFlags>) {
  if (namespace !== '') {
    throw new DiagnosticError('command/invalid-flag', {
      message: '--namespace and --env cannot be given together: the environment names the namespace of its releases',
    });
  }
  if (cluster.kind === 'context') return cluster;
  throw new DiagnosticError('command/no-cluster', {
    message: `environment ${name} runs in the embedded cluster, which ends with each deploy: it keeps no releases`,
  });
}

function isUnreachable(error: unknown): error is DiagnosticError {
  return isDiagnosticError(error) && error.code === 'cluster/unreachable';
}

function withHelmsWords(error: DiagnosticError): DiagnosticError {
  const { hint } = error.diagnostic;
  return new DiagnosticError('cluster/unreachable', {
    message: `Kubernetes cluster unreachable: ${error.message}`,
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  });
}
