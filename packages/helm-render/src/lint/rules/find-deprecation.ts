import { type ApiLifecycle, apiLifecycles } from './api-lifecycles.ts';

export interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
}

export interface ApiRelease {
  readonly major: number;
  readonly minor: number;
}

/**
 * What Kubernetes says about an object whose API is deprecated at a release, or undefined. An API that Kubernetes itself
 * does not define is none of its business. Helm: pkg/lint/rules/deprecations.go; k8s.io/apiserver, endpoints/deprecation.
 */
export function findDeprecation({ apiVersion, kind }: ApiObject, release: ApiRelease): string | undefined {
  // `/v1` is the core group too.
  const version = apiVersion.lastIndexOf('/') === 0 ? apiVersion.slice(1) : apiVersion;
  const lifecycle = apiLifecycles().get(`${version} ${kind}`);
  if (lifecycle === undefined || !isReached(lifecycle.deprecated, release)) return undefined;
  return describe(lifecycle, `${version} ${kind}`);
}

/** A release of zero is one that is not known: everything that was ever deprecated counts. */
function isReached(deprecated: string, release: ApiRelease): boolean {
  if (release.major === 0 && release.minor === 0) return true;
  const [major = 0, minor = 0] = deprecated.split('.').map(Number);
  return major < release.major || (major === release.major && minor <= release.minor);
}

function describe({ deprecated, removed, replacement }: ApiLifecycle, api: string): string {
  const end = removed === '' ? '' : `, unavailable in v${removed}+`;
  const advice = replacement === '' ? '' : `; use ${replacement}`;
  return `${api} is deprecated in v${deprecated}+${end}${advice}`;
}
