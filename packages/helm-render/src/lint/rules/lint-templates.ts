import { type Chart, coalesceValues, processDependencies } from '@metachart/chart-composer';
import type { Diagnostic } from '@metachart/diagnostics';
import { joinPath } from '@metachart/go-runtime/path';
import type { FuncMap, GoMap } from '@metachart/go-runtime/reflect';
import type { ExecutionLimits } from '@metachart/go-template';
import { renderChart } from '../../engine/render-chart.ts';
import type { Capabilities } from '../../objects/capabilities.ts';
import { type Attempt, attempt } from '../attempt.ts';
import type { ChartFolder } from '../chart-folder.ts';
import type { LintMessage } from '../lint-message.ts';
import { prepareValues } from '../prepare-values.ts';
import { lintManifests } from './lint-manifests.ts';

export interface LintTemplatesOptions {
  /** What the user set, over the chart's defaults. */
  readonly values: GoMap;
  readonly namespace: string;
  /** Its Kubernetes version is also the one that deprecations are judged by. */
  readonly capabilities: Capabilities;
  /** What helmFuncs gives. */
  readonly funcs: FuncMap;
  readonly skipSchemaValidation?: boolean | undefined;
  readonly limits?: ExecutionLimits | undefined;
  /** Takes what Helm logs on the way. */
  readonly onLog: (diagnostic: Diagnostic) => void;
}

/**
 * The rules about templates/: the directory, loading, the values, rendering and what it gives (Helm:
 * pkg/lint/rules/template.go). Values that cannot be composed are no finding: Helm stops without a word.
 */
export function lintTemplates(folder: ChartFolder, options: LintTemplatesOptions): LintMessage[] {
  if (folder.stat('templates') === 'file') return [{ severity: 'warning', path: PATH, text: 'not a directory' }];
  const failure = (text: string): LintMessage[] => [{ severity: 'error', path: PATH, text }];
  const loaded = attempt(() => folder.load());
  if (!loaded.ok) return failure(loaded.text);
  const composed = attempt(() => composeChart(loaded.value, options));
  if (!composed.ok) return [];
  const { chart, values } = composed.value;
  const rendered = render(chart, values, options);
  if (!rendered.ok) return failure(rendered.text);
  const { major, minor } = options.capabilities.kubeVersion;
  return lintManifests(chart.templates, {
    renderedOf: (name) => rendered.value.get(joinPath(chart.metadata.name, name)),
    release: { major: Number(major), minor: Number(minor) },
  });
}

const PATH = 'templates/';

interface ComposedChart {
  readonly chart: Chart;
  readonly values: GoMap;
}

function composeChart(chart: Chart, { values, onLog }: LintTemplatesOptions): ComposedChart {
  const processed = processDependencies(chart, values);
  processed.diagnostics.forEach(onLog);
  const coalesced = coalesceValues(processed.chart, values);
  coalesced.diagnostics.forEach(onLog);
  return { chart: processed.chart, values: coalesced.values };
}

function render(chart: Chart, values: GoMap, options: LintTemplatesOptions): Attempt<ReadonlyMap<string, string>> {
  const prepared = prepareValues(chart, values, options);
  if (!prepared.ok) return prepared;
  const { funcs, limits, onLog } = options;
  return attempt(() => renderChart(chart, prepared.value, { funcs, limits, lint: true, onMessage: onLog }).files);
}
