import type { ApiState } from '../api-state.ts';
import { type ApiObject, arrayAt, isJsonObject, type JsonObject, stringAt } from '../objects/json.ts';
import type { Controller } from './controller.ts';
import { NODE_NAME } from './node-name.ts';
import { updateObject, writeStatus } from './owned-objects.ts';

/**
 * Scheduler and kubelet: a pod lands on the only node and its containers run. Those that are not started again when they end,
 * as in jobs and tests, have ended well at once.
 */
export const podController: Controller = {
  kind: 'pods',
  reconcile(state, pod) {
    if (pod.metadata.deletionTimestamp !== undefined || stringAt(pod, 'status', 'phase') !== 'Pending') return;
    const scheduled =
      stringAt(pod, 'spec', 'nodeName') === undefined
        ? updateObject(
            state,
            pod,
            '',
            (copy) => {
              if (isJsonObject(copy.spec)) copy.spec.nodeName = NODE_NAME;
            },
            'kube-scheduler',
          )
        : pod;
    const runs = stringAt(pod, 'spec', 'restartPolicy') === 'Always';
    writeStatus(state, scheduled, runs ? runningStatus(state, pod) : finishedStatus(state, pod), 'kubelet');
  },
};

function runningStatus(state: ApiState, pod: ApiObject): JsonObject {
  const now = state.now();
  return {
    ...commonStatus(state, pod),
    phase: 'Running',
    conditions: conditionsOf(pod, now, { ready: true, reason: undefined }),
    containerStatuses: containerStatuses(pod, 'containers', { running: { startedAt: now } }, true),
    ...initStatuses(pod, now),
  };
}

function finishedStatus(state: ApiState, pod: ApiObject): JsonObject {
  const now = state.now();
  const terminated = { exitCode: 0, reason: 'Completed', startedAt: now, finishedAt: now };
  return {
    ...commonStatus(state, pod),
    phase: 'Succeeded',
    conditions: conditionsOf(pod, now, { ready: false, reason: 'PodCompleted' }),
    containerStatuses: containerStatuses(pod, 'containers', { terminated }, false),
    ...initStatuses(pod, now),
  };
}

function commonStatus(state: ApiState, pod: ApiObject): JsonObject {
  const address = addressOf(pod.metadata.uid ?? '');
  return {
    observedGeneration: pod.metadata.generation,
    qosClass: stringAt(pod, 'status', 'qosClass') ?? 'BestEffort',
    hostIP: '127.0.0.1',
    hostIPs: [{ ip: '127.0.0.1' }],
    podIP: address,
    podIPs: [{ ip: address }],
    startTime: state.now(),
  };
}

/** An address of 10.244.0.0/16 for looks; nothing listens there. */
function addressOf(uid: string): string {
  const number = Number.parseInt(uid.slice(0, 4), 16) || 1;
  return `10.244.${number >> 8}.${number & 255 || 1}`;
}

function conditionsOf(
  pod: ApiObject,
  now: string,
  { ready, reason }: { readonly ready: boolean; readonly reason: string | undefined },
): JsonObject[] {
  const observedGeneration = pod.metadata.generation;
  return ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => {
    const holds = ready || type === 'Initialized' || type === 'PodScheduled';
    return {
      type,
      observedGeneration,
      status: holds ? 'True' : 'False',
      lastProbeTime: null,
      lastTransitionTime: now,
      ...(reason !== undefined && !holds ? { reason } : {}),
    };
  });
}

function containerStatuses(pod: ApiObject, list: string, stateOf: JsonObject, ready: boolean): JsonObject[] {
  return arrayAt(pod, 'spec', list).map((container) => ({
    name: stringAt(container, 'name') ?? '',
    image: stringAt(container, 'image') ?? '',
    imageID: '',
    containerID: `embedded://${pod.metadata.uid ?? ''}/${stringAt(container, 'name') ?? ''}`,
    ready,
    started: ready,
    restartCount: 0,
    state: stateOf,
    lastState: {},
  }));
}

function initStatuses(pod: ApiObject, now: string): JsonObject {
  if (arrayAt(pod, 'spec', 'initContainers').length === 0) return {};
  const terminated = { exitCode: 0, reason: 'Completed', startedAt: now, finishedAt: now };
  return { initContainerStatuses: containerStatuses(pod, 'initContainers', { terminated }, true) };
}
