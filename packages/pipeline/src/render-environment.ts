import type { Chart } from '@metachart/chart-composer';
import type { Diagnostic } from '@metachart/diagnostics';
import type { FuncMap, GoMap } from '@metachart/go-runtime/reflect';
import {
  type Capabilities,
  defaultCapabilities,
  type Lookup,
  type RenderedRelease,
  renderRelease,
} from '@metachart/helm-render';
import type { EnvironmentBundle, EnvironmentRelease } from '@metachart/workspace';
import { type ResolvedChart, resolveChart } from './resolve-chart.ts';

export interface RenderEnvironmentOptions {
  /** The template functions: what helmFuncs gives. */
  readonly funcs: FuncMap;
  /** What the cluster can; Helm's assumptions without one where it is not given. */
  readonly capabilities?: Capabilities;
  readonly revision?: number;
  readonly isUpgrade?: boolean;
  /** Answers lookups of templates; they find nothing without it. */
  readonly lookup?: Lookup;
  readonly onWarning?: (warning: Diagnostic) => void;
}

/** A release as its environment wants it. */
export interface RenderedEnvironmentRelease {
  readonly rendered: RenderedRelease;
  /** As it was rendered: dependencies that are disabled and absent are left out. */
  readonly chart: Chart;
  /** What the environment sets, over the chart's defaults. */
  readonly values: GoMap;
  /** Of reading the chart and of rendering it. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Renders one release of an environment: what a deploy would apply. Touches no cluster. Throws as resolveChart and
 * renderRelease.
 */
export function renderEnvironment(
  bundle: EnvironmentBundle,
  release: EnvironmentRelease,
  options: RenderEnvironmentOptions,
): RenderedEnvironmentRelease {
  const { onWarning } = options;
  return renderResolved(release, resolveChart(bundle, release, onWarning ? { warn: onWarning } : {}), options);
}

/** As renderEnvironment, with a chart that was read before. */
export function renderResolved(
  release: EnvironmentRelease,
  { chart, values, warnings: before }: ResolvedChart,
  options: RenderEnvironmentOptions,
): RenderedEnvironmentRelease {
  const { funcs, lookup, onWarning, revision = 1, isUpgrade = false } = options;
  const rendered = renderRelease(chart, {
    values,
    release: { name: release.name, namespace: release.namespace, revision, isUpgrade },
    capabilities: options.capabilities ?? defaultCapabilities(),
    funcs,
    lookup,
    ...(onWarning ? { onWarning } : {}),
  });
  return { rendered, chart, values, warnings: [...before, ...rendered.warnings] };
}
