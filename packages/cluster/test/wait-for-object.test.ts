import { DiagnosticError } from '@metachart/diagnostics';
import type { KubeObject, ObjectRef } from '@metachart/kube-model';
import { expect, test } from 'vitest';
import { type Cluster, type WatchEvent, waitForObject } from '../src/index.ts';
import { unusedCluster } from './unused-cluster.ts';

const ref: ObjectRef = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'once' };
const never = new AbortController().signal;
const nameWhenDone = (object: KubeObject | undefined): string | undefined =>
  object === undefined || object.status === 'done' ? (object?.metadata.name ?? 'gone') : undefined;

test('what the list has already is given at once', async () => {
  expect(await waitForObject(clusterWith([podThat('done')]), ref, nameWhenDone, options())).toBe('once');
  expect(await waitForObject(clusterWith([]), ref, nameWhenDone, options())).toBe('gone');
});

test('a change that the watch brings is given', async () => {
  const cluster = clusterWith([podThat('runs')], [{ type: 'MODIFIED', object: podThat('done') }]);
  expect(await waitForObject(cluster, ref, nameWhenDone, options())).toBe('once');
});

test('an object that is deleted is none', async () => {
  const cluster = clusterWith([podThat('runs')], [{ type: 'DELETED', object: podThat('done') }]);
  expect(await waitForObject(cluster, ref, nameWhenDone, options())).toBe('gone');
});

test('it ends at the deadline, also while a request has no answer', async () => {
  expect(await waitForObject(clusterWith([podThat('runs')]), ref, nameWhenDone, options(20))).toBeUndefined();
  const silent = { ...clusterWith([]), list: () => new Promise<never>(() => {}) };
  expect(await waitForObject(silent, ref, nameWhenDone, options(20))).toBeUndefined();
});

test('a signal ends it with its reason', async () => {
  const reason = new Error('enough');
  const waiting = waitForObject(clusterWith([podThat('runs')]), ref, nameWhenDone, {
    ...options(),
    signal: AbortSignal.any([never, AbortSignal.abort(reason)]),
  });
  await expect(waiting).rejects.toBe(reason);
});

test('a refusal ends it', async () => {
  const refusal = new DiagnosticError('cluster/forbidden', { message: 'no' });
  const cluster = { ...clusterWith([]), list: () => Promise.reject(refusal) };
  await expect(waitForObject(cluster, ref, nameWhenDone, options())).rejects.toBe(refusal);
});

function options(timeout = 10_000) {
  return { signal: never, timeout };
}

function podThat(status: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'shop', name: 'once' }, status };
}

/** Its watch gives these events and then stays open. */
function clusterWith(items: readonly KubeObject[], events: readonly WatchEvent[] = []): Cluster {
  return {
    ...unusedCluster,
    list: async () => ({ items, resourceVersion: '1' }),
    async *watch(_, { signal }) {
      yield* events;
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    },
  };
}
