import { DiagnosticError } from '@metachart/diagnostics';
import type { KubeObject, ObjectRef } from '@metachart/kube-model';
import { expect, test } from 'vitest';
import { type Clock, type Cluster, type WaitOptions, type WatchEvent, waitUntilReady } from '../src/index.ts';
import { unusedCluster } from './unused-cluster.ts';

const web: ObjectRef = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };
const api: ObjectRef = { ...web, name: 'api' };
const settings: ObjectRef = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'settings' };

test('nothing to wait for is ready', async () => {
  expect(await waitUntilReady(script({}).cluster, [], options())).toEqual({ ready: [], notReady: [] });
});

test('what the list finds ready is not watched', async () => {
  const { cluster, asked } = script({ ConfigMap: [list([configMap])] });
  expect(await waitUntilReady(cluster, [settings], options())).toEqual({ ready: [settings], notReady: [] });
  expect(asked).toEqual(['list ConfigMap metadata.name=settings']);
});

test('objects of one kind share a list and a watch', async () => {
  const { cluster, asked } = script({
    Deployment: [
      list([deployment('web', 0), deployment('api', 0), deployment('other', 0)]),
      watch([modified('web', 1), modified('other', 1), modified('api', 1)]),
    ],
  });
  const told: string[] = [];
  const result = await waitUntilReady(cluster, [web, api], {
    ...options(),
    onProgress: ({ name }, { status }) => told.push(`${name} ${status}`),
  });
  expect(result).toEqual({ ready: [web, api], notReady: [] });
  expect(told).toEqual(['web in-progress', 'api in-progress', 'web current', 'api current']);
  expect(asked).toEqual(['list Deployment', 'watch Deployment 1']);
});

test('Secrets are listed without the records of releases', async () => {
  const secret = (name: string) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'shop', name } });
  const refs = ['a', 'b'].map((name) => ({ apiVersion: 'v1', kind: 'Secret', namespace: 'shop', name }));
  const { cluster, asked } = script({ Secret: [list([secret('a'), secret('b')])] });
  expect((await waitUntilReady(cluster, refs, options())).ready).toEqual(refs);
  expect(asked).toEqual(['list Secret type!=helm.sh/release.v1']);
});

test('a readiness that stays the same is told once', async () => {
  const { cluster } = script({
    Deployment: [list([deployment('web', 0)]), watch([modified('web', 0), modified('web', 0), modified('web', 1)])],
  });
  let told = 0;
  await waitUntilReady(cluster, [web], { ...options(), onProgress: () => told++ });
  expect(told).toBe(2);
});

test('what becomes unready while others are waited for is waited for again', async () => {
  const { cluster } = script({
    Deployment: [
      list([deployment('web', 0), deployment('api', 0)]),
      watch([modified('web', 1), modified('web', 0), modified('api', 1), modified('web', 1)]),
    ],
  });
  const told: string[] = [];
  await waitUntilReady(cluster, [web, api], {
    ...options(),
    onProgress: ({ name }, { status }) => told.push(`${name} ${status}`),
  });
  expect(told.slice(2)).toEqual(['web current', 'web in-progress', 'api current', 'web current']);
});

test('an object that is deleted is waited for', async () => {
  const { cluster } = script({
    Deployment: [
      list([deployment('web', 0)]),
      watch([
        { type: 'DELETED', object: deployment('web', 0) },
        { type: 'ADDED', object: deployment('web', 1) },
      ]),
    ],
  });
  const told: string[] = [];
  await waitUntilReady(cluster, [web], { ...options(), onProgress: (_ref, { message }) => told.push(message) });
  expect(told).toContain('there is no such object');
});

test('a watch that ends goes on where it ended, after a bookmark at the bookmark', async () => {
  const { cluster, asked } = script({
    Deployment: [
      list([deployment('web', 0)]),
      watch([modified('web', 0, '5'), { type: 'BOOKMARK', object: bookmark('9') }]),
      watch([modified('web', 1)]),
    ],
  });
  const clock = testClock();
  await waitUntilReady(cluster, [web], options({ clock }));
  expect(asked.slice(1)).toEqual(['watch Deployment 1 metadata.name=web', 'watch Deployment 9 metadata.name=web']);
  expect(clock.pauses).toEqual([]);
});

test('a watch that fell too far behind begins with a new list', async () => {
  const { cluster, asked } = script({
    Deployment: [
      list([deployment('web', 0)]),
      watch([modified('web', 0, '5')], error('cluster/gone')),
      list([deployment('web', 1)], '20'),
    ],
  });
  expect((await waitUntilReady(cluster, [web], options())).ready).toEqual([web]);
  expect(asked.map((line) => line.split(' ')[0])).toEqual(['list', 'watch', 'list']);
});

test('a lost connection is taken up again, each time after a longer pause', async () => {
  const lost = () => watch([], error('cluster/unreachable'));
  const { cluster } = script({
    Deployment: [
      error('cluster/unreachable'),
      error('cluster/failed'),
      list([deployment('web', 0)]),
      ...Array.from({ length: 6 }, lost),
      watch([modified('web', 0)], error('cluster/unreachable')),
      lost(),
      watch([modified('web', 1)]),
    ],
  });
  const clock = testClock();
  await waitUntilReady(cluster, [web], options({ clock }));
  expect(clock.pauses).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000, 200]);
});

test('a refusal ends the wait', async () => {
  const { cluster } = script({
    Deployment: [list([deployment('web', 0)]), 'silence'],
    ConfigMap: [error('cluster/forbidden')],
  });
  await expect(waitUntilReady(cluster, [web, settings], options())).rejects.toMatchObject({
    code: 'cluster/forbidden',
  });
});

test('the deadline ends the wait with what is not ready, even while the server is silent', async () => {
  const { cluster } = script({ Deployment: ['silence'], ConfigMap: [list([configMap])] });
  const clock = testClock();
  const waiting = waitUntilReady(cluster, [web, settings], options({ clock, timeout: 60_000 }));
  await clock.started(60_000);
  clock.fire(60_000);
  expect(await waiting).toEqual({
    ready: [settings],
    notReady: [{ ref: web, readiness: { status: 'in-progress', message: 'not seen yet' } }],
  });
});

test('a failed object ends the wait where that is wanted', async () => {
  const { cluster } = script({ Job: [list([failedJob])], Deployment: [list([deployment('web', 0)]), 'silence'] });
  const job: ObjectRef = { apiVersion: 'batch/v1', kind: 'Job', namespace: 'shop', name: 'migrate' };
  const { ready, notReady } = await waitUntilReady(cluster, [job, web], options({ failFast: true }));
  expect(ready).toEqual([]);
  expect(notReady[0]).toMatchObject({ ref: job, readiness: { status: 'failed' } });
});

test('a signal ends the wait with its reason', async () => {
  const { cluster } = script({ Deployment: [list([deployment('web', 0)]), 'silence'] });
  const stopping = new AbortController();
  const waiting = waitUntilReady(cluster, [web], {
    ...options(),
    signal: stopping.signal,
    onProgress: () => stopping.abort(new Error('interrupted')),
  });
  await expect(waiting).rejects.toThrow('interrupted');
  const before = waitUntilReady(cluster, [web], { ...options(), signal: AbortSignal.abort(new Error('before')) });
  await expect(before).rejects.toThrow('before');
});

test('a signal ends a pause', async () => {
  const { cluster } = script({ Deployment: [error('cluster/unreachable')] });
  const stopping = new AbortController();
  const clock = testClock({ manual: true });
  const waiting = waitUntilReady(cluster, [web], { ...options({ clock }), signal: stopping.signal });
  await clock.started(200);
  stopping.abort(new Error('interrupted'));
  await expect(waiting).rejects.toThrow('interrupted');
  expect(clock.running()).toBe(0);
});

// A cluster that answers what it is told to, and a clock without time.

type Step =
  | { readonly list: readonly KubeObject[]; readonly resourceVersion: string }
  | { readonly watch: readonly WatchEvent[]; readonly end: DiagnosticError | undefined }
  | DiagnosticError
  | 'silence';

function list(items: readonly KubeObject[], resourceVersion = '1'): Step {
  return { list: items, resourceVersion };
}

function watch(events: readonly WatchEvent[], end?: DiagnosticError): Step {
  return { watch: events, end };
}

function error(code: `cluster/${string}`): DiagnosticError {
  return new DiagnosticError(code, { message: code });
}

function script(steps: Record<string, Step[]>): { readonly cluster: Cluster; readonly asked: string[] } {
  const asked: string[] = [];
  const silence = new Promise<never>(() => {});
  const cluster: Cluster = {
    ...unusedCluster,
    async list({ kind }, { fieldSelector = '' } = {}) {
      asked.push(`list ${kind} ${fieldSelector}`.trim());
      const step = steps[kind]?.shift();
      if (step === 'silence') return await silence;
      if (step instanceof Error) throw step;
      if (step === undefined || !('list' in step)) return expect.fail('a list was not expected');
      return { items: step.list, resourceVersion: step.resourceVersion };
    },
    async *watch({ kind }, { resourceVersion, fieldSelector = '' }) {
      asked.push(`watch ${kind} ${resourceVersion} ${fieldSelector}`.trim());
      const step = steps[kind]?.shift();
      if (step === 'silence') await silence;
      else if (step instanceof Error) throw step;
      else if (step === undefined || !('watch' in step)) expect.fail('a watch was not expected');
      else {
        yield* step.watch;
        if (step.end !== undefined) throw step.end;
      }
    },
  };
  return { cluster, asked };
}

interface TestClock extends Clock {
  /** What was paused for; each is over at once, unless the clock is manual. */
  readonly pauses: number[];
  /** Resolves when a timer of that length runs. */
  started(milliseconds: number): Promise<void>;
  fire(milliseconds: number): void;
  running(): number;
}

function testClock({ manual = false } = {}): TestClock {
  const pauses: number[] = [];
  const timers = new Map<() => void, number>();
  const hopes: { readonly milliseconds: number; readonly resolve: () => void }[] = [];
  return {
    pauses,
    now: () => 0,
    startTimer(milliseconds, callback) {
      timers.set(callback, milliseconds);
      for (const hope of hopes) if (hope.milliseconds === milliseconds) hope.resolve();
      if (milliseconds <= 10_000 && !manual) {
        pauses.push(milliseconds);
        queueMicrotask(callback);
      }
      return () => timers.delete(callback);
    },
    started(milliseconds) {
      if ([...timers.values()].includes(milliseconds)) return Promise.resolve();
      return new Promise((resolve) => hopes.push({ milliseconds, resolve }));
    },
    fire(milliseconds) {
      for (const [callback, length] of timers) if (length === milliseconds) callback();
    },
    running: () => timers.size,
  };
}

function options(more: Partial<WaitOptions> = {}): WaitOptions {
  return { signal: new AbortController().signal, clock: testClock(), ...more };
}

const configMap: KubeObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace: 'shop', name: 'settings' },
};

const failedJob: KubeObject = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { namespace: 'shop', name: 'migrate' },
  status: { failed: 1, conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] },
};

function deployment(name: string, ready: number, resourceVersion = '3'): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace: 'shop', name, generation: 1, resourceVersion },
    spec: { replicas: 1 },
    status: {
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: ready,
      availableReplicas: ready,
      conditions: [{ type: 'Available', status: ready === 1 ? 'True' : 'False' }],
    },
  };
}

function modified(name: string, ready: number, resourceVersion = '3'): WatchEvent {
  return { type: 'MODIFIED', object: deployment(name, ready, resourceVersion) };
}

function bookmark(resourceVersion: string): KubeObject {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: '', resourceVersion } };
}
