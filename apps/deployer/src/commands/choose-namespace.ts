import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stringOf, trimSpace } from '@metachart/go-runtime/bytes';
import { GoError, type GoValue } from '@metachart/go-runtime/reflect';
import { decodeYaml } from '@metachart/go-runtime/yaml';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The namespace that Helm would use: --namespace, HELM_NAMESPACE, that of the kubeconfig's context, inside a cluster that
 * of the pod, and otherwise `default` (Go: k8s.io/client-go/tools/clientcmd). A kubeconfig that cannot be read counts as
 * none.
 */
export function chooseNamespace(
  flags: { readonly namespace: string; readonly kubeContext: string; readonly kubeconfig: string },
  env: Environment,
): string {
  const given = flags.namespace || env.HELM_NAMESPACE;
  if (given) return given;
  const context = flags.kubeContext || env.HELM_KUBECONTEXT || '';
  return contextNamespace(kubeconfigPaths(flags.kubeconfig, env), context) ?? podNamespace(env) ?? 'default';
}

function kubeconfigPaths(given: string, env: Environment): readonly string[] {
  if (given !== '') return [given];
  if (env.KUBECONFIG) return env.KUBECONFIG.split(':').filter((path) => path !== '');
  return env.HOME ? [join(env.HOME, '.kube', 'config')] : [];
}

/** Of several files the first that sets something counts. */
function contextNamespace(paths: readonly string[], wanted: string): string | undefined {
  const configs = paths.map(readConfig).filter((config) => config !== undefined);
  const name = wanted || configs.map((config) => textAt(config, 'current-context')).find((text) => text !== '');
  if (!name) return undefined;
  const context = findNamed(configs, { list: 'contexts', name, value: 'context' });
  const cluster = findNamed(configs, { list: 'clusters', name: textAt(context, 'cluster'), value: 'cluster' });
  // A context whose cluster has no address is no usable configuration.
  if (textAt(cluster, 'server') === '') return undefined;
  return textAt(context, 'namespace') || undefined;
}

function readConfig(path: string): GoValue | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  try {
    return decodeYaml(stringOf(readFileSync(path)));
  } catch (error) {
    if (error instanceof GoError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

function findNamed(
  configs: readonly GoValue[],
  { list, name, value }: { readonly list: string; readonly name: string; readonly value: string },
): GoValue {
  for (const config of configs) {
    const items = config instanceof Map ? config.get(list) : undefined;
    if (!Array.isArray(items)) continue;
    const item = items.find((candidate) => textAt(candidate, 'name') === name);
    if (item instanceof Map) return item.get(value);
  }
  return undefined;
}

function textAt(value: GoValue, key: string): string {
  const text = value instanceof Map ? value.get(key) : undefined;
  return typeof text === 'string' ? text : '';
}

const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount';

function podNamespace(env: Environment): string | undefined {
  if (!env.KUBERNETES_SERVICE_HOST || !env.KUBERNETES_SERVICE_PORT) return undefined;
  if (!statSync(`${serviceAccount}/token`, { throwIfNoEntry: false })?.isFile()) return undefined;
  if (env.POD_NAMESPACE) return env.POD_NAMESPACE;
  const path = `${serviceAccount}/namespace`;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  return trimSpace(stringOf(readFileSync(path))) || undefined;
}
