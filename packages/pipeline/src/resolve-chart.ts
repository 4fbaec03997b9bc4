import { join } from 'node:path';
import {
  type Chart,
  composeUserValues,
  type Dependency,
  isCompatibleRange,
  processDependencies,
} from '@metachart/chart-composer';
import { type Diagnostic, DiagnosticError } from '@metachart/diagnostics';
import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import { type EnvironmentBundle, type EnvironmentRelease, readChart } from '@metachart/workspace';

/** A release's chart, without dependencies that are both disabled and absent, and the environment's values for it. */
export interface ResolvedChart {
  readonly chart: Chart;
  /** What the environment sets, over the chart's defaults. */
  readonly values: GoMap;
  /** Of reading the chart. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Reads a release's chart. Helm wants every declared dependency in charts/; here one that the values disable may be
 * missing. Throws DiagnosticError `environment/unreadable-chart`, and `environment/missing-dependency` for enabled
 * dependencies that are not in charts/. One that is there in another version is used, as Helm does, with a warning.
 * `warn` is told of each warning as it comes.
 */
export function resolveChart(
  bundle: EnvironmentBundle,
  release: EnvironmentRelease,
  options: { readonly warn?: (warning: Diagnostic) => void } = {},
): ResolvedChart {
  const warnings: Diagnostic[] = [];
  const warn = (warning: Diagnostic): void => {
    warnings.push(warning);
    options.warn?.(warning);
  };
  try {
    const chart = readChart(join(bundle.root, release.chart), { warn });
    warnOfVersions(chart, warn);
    const values = composeUserValues({ files: bundle.values });
    return { chart: withoutAbsent(chart, { values, bundle, release }), values, warnings };
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new DiagnosticError('environment/unreadable-chart', {
      message: `cannot read chart ${release.chart}: ${error.message}`,
      span: release.span,
      cause: error,
    });
  }
}

function withoutAbsent(
  chart: Chart,
  { values, bundle, release }: ResolvedChartContext & { readonly values: GoMap },
): Chart {
  const declared = chart.metadata.dependencies;
  if (declared === undefined) return chart;
  const absent = declared.filter((dependency) => !isPresent(chart, dependency));
  if (absent.length === 0) return chart;
  const enabled = new Set(
    processDependencies(chart, values).chart.metadata.dependencies?.map((dependency) => dependency.name),
  );
  const missing = absent.filter(({ name, alias }) => enabled.has(alias || name));
  if (missing.length > 0) throw missingDependencies(missing, { bundle, release });
  const dependencies = declared.filter((dependency) => !absent.includes(dependency));
  return { ...chart, metadata: { ...chart.metadata, dependencies } };
}

/** A disabled dependency whose chart is there stays declared: an undeclared chart in charts/ would be rendered. */
function isPresent(chart: Chart, { name }: Dependency): boolean {
  return chart.dependencies.some(({ metadata }) => metadata.name === name);
}

function warnOfVersions(chart: Chart, warn: (warning: Diagnostic) => void): void {
  for (const { name, version } of chart.metadata.dependencies ?? []) {
    const present = chart.dependencies.filter(({ metadata }) => metadata.name === name);
    if (present.length === 0 || present.some(({ metadata }) => isCompatibleRange(version, metadata.version))) continue;
    const found = present.map(({ metadata }) => metadata.version).join(', ');
    const message = `${chart.metadata.name} wants ${name} ${version}, and its charts/ has ${found}: its condition does not count`;
    warn({ code: 'environment/dependency-version', severity: 'warning', message });
  }
}

interface ResolvedChartContext {
  readonly bundle: EnvironmentBundle;
  readonly release: EnvironmentRelease;
}

function missingDependencies(
  missing: readonly Dependency[],
  { bundle, release }: ResolvedChartContext,
): DiagnosticError {
  const lines = missing.map(({ name, version, condition }) => {
    return `\n  ${name} ${version} (${condition === '' ? 'no condition' : `condition ${condition}`})`;
  });
  const switches = missing.map(({ condition }) => condition.split(',')[0]!.trim()).filter((path) => path !== '');
  const hint =
    `run "helm dependency build ${release.chart}"` +
    (switches.length === 0
      ? ''
      : `, or switch off in environments/${bundle.name}/values.yaml: ${switches.map((path) => `${path}: false`).join(', ')}`);
  return new DiagnosticError('environment/missing-dependency', {
    message: `environment ${bundle.name} enables dependencies of ${release.chart} that are not in its charts/:${lines.join('')}`,
    span: release.span,
    hint,
  });
}
