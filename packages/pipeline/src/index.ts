export type { DeployEnvironmentOptions, DeployErrorCode, DeployOptions } from './deploy/deploy-options.ts';
export { deployEnvironment } from './deploy-environment.ts';
export type { EnvironmentPlan, PlanEnvironmentOptions, PlanOptions } from './plan/plan-options.ts';
export { planEnvironment } from './plan-environment.ts';
export {
  type RenderEnvironmentOptions,
  type RenderedEnvironmentRelease,
  renderEnvironment,
} from './render-environment.ts';
export { type ResolvedChart, resolveChart } from './resolve-chart.ts';
