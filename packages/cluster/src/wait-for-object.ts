import type { KubeObject, ObjectRef } from '@metachart/kube-model';
import { type Clock, systemClock, whenAborted } from './clock.ts';
import type { Cluster } from './cluster.ts';
import { followObjects } from './follow-objects.ts';

export interface WaitForObjectOptions {
  /** Ends the wait; it then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly timeout: number;
  readonly clock?: Clock;
}

/**
 * Follows one object by a list and a watch until `until` gives something for it, and gives that; undefined where the time
 * is over. `until` gets undefined where there is no such object. Throws DiagnosticError as waitUntilReady.
 */
export async function waitForObject<Result>(
  cluster: Cluster,
  ref: ObjectRef,
  until: (object: KubeObject | undefined) => Result | undefined,
  { signal, timeout, clock = systemClock }: WaitForObjectOptions,
): Promise<Result | undefined> {
  signal.throwIfAborted();
  const ending = new AbortController();
  const stopTimer = clock.startTimer(timeout, () => ending.abort());
  let result: Result | undefined;

  function look(object: KubeObject | undefined): 'follow' | 'stop' {
    result ??= until(object);
    if (result === undefined) return 'follow';
    ending.abort();
    return 'stop';
  }

  const ended = AbortSignal.any([signal, ending.signal]);
  const following = followObjects(cluster, ref, {
    signal: ended,
    clock,
    fieldSelector: `metadata.name=${ref.name}`,
    onList: ([object]) => look(object),
    onEvent: ({ type, object }) => void look(type === 'DELETED' ? undefined : object),
  });
  try {
    // A request that is on its way does not hold up the end.
    await Promise.race([following, whenAborted(ended)]);
  } finally {
    stopTimer();
    ending.abort();
  }
  signal.throwIfAborted();
  return result;
}
