import { floatFlag, integerFlag, listFlag, switchFlag, textFlag } from './flag-kinds.ts';

const hidden = { hidden: true, usage: 'accepted for compatibility; has no effect here' };

/** The flags that every command of Helm takes, before or after the command's name. */
export const globalFlags = {
  namespace: textFlag('namespace', { shorthand: 'n', usage: 'namespace of the release' }),
  debug: switchFlag('debug', { usage: 'print more about what is done' }),
  kubeContext: textFlag('kube-context', { usage: 'context of the kubeconfig file' }),
  kubeconfig: textFlag('kubeconfig', { usage: 'path to the kubeconfig file' }),

  burstLimit: integerFlag('burst-limit', { ...hidden, initial: 100n }),
  kubeApiserver: textFlag('kube-apiserver', hidden),
  kubeAsGroup: listFlag('kube-as-group', hidden),
  kubeAsUser: textFlag('kube-as-user', hidden),
  kubeCaFile: textFlag('kube-ca-file', hidden),
  kubeInsecureSkipTlsVerify: switchFlag('kube-insecure-skip-tls-verify', hidden),
  kubeTlsServerName: textFlag('kube-tls-server-name', hidden),
  kubeToken: textFlag('kube-token', hidden),
  qps: floatFlag('qps', { ...hidden, initial: 0 }),
  registryConfig: textFlag('registry-config', hidden),
  repositoryCache: textFlag('repository-cache', hidden),
  repositoryConfig: textFlag('repository-config', hidden),
};
