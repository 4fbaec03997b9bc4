export interface KwokConfigurationOptions {
  readonly port: number;
  readonly certificate: string;
  readonly key: string;
  /** What the container of every pod is said to have printed, in the format of container runtimes. */
  readonly containerLog: string;
  /** Texts of Stage objects. */
  readonly stages: readonly string[];
}

/** The configuration file of kwok: YAML documents, those of our own written as JSON. */
export function kwokConfiguration(options: KwokConfigurationOptions): string {
  const { port, certificate, key, containerLog, stages } = options;
  const configuration = {
    apiVersion: 'config.kwok.x-k8s.io/v1alpha1',
    kind: 'KwokConfiguration',
    metadata: { name: 'kwok' },
    options: {
      manageAllNodes: true,
      cidr: '10.244.0.0/16',
      nodeIP: '127.0.0.1',
      nodePort: port,
      serverAddress: `127.0.0.1:${port}`,
      tlsCertFile: certificate,
      tlsPrivateKeyFile: key,
      // Without it there are no logs.
      enableDebuggingHandlers: true,
      // 0, which is what absence means here, refuses to start.
      podPlayStageParallelism: 4,
      nodePlayStageParallelism: 4,
      nodeLeaseParallelism: 4,
      // Without it the node turns NotReady after 40 seconds, and its pods with it.
      nodeLeaseDurationSeconds: 40,
    },
  };
  const logs = {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterLogs',
    metadata: { name: 'every-container' },
    spec: { logs: [{ logsFile: containerLog, previousLogsFile: containerLog }] },
  };
  return [JSON.stringify(configuration), JSON.stringify(logs), ...stages].join('\n---\n');
}
