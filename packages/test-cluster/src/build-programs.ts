import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildModuleProgram, buildSourceProgram, moduleFolder } from '@metachart/go-programs';
import { etcdVersion, kubernetesVersion, kwokVersion } from './versions.ts';

export interface Programs {
  readonly etcd: string;
  readonly apiServer: string;
  readonly controllerManager: string;
  readonly scheduler: string;
  readonly kwok: string;
  /** kwok's own rules of how nodes become ready, and pods run, complete and end. */
  readonly kwokStages: readonly string[];
}

const modules = fileURLToPath(new URL('../modules/', import.meta.url));
const kwokModule = 'sigs.k8s.io/kwok';
const stages = ['node/fast/node-initialize', 'pod/fast/pod-ready', 'pod/fast/pod-complete', 'pod/fast/pod-delete'];

/**
 * The paths of all programs; builds what is not in the cache yet, one after the other: the first time takes about twenty
 * minutes on two cores. Errors are those of go-programs.
 */
export async function buildPrograms(): Promise<Programs> {
  const etcd = await buildSourceProgram({
    name: `etcd-${etcdVersion}`,
    folder: join(modules, 'etcd'),
    package: 'go.etcd.io/etcd/server/v3',
  });
  const apiServer = await buildKubernetesProgram('kube-apiserver');
  const controllerManager = await buildKubernetesProgram('kube-controller-manager');
  const scheduler = await buildKubernetesProgram('kube-scheduler');
  const kwok = await buildModuleProgram({
    name: 'kwok',
    package: `${kwokModule}/cmd/kwok`,
    version: `v${kwokVersion}`,
  });
  const stageFolder = join(await moduleFolder(kwokModule, `v${kwokVersion}`), 'kustomize', 'stage');
  const kwokStages = stages.map((name) => join(stageFolder, `${name}.yaml`));
  return { etcd, apiServer, controllerManager, scheduler, kwok, kwokStages };
}

function buildKubernetesProgram(name: string): Promise<string> {
  const [major, minor] = kubernetesVersion.split('.');
  const versionPackage = 'k8s.io/component-base/version';
  return buildSourceProgram({
    name: `${name}-${kubernetesVersion}`,
    folder: join(modules, 'kubernetes'),
    package: `k8s.io/kubernetes/cmd/${name}`,
    // Without these flags the server calls itself v0.0.0-master.
    ldflags: [
      `-X ${versionPackage}.gitVersion=v${kubernetesVersion}`,
      `-X ${versionPackage}.gitMajor=${major}`,
      `-X ${versionPackage}.gitMinor=${minor}`,
      `-X ${versionPackage}.gitTreeState=clean`,
    ].join(' '),
  });
}
