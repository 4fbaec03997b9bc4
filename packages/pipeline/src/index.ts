export type { DeployEnvironmentOptions, DeployErrorCode, DeployOptions } from './deploy/deploy-options.ts';
export { deployEnvironment } from './deploy-environment.ts';
export type { EnvironmentPlan, PlanEnvironmentOptions, PlanOptions } from './plan/plan-options.ts';
export { planEnvironment } from './plan-environment.ts';
export { describeRelease, type ReleaseDescription } from './releases/describe-release.ts';
export { type ListReleasesOptions, listReleases } from './releases/list-releases.ts';
export { readHistory } from './releases/read-history.ts';
export { readRelease } from './releases/read-release.ts';
export { normalizeTime, recordedTime } from './releases/recorded-time.ts';
export { computedValues, userValues } from './releases/recorded-values.ts';
export type { ReadReleaseErrorCode, ReleaseTarget } from './releases/release-target.ts';
export { releaseValue } from './releases/release-value.ts';
export {
  type RenderEnvironmentOptions,
  type RenderedEnvironmentRelease,
  renderEnvironment,
} from './render-environment.ts';
export { type ResolvedChart, resolveChart } from './resolve-chart.ts';
