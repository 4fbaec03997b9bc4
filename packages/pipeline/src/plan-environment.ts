import type { Plan } from '@metachart/release';
import type { EnvironmentPlan, PlanEnvironmentOptions } from './plan/plan-options.ts';
import { type PlannedBefore, planRelease } from './plan/plan-release.ts';
import { resolveChart } from './resolve-chart.ts';

/**
 * What a deploy of an environment would do, release by release: each is planned as if those before it had brought their
 * namespaces and definitions. Reads and asks for dry runs; nothing in the cluster is changed. What a deploy would be refused
 * for is part of the plan where it concerns one object.
 *
 * Throws DiagnosticError as deployEnvironment does for what concerns a whole release: `environment/…`, `render/…`,
 * `manifest/…`, `release/in-progress`, `release/no-deployed`, `deploy/unknown-kind`, `deploy/too-many-lookups`; and `cluster/…`.
 */
export async function planEnvironment(options: PlanEnvironmentOptions): Promise<EnvironmentPlan> {
  const { bundle, cluster } = options;
  const wanted = bundle.releases.map((release) => ({ release, resolved: resolveChart(bundle, release) }));
  const releases: Plan[] = [];
  let before: PlannedBefore = { namespaces: new Set(), definitions: [] };
  for (const { release, resolved } of wanted) {
    const planned = await planRelease(release, resolved, { ...options, before });
    releases.push(planned.plan);
    before = planned.before;
  }
  return { environment: bundle.name, server: cluster.server, releases };
}
