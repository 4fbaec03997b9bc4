import { GoError } from '@metachart/go-runtime/reflect';
import { parseUnsigned, quote } from '@metachart/go-runtime/strconv';
import { defaultApiVersions } from './default-api-versions.ts';

export interface KubeVersion {
  /** For instance `v1.30.0`. */
  readonly version: string;
  readonly major: string;
  readonly minor: string;
}

/** What `.Capabilities` tells templates about the cluster and about Helm. */
export interface Capabilities {
  readonly kubeVersion: KubeVersion;
  readonly apiVersions: readonly string[];
  readonly helmVersion: {
    readonly version: string;
    readonly gitCommit: string;
    readonly gitTreeState: string;
    readonly goVersion: string;
  };
}

/**
 * The capabilities that Helm 3.22 assumes without a cluster: Kubernetes 1.37 and the API versions it knows, in its order.
 * `kubeVersion` is any version that Helm's --kube-version takes; `apiVersions` are appended (Helm: pkg/chartutil
 * capabilities.go, section 2.2). Throws GoError `could not parse "x" as version`.
 */
export function defaultCapabilities(
  options: { readonly kubeVersion?: string; readonly apiVersions?: readonly string[] } = {},
): Capabilities {
  return {
    kubeVersion: parseKubeVersion(options.kubeVersion ?? 'v1.37.0'),
    apiVersions: [...defaultApiVersions, ...(options.apiVersions ?? [])],
    helmVersion: { version: 'v3.22.0', gitCommit: '', gitTreeState: '', goVersion: 'go1.26.8' },
  };
}

/**
 * A Kubernetes version from text: `1.30` is v1.30, what follows the numbers is dropped (Go:
 * k8s.io/apimachinery/pkg/util/version ParseGeneric). Throws GoError with its texts.
 */
export function parseKubeVersion(text: string): KubeVersion {
  const numbers = text.includes('\n') ? undefined : /^[\t\f\r ]*v?([0-9]+(?:\.[0-9]+)*)/.exec(text)?.[1];
  if (numbers === undefined) throw new GoError(`could not parse ${quote(text)} as version`);
  const components = numbers.split('.');
  if (components.length < 2) throw new GoError(`illegal version string ${quote(text)}`);
  const parsed = components.map((component, index) => parseComponent(component, { index, text }));
  return { version: `v${parsed.join('.')}`, major: parsed[0]!, minor: parsed[1]! };
}

function parseComponent(component: string, place: { readonly index: number; readonly text: string }): string {
  if (place.index === 0 && component.startsWith('0') && component !== '0') {
    throw new GoError(`illegal zero-prefixed version component ${quote(component)} in ${quote(place.text)}`);
  }
  try {
    return String(parseUnsigned(component, 10, 64));
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    const text = `illegal non-numeric version component ${quote(component)} in ${quote(place.text)}: ${error.message}`;
    throw new GoError(text, error);
  }
}
