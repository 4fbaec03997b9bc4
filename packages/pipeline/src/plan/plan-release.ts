import { type Cluster, createReleaseStorage } from '@metachart/cluster';
import { instantOfUnix, UTC } from '@metachart/go-runtime/time';
import type { RenderedRelease } from '@metachart/helm-render';
import type { KubeObject, ObjectRef } from '@metachart/kube-model';
import {
  buildPlan,
  changesNothing,
  findNextRevision,
  hasSameContent,
  objectKey,
  type Plan,
  type PlanObject,
  parseReleaseSecret,
  type ReleaseRecord,
  startRelease,
} from '@metachart/release';
import type { EnvironmentRelease } from '@metachart/workspace';
import { mapLimited } from '../deploy/map-limited.ts';
import type { PlacedObject } from '../deploy/place-objects.ts';
import { placeRendered } from '../deploy/place-rendered.ts';
import { readClusterInput, renderForCluster } from '../deploy/render-for-cluster.ts';
import { sortLeftovers } from '../deploy/sort-leftovers.ts';
import type { ResolvedChart } from '../resolve-chart.ts';
import { dryRun } from './dry-run.ts';
import { findMissingNamespaces } from './missing-namespaces.ts';
import type { PlanOptions } from './plan-options.ts';
import { readLookedUpSecrets } from './read-looked-up-secrets.ts';

/** What the releases before this one will have brought when it is deployed. */
export interface PlannedBefore {
  readonly namespaces: ReadonlySet<string>;
  readonly definitions: readonly KubeObject[];
}

/** Plans one release. Throws as planEnvironment. */
export async function planRelease(
  release: EnvironmentRelease,
  resolved: ResolvedChart,
  options: PlanOptions & { readonly before: PlannedBefore },
): Promise<{ readonly plan: Plan; readonly before: PlannedBefore }> {
  const { cluster, funcs, otherFuncs, before } = options;
  const { namespace } = release;
  const history = (await createReleaseStorage(cluster, namespace).all(release.name)).map(parseReleaseSecret);
  const next = findNextRevision(history, release);
  const input = await readClusterInput(cluster, { release, resolved, ...next });
  const { rendered, chart, values, warnings } = await renderForCluster(input, funcs);
  const { rendered: other } = await renderForCluster(input, otherFuncs);

  const { crds, objects, definitions } = await placeRendered(cluster, rendered, {
    namespace,
    definitions: before.definitions,
  });
  const missing = await findMissingNamespaces(cluster, [namespace, ...objects.map(namespaceOf)]);
  const made = new Set([...before.namespaces, namespace, ...objects.filter(isNamespace).map(({ ref }) => ref.name)]);
  const again = await placeAgain(cluster, other, { namespace, definitions });
  const read = (placed: PlacedObject, leaveLive: boolean): Promise<PlanObject> =>
    readObject(cluster, placed, {
      leaveLive,
      again: again.get(objectKey(placed.ref, release)),
      isAwaited: (name) => missing.has(name) && made.has(name),
    });
  const planned = {
    crds: await mapLimited(crds, (placed) => read(placed, true)),
    objects: await mapLimited(objects, (placed) => read(placed, false)),
  };
  // A definition that moved to crds/ is not removed.
  const refs = [...crds, ...objects].map(({ ref }) => ref);
  const { pruned, kept } = await sortLeftovers(cluster, { release, history, rendered: refs });
  const record = startRelease({ ...release, rendered, chart, values, history, now: instantOfUnix(0n, 0n, UTC) });
  const plan = buildPlan({
    release,
    next,
    namespace: missing.has(namespace) && !before.namespaces.has(namespace) ? namespaceRef(namespace) : undefined,
    ...planned,
    hooks: rendered.hooks,
    repeats: repeatsRevision(next.last, { record, objects: [...planned.crds, ...planned.objects] }),
    removed: pruned,
    kept,
    secrets: await readLookedUpSecrets(cluster, rendered.lookups),
    warnings,
  });
  return { plan, before: { namespaces: made, definitions } };
}

/** As the deploy decides it: the same content, and nothing of an object changes, not even who manages its fields. */
function repeatsRevision(
  last: ReleaseRecord | undefined,
  { record, objects }: { readonly record: ReleaseRecord; readonly objects: readonly PlanObject[] },
): boolean {
  if (last?.info.status !== 'deployed' || !hasSameContent(last, record)) return false;
  return objects.every(({ live, leaveLive, dryRun }) => {
    if (live === undefined || leaveLive) return live !== undefined;
    return dryRun.outcome === 'applied' && changesNothing(live, dryRun.object);
  });
}

/** The objects of another rendering of the same input, by their keys. */
async function placeAgain(
  cluster: Cluster,
  rendered: RenderedRelease,
  scope: { readonly namespace: string; readonly definitions: readonly KubeObject[] },
): Promise<ReadonlyMap<string, KubeObject>> {
  const { crds, objects } = await placeRendered(cluster, rendered, scope);
  return new Map([...crds, ...objects].map(({ object, ref }) => [objectKey(ref, scope), object]));
}

async function readObject(
  cluster: Cluster,
  { object, ref, unserved }: PlacedObject,
  options: {
    readonly leaveLive: boolean;
    readonly again: KubeObject | undefined;
    /** Whether a namespace is made by the deploy itself. */
    readonly isAwaited: (namespace: string) => boolean;
  },
): Promise<PlanObject> {
  const { leaveLive, again, isAwaited } = options;
  const planned = { ref, rendered: object, leaveLive };
  if (unserved) return { ...planned, live: undefined, dryRun: { outcome: 'not-asked', reason: 'kind-missing' } };
  if (isAwaited(ref.namespace ?? '')) {
    return { ...planned, live: undefined, dryRun: { outcome: 'not-asked', reason: 'namespace-missing' } };
  }
  const live = await cluster.get(ref);
  if (live !== undefined && leaveLive) return { ...planned, live, dryRun: { outcome: 'not-asked' } };
  return { ...planned, live, dryRun: await dryRun(cluster, object, { again, isThere: live !== undefined }) };
}

function isNamespace({ ref }: PlacedObject): boolean {
  return ref.apiVersion === 'v1' && ref.kind === 'Namespace';
}

function namespaceOf({ ref }: PlacedObject): string {
  return ref.namespace ?? '';
}

function namespaceRef(name: string): ObjectRef {
  return { apiVersion: 'v1', kind: 'Namespace', name };
}
