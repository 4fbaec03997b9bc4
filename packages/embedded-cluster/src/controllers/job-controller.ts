import type { ApiState } from '../api-state.ts';
import { type ApiObject, type JsonObject, numberAt, objectAt, stringAt, valueAt } from '../objects/json.ts';
import { withCondition } from './conditions.ts';
import type { Controller } from './controller.ts';
import { createOwned, ownedObjects, writeStatus } from './owned-objects.ts';
import { podFromTemplate } from './pods.ts';
import { MAXIMUM_REPLICAS } from './replica-set-controller.ts';

/** Every pod of a job succeeds, so every job that is not suspended completes. */
export const jobController: Controller = {
  kind: 'jobs.batch',
  reconcile(state, job) {
    if (job.metadata.deletionTimestamp !== undefined || stringAt(job, 'status', 'completionTime') !== undefined) return;
    if (valueAt(job, 'spec', 'suspend') === true) {
      writeStatus(state, job, { ...objectAt(job, 'status'), conditions: suspended(state, job) });
      return;
    }
    const wanted = Math.min(numberAt(job, 'spec', 'completions') ?? 1, MAXIMUM_REPLICAS);
    const parallel = Math.max(1, Math.min(numberAt(job, 'spec', 'parallelism') ?? 1, MAXIMUM_REPLICAS));
    const succeeded = podsIn(state, job, 'Succeeded');
    const active = ownedObjects(state, 'pods', job).length - succeeded;
    for (let missing = Math.min(wanted - succeeded, parallel) - active; missing > 0; missing -= 1) {
      createOwned(state, podFromTemplate(job, objectAt(job, 'spec', 'template'), {}), job.metadata.namespace ?? '');
    }
    writeStatus(state, job, statusOf(state, job, wanted));
  },
};

function podsIn(state: ApiState, job: ApiObject, phase: string): number {
  return ownedObjects(state, 'pods', job).filter((pod) => stringAt(pod, 'status', 'phase') === phase).length;
}

function statusOf(state: ApiState, job: ApiObject, wanted: number): JsonObject {
  const succeeded = podsIn(state, job, 'Succeeded');
  const active = ownedObjects(state, 'pods', job).length - succeeded;
  const now = state.now();
  const startTime = stringAt(job, 'status', 'startTime') ?? now;
  if (succeeded < wanted) {
    return {
      startTime,
      active,
      ...(succeeded > 0 ? { succeeded } : {}),
      terminating: 0,
      ready: 0,
      uncountedTerminatedPods: {},
    };
  }
  const message = 'Reached expected number of succeeded pods';
  let conditions = withCondition(
    job.status,
    { type: 'SuccessCriteriaMet', status: 'True', reason: 'CompletionsReached', message },
    { now },
  );
  conditions = withCondition(
    { conditions },
    { type: 'Complete', status: 'True', reason: 'CompletionsReached', message },
    { now },
  ).map((condition) => ({ ...condition, lastProbeTime: now }));
  return {
    startTime,
    completionTime: now,
    succeeded,
    terminating: 0,
    ready: 0,
    uncountedTerminatedPods: {},
    conditions,
  };
}

function suspended(state: ApiState, job: ApiObject): JsonObject[] {
  return withCondition(
    job.status,
    { type: 'Suspended', status: 'True', reason: 'JobSuspended', message: 'Job suspended' },
    { now: state.now() },
  );
}
