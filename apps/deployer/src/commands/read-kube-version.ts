import { DiagnosticError } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import { parseKubeVersion } from '@metachart/helm-render';

/** The option that --kube-version stands for; nothing where it is not given. Throws with Helm's text. */
export function readKubeVersion(text: string): { readonly kubeVersion?: string } {
  if (text === '') return {};
  try {
    parseKubeVersion(text);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new DiagnosticError('command/invalid-kube-version', {
      message: `invalid kube version '${text}': ${error.message}`,
      cause: error,
    });
  }
  return { kubeVersion: text };
}
