import { createReleaseStorage, type ReleaseStorage, waitUntilReady, waitUntilServed } from '@metachart/cluster';
import { type Diagnostic, DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import { formatTime } from '@metachart/go-runtime/time';
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
import type { EnvironmentBundle, EnvironmentRelease } from '@metachart/workspace';
import { throwIfCancelled, whenCancelled } from './cancel.ts';
import type { DeployOptions } from './deploy-options.ts';
import { ensureNamespace } from './ensure-namespace.ts';
import { eventStream } from './event-stream.ts';
import { type PlannedObject, type PreparedRelease, prepareRelease } from './prepare-release.ts';
import { pruneLeftover } from './sort-leftovers.ts';

/**
 * Deploys one release: renders it for the cluster, checks all that can be known before anything is changed, opens the
 * record, applies custom resource definitions and then the objects in Helm's order, waits until they are ready, deletes
 * what left the chart, and closes the record. Throws as deployEnvironment.
 */
export async function* deployRelease(
  bundle: EnvironmentBundle,
  release: EnvironmentRelease,
  options: DeployOptions,
): AsyncGenerator<DeployEvent, void, void> {
  const { cluster, signal, maxHistory = 10 } = options;
  throwIfCancelled(signal);
  const storage = createReleaseStorage(cluster, release.namespace);
  const history = (await storage.all(release.name)).map(parseReleaseSecret);
  const prepared = await prepareRelease(bundle, release, { ...options, history });
  throwIfCancelled(signal);
  const run: Run = { release, options, storage, history, prepared };

  for (const warning of prepared.warnings) yield { ...head(run), type: 'warning', warning };
  const now = options.now();
  const record = startRelease({ ...release, ...prepared, history, now });
  const secret = buildReleaseSecret(record, { createdAt: Number(now.seconds) });
  const namespace = await ensureNamespace(cluster, release.namespace);
  await openRecord(storage, secret, record);
  for (const revision of selectPrunedRevisions(history, maxHistory)) await storage.remove(release.name, revision);
  yield* runRecorded(run, record, namespace);
}

interface Run {
  readonly release: EnvironmentRelease;
  readonly options: DeployOptions;
  readonly storage: ReleaseStorage;
  readonly history: readonly ReleaseRecord[];
  readonly prepared: PreparedRelease;
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
async function* runRecorded(
  run: Run,
  record: ReleaseRecord,
  namespace: ObjectRef | undefined,
): AsyncGenerator<DeployEvent, void, void> {
  const { signal } = run.options;
  const revision = record.version;
  let open = true;
  try {
    yield { ...head(run), type: 'release-started', revision };
    if (namespace !== undefined) yield { ...head(run), type: 'object-applied', ref: namespace, outcome: 'created' };
    yield* applyObjects(run);
    yield* awaitObjects(run);
    throwIfCancelled(signal);
    yield* pruneObjects(run);
    // First the new record, so that at every instant some revision is deployed; of several the newest counts.
    await storeRecord(run, completeRelease(record));
    open = false;
  } catch (error) {
    open = false;
    const message = error instanceof Error ? error.message : String(error);
    const problem = await closeFailed(run, record, message);
    if (problem !== undefined) yield { ...head(run), type: 'warning', warning: problem };
    yield { ...head(run), type: 'release-finished', revision, status: 'failed', message };
    throw error;
  } finally {
    if (open) await closeFailed(run, record, 'the deploy was cancelled');
  }
  for (const older of run.history) {
    if (older.info.status === 'deployed') await storeRecord(run, supersedeRelease(older));
  }
  yield { ...head(run), type: 'release-finished', revision, status: 'deployed' };
}

/** What kept the record from being closed does not hide why the deploy failed. */
async function closeFailed(run: Run, record: ReleaseRecord, message: string): Promise<Diagnostic | undefined> {
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

async function* applyObjects(run: Run): AsyncGenerator<DeployEvent, void, void> {
  const { crds, objects } = run.prepared;
  let unestablished: ObjectRef[] = [];
  for (const planned of [...crds, ...objects]) {
    throwIfCancelled(run.options.signal);
    if (unestablished.length > 0 && planned.object.kind !== 'CustomResourceDefinition') {
      yield* awaitRefs(run, unestablished);
      unestablished = [];
    }
    yield await applyObject(run, planned);
    if (planned.object.kind === 'CustomResourceDefinition') unestablished.push(planned.ref);
  }
}

async function applyObject(run: Run, { object, ref, live, leaveLive, unserved }: PlannedObject): Promise<DeployEvent> {
  const { cluster } = run.options;
  if (leaveLive && live !== undefined) return { ...head(run), type: 'object-applied', ref, outcome: 'unchanged' };
  if (unserved)
    await waitUntilServed(cluster, ref, { signal: whenCancelled(run.options.signal), timeout: servedTimeout });
  const applied = await cluster.apply(object, { fieldManager: 'helm', force: true });
  return { ...head(run), type: 'object-applied', ref, outcome: outcomeOf(live, applied) };
}

/** Between a definition that is established and its kind that is served lies a moment. */
const servedTimeout = 30_000;

function outcomeOf(live: KubeObject | undefined, applied: KubeObject): 'created' | 'configured' | 'unchanged' {
  if (live === undefined || live.metadata.uid !== applied.metadata.uid) return 'created';
  return live.metadata.resourceVersion === applied.metadata.resourceVersion ? 'unchanged' : 'configured';
}

function awaitObjects(run: Run): AsyncGenerator<DeployEvent, void, void> {
  const { crds, objects } = run.prepared;
  return awaitRefs(
    run,
    [...crds, ...objects].map(({ ref }) => ref),
  );
}

async function* awaitRefs(run: Run, refs: readonly ObjectRef[]): AsyncGenerator<DeployEvent, void, void> {
  const { cluster, signal, timeout = defaultTimeout } = run.options;
  const result = yield* eventStream<DeployEvent, Awaited<ReturnType<typeof waitUntilReady>>>(
    (emit, stop) =>
      waitUntilReady(cluster, refs, {
        signal: AbortSignal.any([whenCancelled(signal), stop]),
        timeout,
        failFast: true,
        onProgress: (ref, readiness) => emit({ ...head(run), type: 'object-progress', ref, readiness }),
      }),
    () => throwIfCancelled(signal),
  );
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
        : `the deadline was ${Math.round(timeout / 1000)} s; --timeout sets another one`,
  });
}

const defaultTimeout = 300_000;

async function* pruneObjects(run: Run): AsyncGenerator<DeployEvent, void, void> {
  for (const leftover of run.prepared.pruned) {
    throwIfCancelled(run.options.signal);
    const { ref } = leftover;
    const deleted = await pruneLeftover(run.options.cluster, leftover, run.release);
    if (deleted) yield { ...head(run), type: 'object-pruned', ref };
  }
}

async function storeRecord(run: Run, record: ReleaseRecord): Promise<void> {
  const modifiedAt = Number(run.options.now().seconds);
  await run.storage.update(buildReleaseSecret(record, { modifiedAt }));
}

function head({ release, options }: Run) {
  const { name, namespace } = release;
  return { at: formatTime(options.now(), rfc3339Nano), release: { name, namespace } };
}

const rfc3339Nano = '2006-01-02T15:04:05.999999999Z07:00';
