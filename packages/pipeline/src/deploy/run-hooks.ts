import { waitForObject } from '@metachart/cluster';
import { DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import type { HookEvent } from '@metachart/helm-render';
import { type Completion, computeCompletion, formatRef, type KubeObject, type ObjectRef } from '@metachart/kube-model';
import { type DeployEvent, hasDeletePolicy, type RecordedHook, selectHooks, withHookRun } from '@metachart/release';
import { throwIfCancelled, whenCancelled } from './cancel.ts';
import { awaitServed, type DeployRun, deadlineHint, formatNow, head, storeRecord } from './deploy-run.ts';
import type { PlacedObject } from './place-objects.ts';

/**
 * Runs the hooks of an event, one after the other, as Helm does (Helm: pkg/action/hooks.go): deletes what an earlier run left
 * where the hook's policy says so, records that it runs, creates it, and waits until a Job or a Pod has ended. Once all
 * have succeeded, those are deleted whose policy says so, the last one first. The run's record tells of each.
 *
 * Throws DiagnosticError `deploy/hook-failed` with Helm's text, and `deploy/cancelled`.
 */
export async function* runHooks(run: DeployRun, event: HookEvent): AsyncGenerator<DeployEvent, void, void> {
  if (run.options.hooks === 'skip') return;
  const places = selectHooks(run.record, event);
  try {
    for (const [at, place] of places.entries()) yield* runHook(run, place, { event, before: places.slice(0, at) });
    for (const place of places.toReversed()) await deleteByPolicy(run, place, 'hook-succeeded');
  } catch (error) {
    throwIfCancelled(run.options.signal);
    if (!isDiagnosticError(error)) throw error;
    const { hint } = error.diagnostic;
    const what = event.endsWith('-install') ? `failed ${event}` : `${event} hooks failed`;
    throw new DiagnosticError('deploy/hook-failed', {
      message: `${what}: ${error.message}`,
      ...(hint === undefined ? {} : { hint }),
      cause: error,
    });
  }
}

async function* runHook(
  run: DeployRun,
  place: number,
  { event, before }: { readonly event: HookEvent; readonly before: readonly number[] },
): AsyncGenerator<DeployEvent, void, void> {
  const objects = run.prepared.hooks[place]!;
  const hook = run.record.hooks![place]!;
  const ref = refOfHook(run, place);
  throwIfCancelled(run.options.signal);
  for (const { unserved, ref } of objects) if (unserved) await awaitServed(run, ref);
  run.record = withHookRun(run.record, place, hook.last_run);
  await deleteByPolicy(run, place, 'before-hook-creation');

  const started_at = formatNow(run.options);
  run.record = withHookRun(run.record, place, { started_at, phase: 'Running' });
  await storeRecord(run, run.record);
  // What the record is closed with where the outcome stays unknown.
  run.record = withHookRun(run.record, place, { started_at, phase: 'Unknown' });
  yield { ...head(run), type: 'hook-started', ref, event, phase: 'Running' };

  const failure = (await createObjects(run, objects, { hook, event })) ?? (await awaitCompletion(run, objects));
  const phase = failure === undefined ? 'Succeeded' : 'Failed';
  run.record = withHookRun(run.record, place, { started_at, completed_at: formatNow(run.options), phase });
  await storeRecord(run, run.record);
  const reason = failure === undefined ? {} : { message: failure.error.message };
  yield { ...head(run), type: 'hook-finished', ref, event, phase, ...reason };
  if (failure === undefined) return;
  if (failure.wasCreated) await cleanUp(run, place, before);
  throw failure.error;
}

interface HookFailure {
  readonly error: DiagnosticError;
  readonly wasCreated: boolean;
}

async function createObjects(
  { options }: DeployRun,
  objects: readonly PlacedObject[],
  { hook, event }: { readonly hook: RecordedHook; readonly event: HookEvent },
): Promise<HookFailure | undefined> {
  try {
    for (const { object } of objects) await options.cluster.create(object, { fieldManager: 'helm' });
    return undefined;
  } catch (cause) {
    if (!isDiagnosticError(cause)) throw cause;
    const message = `warning: Hook ${event} ${hook.path} failed: ${cause.message}`;
    return { error: new DiagnosticError('deploy/hook-failed', { message, cause }), wasCreated: false };
  }
}

async function awaitCompletion(run: DeployRun, objects: readonly PlacedObject[]): Promise<HookFailure | undefined> {
  const { cluster, signal } = run.options;
  for (const { ref } of objects) {
    if (!runsToAnEnd(ref)) continue;
    const options = { signal: whenCancelled(signal), timeout: run.timeLeft() };
    const end = await waitForObject(cluster, ref, endOf, options);
    if (end?.status === 'succeeded') continue;
    const error =
      end === undefined
        ? { message: 'timed out waiting for the condition', hint: `${formatRef(ref)}: ${deadlineHint(run.options)}` }
        : { message: end.message, hint: `see the logs of ${formatRef(ref)}` };
    return { error: new DiagnosticError('deploy/hook-failed', error), wasCreated: true };
  }
  return undefined;
}

function runsToAnEnd({ kind }: ObjectRef): boolean {
  return kind === 'Job' || kind === 'Pod';
}

/** One that somebody deleted counts as done, as in Helm. */
function endOf(object: KubeObject | undefined): Exclude<Completion, { readonly status: 'running' }> | undefined {
  const completion: Completion = object === undefined ? { status: 'succeeded' } : computeCompletion(object);
  return completion.status === 'running' ? undefined : completion;
}

/** What keeps the failed hook from being deleted does not hide why it failed. */
async function cleanUp(run: DeployRun, place: number, before: readonly number[]): Promise<void> {
  try {
    await deleteByPolicy(run, place, 'hook-failed');
  } catch (error) {
    throwIfCancelled(run.options.signal);
    if (!isDiagnosticError(error)) throw error;
  }
  for (const earlier of before) await deleteByPolicy(run, earlier, 'hook-succeeded');
}

/** Deletes the objects of a hook, and waits until they are gone. Definitions stay, since their objects would go too. */
async function deleteByPolicy(
  run: DeployRun,
  place: number,
  policy: Parameters<typeof hasDeletePolicy>[1],
): Promise<void> {
  const { cluster, signal } = run.options;
  const hook = run.record.hooks![place]!;
  if (hook.kind === 'CustomResourceDefinition' || !hasDeletePolicy(hook, policy)) return;
  for (const { ref } of run.prepared.hooks[place]!) {
    if (!(await cluster.delete(ref, { propagationPolicy: 'Background' }))) continue;
    const gone = (object: unknown): true | undefined => (object === undefined ? true : undefined);
    const options = { signal: whenCancelled(signal), timeout: run.timeLeft() };
    if (await waitForObject(cluster, ref, gone, options)) continue;
    throw new DiagnosticError('deploy/hook-failed', {
      message: `${formatRef(ref)} is still being deleted: timed out waiting for the condition`,
      hint: deadlineHint(run.options),
    });
  }
}

function refOfHook(run: DeployRun, place: number): ObjectRef {
  const { apiVersion, kind, name } = run.prepared.rendered.hooks[place]!;
  return run.prepared.hooks[place]![0]?.ref ?? { apiVersion, kind, name };
}
