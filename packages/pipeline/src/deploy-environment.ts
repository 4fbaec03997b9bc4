import type { DeployEvent } from '@metachart/release';
import type { DeployEnvironmentOptions } from './deploy/deploy-options.ts';
import { deployRelease } from './deploy/deploy-release.ts';
import { resolveChart } from './resolve-chart.ts';

/**
 * Deploys the releases of an environment, one after the other, and tells what happens as it happens. The first that fails
 * ends it: its last event says so, then the failure is thrown.
 *
 * Throws DiagnosticError: `environment/…`, `render/…`, `manifest/…`, `release/…` and `deploy/unknown-kind` before anything of
 * the release is changed; `cluster/…`, `deploy/hook-failed`, `deploy/not-ready` and `deploy/cancelled` at any time.
 */
export async function* deployEnvironment(options: DeployEnvironmentOptions): AsyncGenerator<DeployEvent, void, void> {
  const { bundle, onEvent } = options;
  // Charts that cannot be read are found before the first release is deployed.
  const releases = bundle.releases.map((release) => ({ release, resolved: resolveChart(bundle, release) }));
  for (const { release, resolved } of releases) {
    for await (const event of deployRelease(release, resolved, options)) {
      onEvent?.(event);
      yield event;
    }
  }
}
