import {
  type Chart,
  type ChartFile,
  checkInstallable,
  checkKubeVersion,
  crdFiles,
  processDependencies,
  toRenderValues,
} from '@metachart/chart-composer';
import { type Diagnostic, type DiagnosticCode, DiagnosticError } from '@metachart/diagnostics';
import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import { type RenderOptions, renderChart } from '../engine/render-chart.ts';
import { sortManifests } from '../manifests/sort-manifests.ts';
import type { Capabilities } from '../objects/capabilities.ts';
import { capabilitiesObject } from '../objects/capabilities-object.ts';
import { decodedText } from '../objects/decoded-text.ts';
import { separateNotes } from './notes.ts';
import { checkReleaseName } from './release-name.ts';
import type { CustomResourceFile, RenderedRelease } from './rendered-release.ts';

/** The release that a chart is rendered for: what `.Release` tells templates. */
export interface ReleaseOptions {
  readonly name: string;
  readonly namespace: string;
  readonly revision?: number;
  readonly isUpgrade?: boolean;
}

export interface RenderReleaseOptions extends Omit<RenderOptions, 'lint' | 'strict'> {
  /** What the user set, over the chart's defaults. */
  readonly values: GoMap;
  readonly release: ReleaseOptions;
  readonly capabilities: Capabilities;
  readonly skipSchemaValidation?: boolean;
  /** Whether the notes of the charts below count too. */
  readonly subchartNotes?: boolean;
  /** Told of each warning as it comes, so that those before a failure are not lost. */
  readonly onWarning?: (warning: Diagnostic) => void;
}

/**
 * Renders a chart for a release as `helm install` and `helm template` do (Helm: cmd/helm/install.go runInstall,
 * pkg/action/install.go, pkg/action/action.go renderResources): checks that it can be installed (O8), takes its
 * dependencies as the values want them, coalesces and checks the values, checks the Kubernetes version (O9), renders,
 * separates notes and hooks, and sorts.
 *
 * Throws DiagnosticError with Helm's text as the message: `render/not-installable`, `render/release-name`,
 * `render/dependencies`, `render/values`, `render/kube-version`, `render/parse`, `render/execution` and, with the rendered
 * files, `render/invalid-manifest`.
 */
export function renderRelease(chart: Chart, options: RenderReleaseOptions): RenderedRelease {
  const { release, capabilities } = options;
  const warnings: Diagnostic[] = [];
  const warn = (warning: Diagnostic): void => {
    warnings.push(warning);
    options.onWarning?.(warning);
  };

  if (chart.metadata.deprecated && chart.metadata.type !== 'library') warn(deprecated);
  withCode('render/not-installable', () => checkInstallable(chart));
  checkReleaseName(release.name);
  const processed = withCode('render/dependencies', () => processDependencies(chart, options.values));
  processed.diagnostics.forEach(warn);
  const composed = withCode('render/values', () =>
    toRenderValues(processed.chart, options.values, {
      release: { revision: 1, isUpgrade: false, ...release },
      capabilities: capabilitiesObject(capabilities),
      skipSchemaValidation: options.skipSchemaValidation ?? false,
    }),
  );
  composed.diagnostics.forEach(warn);
  withCode('render/kube-version', () => checkKubeVersion(processed.chart, capabilities.kubeVersion.version));
  const rendered = renderChart(processed.chart, composed.values, options);
  const { notes, files } = separateNotes(rendered.files, {
    chart: processed.chart.metadata.name,
    subcharts: options.subchartNotes ?? false,
  });
  const sorted = sortManifests(files);
  sorted.warnings.forEach(warn);
  return {
    name: release.name,
    namespace: release.namespace,
    manifests: sorted.manifests,
    hooks: sorted.hooks,
    crds: crdFiles(processed.chart).map(customResourceFile),
    notes,
    lookups: rendered.lookups,
    warnings,
  };
}

/** The text is decoded when it is asked for: these files may be many times as large as all that is rendered. */
function customResourceFile({ path, file }: { readonly path: string; readonly file: ChartFile }): CustomResourceFile {
  return {
    path,
    get text() {
      return decodedText(file.data);
    },
  };
}

const deprecated: Diagnostic = {
  code: 'render/deprecated-chart',
  severity: 'warning',
  message: 'This chart is deprecated',
};

function withCode<Result>(code: DiagnosticCode, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new DiagnosticError(code, { message: error.message, cause: error });
  }
}
