/** Where a request for resources goes. */
export interface ResourcePath {
  readonly apiVersion: string;
  readonly resource: string;
  /** Undefined for cluster scoped resources and for lists over all namespaces. */
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
}

/** `/api/v1/…` and `/apis/GROUP/VERSION/…`; undefined for what is no path of a resource. */
export function parseResourcePath(path: string): ResourcePath | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  const core = parts[0] === 'api';
  if (!core && parts[0] !== 'apis') return undefined;
  const start = core ? 2 : 3;
  const rest = parts.slice(start).map(decode);
  if (rest.length === 0 || parts.length <= start || rest.includes(undefined)) return undefined;
  const apiVersion = parts.slice(1, start).join('/');
  const [first, second, third, fourth, fifth, ...more] = rest;
  if (first === undefined || more.length > 0) return undefined;
  const inNamespace = first === 'namespaces' && third !== undefined && !NAMESPACE_SUBRESOURCES.has(third);
  if (inNamespace) {
    return { apiVersion, resource: third, namespace: second, name: fourth, subresource: fifth };
  }
  if (fourth !== undefined) return undefined;
  return { apiVersion, resource: first, namespace: undefined, name: second, subresource: third };
}

const NAMESPACE_SUBRESOURCES: ReadonlySet<string> = new Set(['status', 'finalize']);

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
