import type { GoMap, GoValue } from '@metachart/go-runtime/reflect';
import type { Chart, Dependency, Metadata } from '../chart/chart.ts';

/** A dependency entry while it is worked on. Copies of a chart under aliases share their entries, as Go's pointers do. */
export interface DependencyNode {
  readonly declared: Dependency;
  name: string;
  enabled: boolean;
  importValues: readonly GoValue[] | undefined;
}

/**
 * A chart while its dependencies are worked on. Helm does that on its chart objects in place; copies under aliases share
 * what the original has until it is replaced, so `parent` may name a chart that is no longer in the tree.
 */
export interface ChartNode {
  readonly chart: Chart;
  readonly metadata: { name: string; readonly version: string; dependencies: readonly DependencyNode[] | undefined };
  values: GoMap | undefined;
  dependencies: readonly ChartNode[];
  parent: ChartNode | undefined;
}

/** A working copy of a chart; the chart is not changed. */
export function openChart(chart: Chart, parent?: ChartNode): ChartNode {
  const { name, version, dependencies } = chart.metadata;
  const node: ChartNode = {
    chart,
    metadata: { name, version, dependencies: dependencies?.map(openDependency) },
    values: chart.values,
    dependencies: [],
    parent,
  };
  node.dependencies = chart.dependencies.map((dependency) => openChart(dependency, node));
  return node;
}

/** The chart that a working copy has become. */
export function closeChart(node: ChartNode, closed = new Map<ChartNode, Chart>()): Chart {
  const known = closed.get(node);
  if (known) return known;
  const chart: Chart = {
    ...node.chart,
    metadata: closeMetadata(node),
    values: node.values,
    dependencies: node.dependencies.map((dependency) => closeChart(dependency, closed)),
    fullPath: fullPathOf(node),
    isRoot: node.parent === undefined,
  };
  closed.set(node, chart);
  return chart;
}

/** Makes charts the dependencies of a node. Go: chart.SetDependencies. */
export function setDependencies(node: ChartNode, dependencies: readonly ChartNode[]): void {
  for (const dependency of dependencies) dependency.parent = node;
  node.dependencies = dependencies;
}

function openDependency(declared: Dependency): DependencyNode {
  const { name, enabled, importValues } = declared;
  return { declared, name, enabled, importValues };
}

function closeMetadata({ chart, metadata }: ChartNode): Metadata {
  return {
    ...chart.metadata,
    name: metadata.name,
    dependencies: metadata.dependencies?.map(({ declared, name, enabled, importValues }) => ({
      ...declared,
      name,
      enabled,
      importValues,
    })),
  };
}

function fullPathOf({ metadata, parent }: ChartNode): string {
  return parent === undefined ? metadata.name : `${fullPathOf(parent)}/charts/${metadata.name}`;
}
