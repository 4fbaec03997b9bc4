import type { StartedCluster } from './clusters.ts';

export type Files = Readonly<Record<string, string>>;

/** The files of an environment `test` without values, whose releases are all of the chart `web`. */
export function environmentFiles(
  { context, kubeconfigPath }: StartedCluster,
  releases: readonly { readonly name: string; readonly namespace: string }[],
): Files {
  const list = releases.map(
    ({ name, namespace }) => `  - name: ${name}\n    namespace: ${namespace}\n    chart: web\n`,
  );
  return {
    'environments/test/environment.yaml': `cluster:\n  context: ${context}\n  kubeconfig: ${kubeconfigPath}\nreleases:\n${list.join('')}`,
    'environments/test/values.yaml': '',
  };
}
