import { GoError } from '@metachart/go-runtime/reflect';
import type { Chart, Dependency } from '../chart/chart.ts';
import { isCompatibleRange } from './compatible-range.ts';

/**
 * Throws GoError where a declared dependency has no chart of its name in charts/. Disabled ones count as well; versions are
 * not compared. Go: pkg/action CheckDependencies (O8).
 */
export function checkDependencies(chart: Chart, declared: readonly Pick<Dependency, 'name'>[]): void {
  const present = new Set(chart.dependencies.map(({ metadata }) => metadata.name));
  const missing = declared.filter(({ name }) => !present.has(name)).map(({ name }) => name);
  if (missing.length === 0) return;
  throw new GoError(`found in Chart.yaml, but missing in charts/ directory: ${missing.join(', ')}`);
}

/**
 * What `helm template` and `helm install` check of a chart before anything else: that it is no library chart, and that its
 * dependencies are there. Throws GoError with their texts. Go: cmd/helm/install.go (O8).
 */
export function checkInstallable(chart: Chart): void {
  const { type, dependencies } = chart.metadata;
  if (type !== '' && type !== 'application') throw new GoError(`${type} charts are not installable`);
  if (dependencies === undefined) return;
  try {
    checkDependencies(chart, dependencies);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new GoError(
      `An error occurred while checking for chart dependencies. You may need to run \`helm dependency build\` to fetch missing dependencies: ${error.message}`,
      error,
    );
  }
}

/**
 * Throws GoError where the chart does not support a version of Kubernetes (`v1.30.0`).
 * Go: pkg/action renderResources (O9).
 */
export function checkKubeVersion(chart: Chart, version: string): void {
  const { kubeVersion } = chart.metadata;
  if (kubeVersion === '' || isCompatibleRange(kubeVersion, version)) return;
  throw new GoError(`chart requires kubeVersion: ${kubeVersion} which is incompatible with Kubernetes ${version}`);
}
