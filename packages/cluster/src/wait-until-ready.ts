import { computeReadiness, formatRef, type KubeObject, type ObjectRef, type Readiness } from '@metachart/kube-model';
import { releaseSecretType } from '@metachart/release';
import { type Clock, systemClock, whenAborted } from './clock.ts';
import type { Cluster } from './cluster.ts';
import { followObjects } from './follow-objects.ts';

export interface WaitOptions {
  /** Ends the wait; it then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Milliseconds after which it returns with what is not ready; absent: only the signal ends it. */
  readonly timeout?: number;
  /** Returns as soon as one object has failed. */
  readonly failFast?: boolean;
  /** Each change of an object's readiness, its first included. */
  readonly onProgress?: (ref: ObjectRef, readiness: Readiness) => void;
  readonly clock?: Clock;
}

export interface WaitResult {
  /** In the order in which they were given. */
  readonly ready: readonly ObjectRef[];
  readonly notReady: readonly NotReady[];
}

export interface NotReady {
  readonly ref: ObjectRef;
  readonly readiness: Readiness;
}

/**
 * Waits until all objects are `current` at once, or until the deadline or, with `failFast`, the first `failed` one. Objects of one kind and
 * namespace share one list and one watch; where the list already finds all of them current, they are not watched. Throws DiagnosticError
 * where the cluster refuses (`cluster/forbidden`, `cluster/no-kind`, …); a lost connection is waited out.
 */
export async function waitUntilReady(
  cluster: Cluster,
  refs: readonly ObjectRef[],
  { signal, timeout, failFast = false, onProgress, clock = systemClock }: WaitOptions,
): Promise<WaitResult> {
  signal.throwIfAborted();
  const progress = trackProgress(refs, onProgress);
  const ending = new AbortController();
  const stopTimer = timeout === undefined ? undefined : clock.startTimer(timeout, () => ending.abort());
  const followSignal = AbortSignal.any([signal, ending.signal]);
  let refusal: { readonly error: unknown } | undefined;

  function check(): void {
    if (progress.isAllReady() || (failFast && progress.hasFailed())) ending.abort();
  }

  try {
    check();
    for (const group of groupRefs(refs)) {
      followGroup(cluster, group, { signal: followSignal, clock, progress, check }).catch((error: unknown) => {
        refusal ??= { error };
        ending.abort();
      });
    }
    // Requests that are on their way do not hold up the end.
    await whenAborted(followSignal);
  } finally {
    stopTimer?.();
    ending.abort();
  }
  signal.throwIfAborted();
  if (refusal !== undefined) throw refusal.error;
  return progress.result();
}

interface Group {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly refs: readonly ObjectRef[];
}

function groupRefs(refs: readonly ObjectRef[]): Group[] {
  const groups = Map.groupBy(refs, ({ apiVersion, kind, namespace }) => JSON.stringify([apiVersion, kind, namespace]));
  return [...groups.values()].map((members) => {
    const { apiVersion, kind, namespace } = members[0]!;
    return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), refs: members };
  });
}

interface GroupOptions {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly check: () => void;
}

async function followGroup(cluster: Cluster, group: Group, options: GroupOptions): Promise<void> {
  const { signal, clock, progress, check } = options;
  const fieldSelector = selectorOf(group);
  await followObjects(cluster, group, {
    signal,
    clock,
    ...(fieldSelector === undefined ? {} : { fieldSelector }),
    onList(objects) {
      const byName = new Map(objects.map((object) => [object.metadata.name, object]));
      for (const ref of group.refs) progress.set(ref, byName.get(ref.name));
      check();
      return group.refs.every((ref) => progress.isReady(ref)) ? 'stop' : 'follow';
    },
    onEvent({ type, object }) {
      const ref = { ...group, name: object.metadata.name };
      progress.set(ref, type === 'DELETED' ? undefined : object);
      check();
    },
  });
}

function selectorOf({ apiVersion, kind, refs }: Group): string | undefined {
  if (refs.length === 1) return `metadata.name=${refs[0]!.name}`;
  // Records of releases are of up to a mebibyte each, and nobody waits for them.
  return apiVersion === 'v1' && kind === 'Secret' ? `type!=${releaseSecretType}` : undefined;
}

interface Progress {
  /** Undefined: there is no such object. An object that nobody waits for is passed over. */
  set(ref: ObjectRef, object: KubeObject | undefined): void;
  isReady(ref: ObjectRef): boolean;
  isAllReady(): boolean;
  hasFailed(): boolean;
  result(): WaitResult;
}

const unseen: Readiness = { status: 'in-progress', message: 'not seen yet' };
const missing: Readiness = { status: 'in-progress', message: 'there is no such object' };

function trackProgress(refs: readonly ObjectRef[], onProgress: WaitOptions['onProgress']): Progress {
  const states = new Map(refs.map((ref) => [keyOf(ref), { ref, readiness: unseen }]));
  let readyCount = 0;
  let failedCount = 0;
  return {
    set(ref, object) {
      const state = states.get(keyOf(ref));
      if (state === undefined) return;
      const before = state.readiness;
      const readiness = object === undefined ? missing : computeReadiness(object);
      if (isSame(before, readiness)) return;
      readyCount += Number(readiness.status === 'current') - Number(before.status === 'current');
      failedCount += Number(readiness.status === 'failed') - Number(before.status === 'failed');
      state.readiness = readiness;
      onProgress?.(state.ref, readiness);
    },
    isReady: (ref) => states.get(keyOf(ref))?.readiness.status === 'current',
    isAllReady: () => readyCount === states.size,
    hasFailed: () => failedCount > 0,
    result() {
      const all = [...states.values()];
      return {
        ready: all.filter(({ readiness }) => readiness.status === 'current').map(({ ref }) => ref),
        notReady: all.filter(({ readiness }) => readiness.status !== 'current'),
      };
    },
  };
}

function keyOf(ref: ObjectRef): string {
  return `${ref.namespace ?? ''}/${formatRef(ref)}`;
}

function isSame(a: Readiness, b: Readiness): boolean {
  return a.status === b.status && a.message === b.message && a.reason === b.reason;
}
