import { DiagnosticError } from '@metachart/diagnostics';
import type { FlagValues } from '../../flags/index.ts';
import type { releaseFlags } from './release-flags.ts';

/**
 * Flags and variables that would lead Helm to another cluster, user or store, and that nothing here reads, are refused: the
 * answer would be about something else. Throws DiagnosticError `command/flag-not-supported`.
 */
export function refuseUnreadFlags(
  flags: FlagValues<typeof releaseFlags>,
  env: Readonly<Record<string, string | undefined>>,
): void {
  const given = [
    ...Object.entries({
      '--kube-apiserver': flags.kubeApiserver !== '',
      '--kube-as-group': flags.kubeAsGroup.length > 0,
      '--kube-as-user': flags.kubeAsUser !== '',
      '--kube-ca-file': flags.kubeCaFile !== '',
      '--kube-insecure-skip-tls-verify': flags.kubeInsecureSkipTlsVerify,
      '--kube-tls-server-name': flags.kubeTlsServerName !== '',
      '--kube-token': flags.kubeToken !== '',
    }).flatMap(([name, isSet]) => (isSet ? [name] : [])),
    ...unreadVariables.filter((name) => env[name]),
    ...(env.HELM_DRIVER && !secretDrivers.has(env.HELM_DRIVER) ? [`HELM_DRIVER=${env.HELM_DRIVER}`] : []),
  ];
  if (given.length === 0) return;
  throw new DiagnosticError('command/flag-not-supported', {
    message: `not supported: ${given.join(', ')}`,
    hint: 'cluster and user come from the kubeconfig, records of releases from Secrets',
  });
}

const unreadVariables = [
  'HELM_KUBEAPISERVER',
  'HELM_KUBEASGROUPS',
  'HELM_KUBEASUSER',
  'HELM_KUBECAFILE',
  'HELM_KUBEINSECURE_SKIP_TLS_VERIFY',
  'HELM_KUBETLS_SERVER_NAME',
  'HELM_KUBETOKEN',
];

const secretDrivers: ReadonlySet<string> = new Set(['secret', 'secrets']);
