import { type Chart, processDependencies } from '@metachart/chart-composer';
import { DiagnosticError } from '@metachart/diagnostics';
import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import { formatTime, type Instant } from '@metachart/go-runtime/time';
import { formatManifests, type Hook, type RenderedRelease } from '@metachart/helm-render';
import { recordChart, rfc3339Nano, toJson } from '../record/record-chart.ts';
import type { RecordedChart, RecordedHook, ReleaseRecord } from '../record/release-record.ts';
import { findNextRevision } from './next-revision.ts';

export interface StartReleaseOptions {
  readonly name: string;
  readonly namespace: string;
  /** What renderRelease gave for the revision that findNextRevision tells. */
  readonly rendered: Pick<RenderedRelease, 'manifests' | 'hooks' | 'crds' | 'notes'>;
  /** As it was loaded: its dependencies are taken here as the values want them. */
  readonly chart: Chart;
  /** What the user set, without the chart's defaults. */
  readonly values: GoMap;
  /** All records of the release, in any order. */
  readonly history: readonly ReleaseRecord[];
  readonly now: Instant;
}

/**
 * The record of a release that is about to be applied: `pending-install` where there is none yet or the last one was
 * uninstalled, else `pending-upgrade` (Helm: pkg/action/install.go, upgrade.go). Values of the last revision are not used
 * again, its labels are. The manifest is what Helm stores: no hooks, no notes, no ownership labels.
 *
 * Throws DiagnosticError as findNextRevision, and `render/dependencies` where values of a chart are no table.
 */
export function startRelease(options: StartReleaseOptions): ReleaseRecord {
  const { name, namespace, rendered, chart, values, history } = options;
  const { revision, isUpgrade, current, last } = findNextRevision(history, { name });
  const now = formatTime(options.now, rfc3339Nano);
  const labels = isUpgrade ? withoutSystemLabels(last?.labels) : {};
  return {
    name,
    info: {
      first_deployed: current?.info.first_deployed ?? now,
      last_deployed: now,
      description: isUpgrade ? 'Preparing upgrade' : 'Initial install underway',
      status: isUpgrade ? 'pending-upgrade' : 'pending-install',
      ...(rendered.notes === '' ? {} : { notes: rendered.notes }),
    },
    chart: recordProcessed(chart, values),
    ...(values.size === 0 ? {} : { config: toJson(values) }),
    ...present({ manifest: formatManifests(rendered) }),
    ...(rendered.hooks.length === 0 ? {} : { hooks: rendered.hooks.map(recordHook) }),
    version: revision,
    namespace,
    apply_method: 'ssa',
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
  };
}

function recordProcessed(chart: Chart, values: GoMap): RecordedChart {
  try {
    return recordChart(processDependencies(chart, values).chart);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new DiagnosticError('render/dependencies', { message: error.message, cause: error });
  }
}

/** Go leaves out what is empty, but for the phase. */
function recordHook(hook: Hook): RecordedHook {
  return {
    ...present({ name: hook.name, kind: hook.kind, path: hook.path, manifest: hook.text, events: hook.events }),
    last_run: { phase: '' },
    ...(hook.weight === 0 ? {} : { weight: hook.weight }),
    ...present({ delete_policies: hook.deletePolicies, output_log_policies: hook.outputLogPolicies }),
  };
}

function present<Fields extends Readonly<Record<string, string | readonly string[]>>>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length > 0)) as Partial<Fields>;
}

function withoutSystemLabels(labels: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !systemLabels.has(key)));
}

const systemLabels: ReadonlySet<string> = new Set(['name', 'owner', 'status', 'version', 'createdAt', 'modifiedAt']);
