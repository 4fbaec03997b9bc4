import type { Diagnostic } from '@metachart/diagnostics';
import type { GoMap } from '@metachart/go-runtime/reflect';
import { trimSpace } from '@metachart/go-runtime/strings';
import type { Chart } from '../chart/chart.ts';
import { collectTo, type Report } from '../diagnostics/helm-logs.ts';
import { layerValues } from '../values/coalesce-values.ts';
import { findPathValue, findTable } from '../values/table.ts';
import { type ChartNode, closeChart, type DependencyNode, openChart, setDependencies } from './chart-node.ts';
import { isCompatibleRange } from './compatible-range.ts';
import { importValues } from './import-values.ts';

export interface ProcessedChart {
  readonly chart: Chart;
  /** What Helm logs, with its text as the message. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The chart with its dependencies as the values want them: disabled ones (by condition or tags) are gone, aliases are
 * copies under their own name, and import-values are in the charts' default values, nulls included. Neither argument is
 * changed. Throws GoError as coalesceValues. Go: chartutil.ProcessDependenciesWithMerge (L3, L6, L7).
 */
export function processDependencies(chart: Chart, values: GoMap): ProcessedChart {
  const diagnostics: Diagnostic[] = [];
  const report = collectTo(diagnostics);
  const root = openChart(chart);
  selectDependencies(root, values, { path: '', report });
  importValues(root, report);
  return { chart: closeChart(root), diagnostics };
}

interface Selection {
  /** The path of the chart's values, with a dot at its end. */
  readonly path: string;
  readonly report: Report;
}

/** Go: dependencies.go processDependencyEnabled. */
function selectDependencies(node: ChartNode, values: GoMap, { path, report }: Selection): void {
  const declared = node.metadata.dependencies;
  if (declared === undefined) return;
  setDependencies(node, resolveDeclared(node, declared));
  for (const dependency of declared) dependency.enabled = true;
  // These values only answer conditions and tags, so nobody asks where they come from.
  const layered = layerValues(node, values, { nulls: 'coalesce', report, withoutOrigins: true });
  applyTags(declared, layered, report);
  applyConditions(declared, layered, { path, report });
  const disabled = new Set(declared.filter(({ enabled }) => !enabled).map(({ name }) => name));
  const kept = node.dependencies.filter(({ metadata }) => !disabled.has(metadata.name));
  const keptDeclared = declared.filter(({ name }) => !disabled.has(name));
  for (const dependency of kept) {
    // The values of the whole tree go down, not those of the chart: conditions are paths from its root.
    selectDependencies(dependency, layered, { path: `${path}${dependency.metadata.name}.`, report });
  }
  // An empty list becomes nil here, and with that the chart takes no part in importing values.
  node.metadata.dependencies = keptDeclared.length === 0 ? undefined : keptDeclared;
  setDependencies(node, kept);
}

/** Charts that nothing declares first, then one per declaration. A declared alias becomes the name of its entry. */
function resolveDeclared(node: ChartNode, declared: readonly DependencyNode[]): ChartNode[] {
  const resolved = node.dependencies.filter((chart) => !declared.some((dependency) => isMeant(chart, dependency)));
  for (const dependency of declared) {
    const chart = node.dependencies.find((candidate) => isMeant(candidate, dependency));
    const { alias } = dependency.declared;
    if (chart) resolved.push(copyChart(chart, alias));
    if (alias !== '') dependency.name = alias;
  }
  return resolved;
}

function isMeant(chart: ChartNode, dependency: DependencyNode): boolean {
  return (
    chart.metadata.name === dependency.name && isCompatibleRange(dependency.declared.version, chart.metadata.version)
  );
}

/** Go: getAliasDependency copies the chart and its metadata; the charts below and the entries stay the same objects. */
function copyChart(node: ChartNode, alias: string): ChartNode {
  return { ...node, metadata: { ...node.metadata, name: alias === '' ? node.metadata.name : alias } };
}

/** Go: dependencies.go processDependencyTags. */
function applyTags(declared: readonly DependencyNode[], values: GoMap, report: Report): void {
  const tags = findTable(values, 'tags');
  if (tags === undefined) return;
  for (const dependency of declared) {
    const found = { on: false, off: false };
    for (const tag of dependency.declared.tags ?? []) {
      if (!tags.has(tag)) continue;
      const value = tags.get(tag);
      if (typeof value === 'boolean') found[value ? 'on' : 'off'] = true;
      else {
        const text = `Warning: Tag '${tag}' for chart ${dependency.name} returned non-bool value`;
        report('chart/tag-not-bool', text);
      }
    }
    dependency.enabled = found.on || !found.off;
  }
}

/** Go: dependencies.go processDependencyConditions: the first path that holds a bool decides. */
function applyConditions(declared: readonly DependencyNode[], values: GoMap, { path, report }: Selection): void {
  for (const dependency of declared) {
    for (const condition of trimSpace(dependency.declared.condition).split(',')) {
      const found = condition === '' ? undefined : findPathValue(values, path + condition);
      if (found === undefined) continue;
      if (typeof found.value === 'boolean') {
        dependency.enabled = found.value;
        break;
      }
      const text = `Warning: Condition path '${condition}' for chart ${dependency.name} returned non-bool value`;
      report('chart/condition-not-bool', text);
    }
  }
}
