import { createReleaseStorage, type ReleaseStorage, waitUntilReady } from '@metachart/cluster';
import { type Diagnostic, DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import { formatRef, type KubeObject, type ObjectRef } from '@metachart/kube-model';
import {
  buildReleaseSecret,
  completeRelease,
  type DeployEvent,
  failRelease,
  parseReleaseSecret,
  type ReleaseRecord,
  selectPrunedRevisions,
  startRelease,
  supersedeRelease,
} from '@metachart/release';
import type { EnvironmentRelease } from '@metachart/workspace';
import type { ResolvedChart } from '../resolve-chart.ts';
import { throwIfCancelled, whenCancelled } from './cancel.ts';
import type { DeployOptions } from './deploy-options.ts';
import { awaitServed, type DeployRun, deadlineHint, head, startDeadline, storeRecord } from './deploy-run.ts';
import { ensureNamespace } from './ensure-namespace.ts';
import { eventStream } from './event-stream.ts';
import { findUnchanged } from './find-unchanged.ts';
import { type PlannedObject, prepareRelease } from './prepare-release.ts';
import { runHooks } from './run-hooks.ts';
import { pruneLeftover } from './sort-leftovers.ts';

/**
 * Deploys one release: renders it for the cluster, checks all that can be known before anything is changed, and ends there
 * where it would only repeat the deployed revision. Else it opens the record, applies custom resource definitions, runs the
 * hooks that come first, applies the objects in Helm's order, waits until they are ready, deletes what left the chart, runs
 * the hooks that come last, and closes the record. Throws as deployEnvironment.
 */
export async function* deployRelease(
  release: EnvironmentRelease,
  resolved: ResolvedChart,
  options: DeployOptions,
): AsyncGenerator<DeployEvent, void, void> {
  const { cluster, signal, maxHistory = 10 } = options;
  throwIfCancelled(signal);
  const storage = createReleaseStorage(cluster, release.namespace);
  const history = (await storage.all(release.name)).map(parseReleaseSecret);
  const prepared = await prepareRelease(release, { ...options, resolved, history });
  throwIfCancelled(signal);
  const now = options.now();
  const record = startRelease({ ...release, ...prepared, history, now });
  const run: DeployRun = { release, options, storage, history, prepared, timeLeft: startDeadline(options), record };

  for (const warning of prepared.warnings) yield { ...head(run), type: 'warning', warning };
  const unchanged = await findUnchanged(run);
  if (unchanged !== undefined) {
    yield { ...head(run), type: 'release-unchanged', revision: unchanged.version };
    return;
  }
  throwIfCancelled(signal);
  const secret = buildReleaseSecret(record, { createdAt: Number(now.seconds) });
  const namespace = await ensureNamespace(cluster, release.namespace);
  await openRecord(storage, secret, record);
  for (const revision of selectPrunedRevisions(history, maxHistory)) await storage.remove(release.name, revision);
  yield* runRecorded(run, namespace);
}

/** The name of the Secret is the only lock: of two runs at the same time one gets it. */
async function openRecord(
  storage: ReleaseStorage,
  secret: KubeObject,
  { name, version }: ReleaseRecord,
): Promise<void> {
  try {
    await storage.create(secret);
  } catch (error) {
    if (!isDiagnosticError(error) || error.code !== 'cluster/already-exists') throw error;
    throw new DiagnosticError('release/in-progress', {
      message: 'another operation (install/upgrade/rollback) is in progress',
      hint: `revision ${version} of release "${name}" was begun by somebody else just now`,
      cause: error,
    });
  }
}

/** From the open record to a closed one, whatever happens: also where the caller stops listening. */
async function* runRecorded(run: DeployRun, namespace: ObjectRef | undefined): AsyncGenerator<DeployEvent, void, void> {
  const { signal } = run.options;
  const { crds, objects, hookEvents } = run.prepared;
  const revision = run.record.version;
  let open = true;
  try {
    yield { ...head(run), type: 'release-started', revision };
    if (namespace !== undefined) yield { ...head(run), type: 'object-applied', ref: namespace, outcome: 'created' };
    yield* applyObjects(run, crds);
    yield* runHooks(run, hookEvents.before);
    yield* applyObjects(run, objects);
    yield* awaitObjects(run, [...crds, ...objects]);
    yield* pruneObjects(run);
    yield* runHooks(run, hookEvents.after);
    throwIfCancelled(signal);
    // First the new record, so that at every instant some revision is deployed; of several the newest counts.
    await storeRecord(run, completeRelease(run.record));
    open = false;
  } catch (error) {
    open = false;
    const message = error instanceof Error ? error.message : String(error);
    const problem = await closeFailed(run, message);
    if (problem !== undefined) yield { ...head(run), type: 'warning', warning: problem };
    yield { ...head(run), type: 'release-finished', revision, status: 'failed', message };
    throw error;
  } finally {
    if (open) await closeFailed(run, 'the deploy was cancelled');
  }
  for (const older of run.history) {
    if (older.info.status === 'deployed') await storeRecord(run, supersedeRelease(older));
  }
  yield { ...head(run), type: 'release-finished', revision, status: 'deployed' };
}

/** What kept the record from being closed does not hide why the deploy failed. */
async function closeFailed(run: DeployRun, message: string): Promise<Diagnostic | undefined> {
  const { record } = run;
  try {
    await storeRecord(run, failRelease(record, message));
    return undefined;
  } catch (error) {
    if (!isDiagnosticError(error)) throw error;
    return {
      code: 'deploy/record-open',
      severity: 'warning',
      message: `revision ${record.version} stays ${record.info.status}: ${error.message}`,
    };
  }
}

/** Definitions are established before anything else is applied. */
async function* applyObjects(
  run: DeployRun,
  objects: readonly PlannedObject[],
): AsyncGenerator<DeployEvent, void, void> {
  let unestablished: PlannedObject[] = [];
  for (const planned of objects) {
    throwIfCancelled(run.options.signal);
    const isDefinition = planned.object.kind === 'CustomResourceDefinition';
    if (unestablished.length > 0 && !isDefinition) {
      yield* awaitObjects(run, unestablished);
      unestablished = [];
    }
    yield await applyObject(run, planned);
    if (isDefinition) unestablished.push(planned);
  }
  if (unestablished.length > 0) yield* awaitObjects(run, unestablished);
}

async function applyObject(
  run: DeployRun,
  { object, ref, live, leaveLive, unserved }: PlannedObject,
): Promise<DeployEvent> {
  const { cluster } = run.options;
  if (leaveLive && live !== undefined) return { ...head(run), type: 'object-applied', ref, outcome: 'unchanged' };
  if (unserved) await awaitServed(run, ref);
  const applied = await cluster.apply(object, { fieldManager: 'helm', force: true });
  return { ...head(run), type: 'object-applied', ref, outcome: outcomeOf(live, applied) };
}

function outcomeOf(live: KubeObject | undefined, applied: KubeObject): 'created' | 'configured' | 'unchanged' {
  if (live === undefined || live.metadata.uid !== applied.metadata.uid) return 'created';
  return live.metadata.resourceVersion === applied.metadata.resourceVersion ? 'unchanged' : 'configured';
}

async function* awaitObjects(
  run: DeployRun,
  objects: readonly PlannedObject[],
): AsyncGenerator<DeployEvent, void, void> {
  const { cluster, signal } = run.options;
  const refs = objects.map(({ ref }) => ref);
  const result = yield* eventStream<DeployEvent, Awaited<ReturnType<typeof waitUntilReady>>>(
    (emit, stop) =>
      waitUntilReady(cluster, refs, {
        signal: AbortSignal.any([whenCancelled(signal), stop]),
        timeout: run.timeLeft(),
        failFast: true,
        onProgress: (ref, readiness) => emit({ ...head(run), type: 'object-progress', ref, readiness }),
      }),
    () => throwIfCancelled(signal),
  );
  throwIfCancelled(signal);
  if (result.notReady.length === 0) return;
  const failed = result.notReady.filter(({ readiness }) => readiness.status === 'failed');
  const shown = failed.length > 0 ? failed : result.notReady;
  const what = shown.map(({ ref, readiness }) => `${formatRef(ref)}: ${readiness.message}`).join('; ');
  const count = `${shown.length} of ${refs.length} objects`;
  throw new DiagnosticError('deploy/not-ready', {
    message: failed.length > 0 ? `${count} failed: ${what}` : `${count} not ready in time: ${what}`,
    hint:
      failed.length > 0
        ? 'the objects stay as they are; correct the cause and deploy again'
        : deadlineHint(run.options),
  });
}

async function* pruneObjects(run: DeployRun): AsyncGenerator<DeployEvent, void, void> {
  for (const leftover of run.prepared.pruned) {
    throwIfCancelled(run.options.signal);
    const { ref } = leftover;
    const deleted = await pruneLeftover(run.options.cluster, leftover, run.release);
    if (deleted) yield { ...head(run), type: 'object-pruned', ref };
  }
}
