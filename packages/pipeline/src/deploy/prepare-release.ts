import type { Chart } from '@metachart/chart-composer';
import type { Cluster } from '@metachart/cluster';
import type { Diagnostic } from '@metachart/diagnostics';
import type { GoMap } from '@metachart/go-runtime/reflect';
import type { Hook, HookEvent, RenderedRelease } from '@metachart/helm-render';
import { formatRef, type KubeObject, parseManifests, refOf } from '@metachart/kube-model';
import {
  checkOwnership,
  findNextRevision,
  type KeptObject,
  objectKey,
  type ReleaseRecord,
  type RemovedObject,
} from '@metachart/release';
import type { EnvironmentRelease } from '@metachart/workspace';
import type { ResolvedChart } from '../resolve-chart.ts';
import type { DeployOptions } from './deploy-options.ts';
import { mapLimited } from './map-limited.ts';
import { type PlacedObject, placeObjects } from './place-objects.ts';
import { placeRendered } from './place-rendered.ts';
import { readClusterInput, renderForCluster } from './render-for-cluster.ts';
import { sortLeftovers } from './sort-leftovers.ts';

/** An object to apply, and what the cluster has of it. */
export interface PlannedObject extends PlacedObject {
  readonly live: KubeObject | undefined;
  /** Where it is there it stays as it is: as for Helm, definitions of crds/ are installed once. */
  readonly leaveLive: boolean;
}

/** A release that may be applied: everything that can be known before has been checked. */
export interface PreparedRelease {
  /** The newest record, whatever it says. */
  readonly last: ReleaseRecord | undefined;
  readonly rendered: RenderedRelease;
  readonly chart: Chart;
  readonly values: GoMap;
  readonly crds: readonly PlannedObject[];
  readonly objects: readonly PlannedObject[];
  readonly hookEvents: HookEvents;
  /** The objects of each rendered hook, in their order; of a hook that this deploy does not run there are none. */
  readonly hooks: readonly (readonly PlacedObject[])[];
  /** What left the chart and is to be deleted, in this order. */
  readonly pruned: readonly RemovedObject[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Renders a release for a cluster and checks it against what is there. Changes nothing. Throws DiagnosticError as
 * deployEnvironment does before it changes anything; for objects of others `release/not-owned`.
 */
export async function prepareRelease(
  release: EnvironmentRelease,
  options: DeployOptions & { readonly resolved: ResolvedChart; readonly history: readonly ReleaseRecord[] },
): Promise<PreparedRelease> {
  const { cluster, resolved, history } = options;
  const { namespace } = release;
  const next = findNextRevision(history, release);
  const input = await readClusterInput(cluster, { release, resolved, ...next });
  const { rendered, chart, values, ...result } = await renderForCluster(input, options.funcs);
  const placed = await placeRendered(cluster, rendered, { namespace });
  const crds = await readLive(options, placed.crds, { leaveLive: true });
  const objects = await readLive(options, placed.objects, { leaveLive: false });
  const hookEvents = next.isUpgrade ? upgradeEvents : installEvents;
  const hooks = await placeHooks(cluster, rendered.hooks, {
    namespace,
    definitions: placed.definitions,
    events: Object.values(hookEvents),
  });
  const before = parseManifests(next.current?.manifest ?? '');
  checkOwners(objects, { before: new Set(before.map((object) => objectKey(refOf(object), release))), release });
  const { pruned, kept } = await sortLeftovers(cluster, {
    release,
    history,
    rendered: [...crds, ...objects].map(({ ref }) => ref),
  });
  const warnings = [
    ...result.warnings,
    ...(options.hooks === 'skip' ? findSkipped(rendered.hooks, hooks) : []),
    ...(kept.length === 0 ? [] : [objectsRemain(kept)]),
  ];
  return { last: next.last, rendered, chart, values, crds, objects, hookEvents, hooks, pruned, warnings };
}

export interface HookEvents {
  readonly before: HookEvent;
  readonly after: HookEvent;
}

const installEvents: HookEvents = { before: 'pre-install', after: 'post-install' };
const upgradeEvents: HookEvents = { before: 'pre-upgrade', after: 'post-upgrade' };

async function placeHooks(
  cluster: Cluster,
  hooks: readonly Hook[],
  { events, ...scope }: Parameters<typeof placeObjects>[2] & { readonly events: readonly HookEvent[] },
): Promise<readonly (readonly PlacedObject[])[]> {
  return mapLimited(hooks, async (hook) => {
    if (!hook.events.some((event) => events.includes(event))) return [];
    return placeObjects(cluster, parseManifests(hook.text, { file: hook.path }), scope);
  });
}

function findSkipped(hooks: readonly Hook[], placed: PreparedRelease['hooks']): readonly Diagnostic[] {
  const skipped = hooks.filter((_, at) => placed[at]!.length > 0);
  if (skipped.length === 0) return [];
  const names = skipped.map(({ kind, name, events }) => `${kind} ${name} (${events.join(', ')})`);
  return [{ code: 'deploy/hooks-skipped', severity: 'warning', message: `hooks are left out: ${names.join(', ')}` }];
}

async function readLive(
  { cluster }: Pick<DeployOptions, 'cluster'>,
  objects: readonly PlacedObject[],
  { leaveLive }: { readonly leaveLive: boolean },
): Promise<readonly PlannedObject[]> {
  return mapLimited(objects, async (placed) => {
    const live = placed.unserved ? undefined : await cluster.get(placed.ref);
    return { ...placed, live, leaveLive };
  });
}

/** What the release's last manifest has is its own (Helm: pkg/action/upgrade.go); everything else must say so itself. */
function checkOwners(
  objects: readonly PlannedObject[],
  { before, release }: { readonly before: ReadonlySet<string>; readonly release: EnvironmentRelease },
): void {
  for (const { live, ref } of objects) {
    if (live === undefined || before.has(objectKey(ref, release))) continue;
    checkOwnership(live, release);
  }
}

function objectsRemain(kept: readonly KeptObject[]): Diagnostic {
  const names = kept.map(({ ref, reason }) => `${formatRef(ref)} (${reason})`);
  return {
    code: 'deploy/objects-remain',
    severity: 'warning',
    message: `no longer in the chart, and not removed from the cluster: ${names.join(', ')}`,
    hint: 'kubectl delete removes what nobody needs',
  };
}
