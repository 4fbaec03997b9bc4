import type { Chart } from '@metachart/chart-composer';
import { type Diagnostic, DiagnosticError } from '@metachart/diagnostics';
import type { GoMap } from '@metachart/go-runtime/reflect';
import type { HookEvent, RenderedRelease } from '@metachart/helm-render';
import { formatRef, type KubeObject, parseManifests, refOf } from '@metachart/kube-model';
import { buildInstallOrder, checkOwnership, findNextRevision, objectKey, type ReleaseRecord } from '@metachart/release';
import type { EnvironmentBundle, EnvironmentRelease } from '@metachart/workspace';
import type { DeployOptions } from './deploy-options.ts';
import { mapLimited } from './map-limited.ts';
import { type PlacedObject, placeObjects } from './place-objects.ts';
import { renderForCluster } from './render-for-cluster.ts';
import { type KeptObject, type Leftover, sortLeftovers } from './sort-leftovers.ts';

/** An object to apply, and what the cluster has of it. */
export interface PlannedObject extends PlacedObject {
  readonly live: KubeObject | undefined;
  /** Where it is there it stays as it is: as for Helm, definitions of crds/ are installed once. */
  readonly leaveLive: boolean;
}

/** A release that may be applied: everything that can be known before has been checked. */
export interface PreparedRelease {
  readonly rendered: RenderedRelease;
  readonly chart: Chart;
  readonly values: GoMap;
  readonly crds: readonly PlannedObject[];
  readonly objects: readonly PlannedObject[];
  /** What left the chart and is to be deleted, in this order. */
  readonly pruned: readonly Leftover[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Renders a release for a cluster and checks it against what is there. Changes nothing. Throws DiagnosticError as
 * deployEnvironment does before it changes anything; for objects of others `release/not-owned`.
 */
export async function prepareRelease(
  bundle: EnvironmentBundle,
  release: EnvironmentRelease,
  options: DeployOptions & { readonly history: readonly ReleaseRecord[] },
): Promise<PreparedRelease> {
  const { cluster, history, hooks = 'refuse' } = options;
  const { namespace } = release;
  const { revision, isUpgrade, current } = findNextRevision(history, release);
  const { rendered, chart, values, ...result } = await renderForCluster(bundle, release, {
    ...options,
    revision,
    isUpgrade,
  });
  const needed = hooksOf(rendered, isUpgrade ? upgradeEvents : installEvents);
  if (needed.length > 0 && hooks === 'refuse') throw hooksNotSupported(release, needed);

  const order = buildInstallOrder({ ...rendered, hooks: [] }, { namespace });
  const scope = { namespace, definitions: [...order.crds, ...order.objects] };
  const crds = await readLive(options, await placeObjects(cluster, order.crds, scope), { leaveLive: true });
  const objects = await readLive(options, await placeObjects(cluster, order.objects, scope), { leaveLive: false });
  const before = current === undefined ? [] : parseManifests(current.manifest ?? '');
  checkOwners(objects, { before: new Set(before.map((object) => objectKey(refOf(object), release))), release });
  const { pruned, kept } = await sortLeftovers(cluster, { release, history, rendered: objects.map(({ ref }) => ref) });
  const warnings = [
    ...result.warnings,
    ...(needed.length === 0 ? [] : [hooksSkipped(needed)]),
    ...(kept.length === 0 ? [] : [objectsRemain(kept)]),
  ];
  return { rendered, chart, values, crds, objects, pruned, warnings };
}

type Hooks = RenderedRelease['hooks'];
const installEvents: readonly HookEvent[] = ['pre-install', 'post-install'];
const upgradeEvents: readonly HookEvent[] = ['pre-upgrade', 'post-upgrade'];

function hooksOf({ hooks }: RenderedRelease, events: readonly HookEvent[]): Hooks {
  return hooks.filter((hook) => hook.events.some((event) => events.includes(event)));
}

function hooksNotSupported(release: EnvironmentRelease, hooks: Hooks): DiagnosticError {
  return new DiagnosticError('deploy/hooks-not-supported', {
    message: `release ${release.name} has hooks, which cannot be run yet: ${listHooks(hooks)}`,
    span: release.span,
    hint: 'switch them off in the values, or leave them out with --no-hooks',
  });
}

function hooksSkipped(hooks: Hooks): Diagnostic {
  return { code: 'deploy/hooks-skipped', severity: 'warning', message: `hooks are left out: ${listHooks(hooks)}` };
}

function listHooks(hooks: Hooks): string {
  return hooks.map(({ kind, name, events }) => `${kind} ${name} (${events.join(', ')})`).join(', ');
}

/** How many requests are under way at once. */
const concurrency = 8;

async function readLive(
  { cluster }: Pick<DeployOptions, 'cluster'>,
  objects: readonly PlacedObject[],
  { leaveLive }: { readonly leaveLive: boolean },
): Promise<readonly PlannedObject[]> {
  return mapLimited(objects, concurrency, async (placed) => {
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
