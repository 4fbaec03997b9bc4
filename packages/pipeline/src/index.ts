export {
  type RenderEnvironmentOptions,
  type RenderedEnvironmentRelease,
  renderEnvironment,
} from './render-environment.ts';
export { type ResolvedChart, resolveChart } from './resolve-chart.ts';
