import { buildModuleProgram, type ModuleProgram } from './build-go-program.ts';

export const helmVersion = '3.22.0';
/** The Kubernetes version that an official build of this Helm takes for granted (its client-go's minor version). */
export const helmKubeVersion = '1.37.0';

const chartutil = 'helm.sh/helm/v3/pkg/chartutil';
const rules = 'helm.sh/helm/v3/pkg/lint/rules';

const helm: ModuleProgram = {
  name: 'helm',
  package: 'helm.sh/helm/v3/cmd/helm',
  version: `v${helmVersion}`,
  // Without these flags the default kube version is v1.20.0; an official release sets them.
  ldflags: [
    `-X helm.sh/helm/v3/internal/version.version=v${helmVersion}`,
    ...[chartutil, rules].flatMap((path) => [`-X ${path}.k8sVersionMajor=1`, `-X ${path}.k8sVersionMinor=37`]),
  ].join(' '),
};

/** Path of the real Helm: the variable `HELM` where it is set, else built from its module. */
export async function resolveHelm(): Promise<string> {
  return process.env.HELM || buildModuleProgram(helm);
}
