import type { KubeApiOptions } from './kube-api.ts';

export const contextName = 'test-cluster';

export function kubeconfigText({ server, token, certificateAuthority }: KubeApiOptions): string {
  return `apiVersion: v1
kind: Config
current-context: ${contextName}
clusters:
  - name: ${contextName}
    cluster:
      server: ${server}
      certificate-authority-data: ${Buffer.from(certificateAuthority).toString('base64')}
users:
  - name: ${contextName}
    user:
      token: ${token}
contexts:
  - name: ${contextName}
    context:
      cluster: ${contextName}
      user: ${contextName}
`;
}
