import type { ApiState } from '../api-state.ts';
import {
  type ApiObject,
  cloneJson,
  equalJson,
  isJsonObject,
  type JsonObject,
  numberAt,
  objectAt,
  valueAt,
} from '../objects/json.ts';
import { withCondition } from './conditions.ts';
import type { Controller } from './controller.ts';
import { controllerReference, createOwned, deleteOwned, ownedObjects, updateObject } from './owned-objects.ts';
import { templateHash } from './template-hash.ts';

const REVISION = 'deployment.kubernetes.io/revision';

/**
 * Keeps one ReplicaSet per template and reports on the newest. A rollout is not gradual: the new ReplicaSet gets all its
 * replicas at once, the old ones lose theirs when it is ready. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export const deploymentController: Controller = {
  kind: 'deployments.apps',
  reconcile(state, deployment) {
    if (deployment.metadata.deletionTimestamp !== undefined) return;
    const sets = ownedObjects(state, 'replicasets.apps', deployment);
    const current = findCurrent(deployment, sets);
    const paused = valueAt(deployment, 'spec', 'paused') === true;
    const newest = current === undefined && !paused ? createReplicaSet(state, deployment, sets) : current;
    const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
    if (newest !== undefined && numberAt(newest, 'spec', 'replicas') !== wanted) scale(state, newest, wanted);
    const old = sets.filter((set) => set.metadata.uid !== newest?.metadata.uid);
    const ready = numberAt(newest, 'status', 'readyReplicas') ?? 0;
    if (newest !== undefined && ready >= wanted) {
      for (const set of old) if ((numberAt(set, 'spec', 'replicas') ?? 0) > 0) scale(state, set, 0);
      removeOldSets(state, deployment, old);
    }
    report(state, deployment, newest, old);
  },
};

function findCurrent(deployment: ApiObject, sets: readonly ApiObject[]): ApiObject | undefined {
  const hash = templateHash(valueAt(deployment, 'spec', 'template'));
  return sets.find(({ metadata }) => metadata.labels?.['pod-template-hash'] === hash);
}

function createReplicaSet(state: ApiState, deployment: ApiObject, sets: readonly ApiObject[]): ApiObject {
  const template = cloneJson(objectAt(deployment, 'spec', 'template') ?? {});
  const hash = templateHash(valueAt(deployment, 'spec', 'template'));
  const metadata = objectAt(template, 'metadata') ?? {};
  const labels = { ...objectAt(metadata, 'labels'), 'pod-template-hash': hash };
  const selector = cloneJson(objectAt(deployment, 'spec', 'selector') ?? {});
  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
  return createOwned(
    state,
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${deployment.metadata.name}-${hash}`,
        labels,
        annotations: {
          ...annotationsOf(deployment),
          'deployment.kubernetes.io/desired-replicas': String(wanted),
          'deployment.kubernetes.io/max-replicas': String(wanted + Math.ceil(wanted / 4)),
          [REVISION]: String(nextRevision(sets)),
        },
        ownerReferences: [controllerReference(deployment)],
      },
      spec: {
        replicas: wanted,
        selector: { ...selector, matchLabels: { ...objectAt(selector, 'matchLabels'), 'pod-template-hash': hash } },
        template: { ...template, metadata: { ...metadata, labels } },
      },
    },
    deployment.metadata.namespace ?? '',
  );
}

function annotationsOf({ metadata }: ApiObject): JsonObject {
  const {
    'kubectl.kubernetes.io/last-applied-configuration': _applied,
    [REVISION]: _revision,
    ...rest
  } = metadata.annotations ?? {};
  return rest;
}

function revisionOf({ metadata }: ApiObject): number {
  return Number(metadata.annotations?.[REVISION] ?? '0') || 0;
}

function nextRevision(sets: readonly ApiObject[]): number {
  return Math.max(0, ...sets.map(revisionOf)) + 1;
}

function scale(state: ApiState, replicaSet: ApiObject, replicas: number): void {
  updateObject(state, replicaSet, '', (copy) => {
    if (isJsonObject(copy.spec)) copy.spec.replicas = replicas;
    copy.metadata.annotations = {
      ...copy.metadata.annotations,
      'deployment.kubernetes.io/desired-replicas': String(replicas),
    };
  });
}

function removeOldSets(state: ApiState, deployment: ApiObject, old: readonly ApiObject[]): void {
  const limit = numberAt(deployment, 'spec', 'revisionHistoryLimit') ?? 10;
  const done = old.filter((set) => (numberAt(set, 'status', 'replicas') ?? 0) === 0);
  const surplus = [...done].sort((a, b) => revisionOf(a) - revisionOf(b)).slice(0, Math.max(0, done.length - limit));
  for (const set of surplus) deleteOwned(state, set);
}

function report(
  state: ApiState,
  deployment: ApiObject,
  newest: ApiObject | undefined,
  old: readonly ApiObject[],
): void {
  // A template that comes back gets a new number, as after a rollback.
  const highest = Math.max(0, ...old.map(revisionOf));
  if (newest !== undefined && revisionOf(newest) <= highest) {
    updateObject(state, newest, '', (copy) => {
      copy.metadata.annotations = { ...copy.metadata.annotations, [REVISION]: String(highest + 1) };
    });
    return;
  }
  const status = statusOf(state, deployment, newest, old);
  const annotations =
    newest === undefined
      ? deployment.metadata.annotations
      : { ...deployment.metadata.annotations, [REVISION]: String(revisionOf(newest)) };
  if (equalJson(deployment.status, status) && equalJson(deployment.metadata.annotations, annotations)) return;
  updateObject(state, deployment, 'status', (copy) => {
    copy.status = status;
    if (annotations !== undefined) copy.metadata.annotations = annotations;
  });
}

function statusOf(
  state: ApiState,
  deployment: ApiObject,
  newest: ApiObject | undefined,
  old: readonly ApiObject[],
): JsonObject {
  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
  const sets = newest === undefined ? old : [...old, newest];
  const replicas = sum(sets, 'replicas');
  const ready = sum(sets, 'readyReplicas');
  const updated = newest === undefined ? 0 : (numberAt(newest, 'status', 'replicas') ?? 0);
  const unavailable = Math.max(0, Math.max(wanted, replicas) - ready);
  const newReady = numberAt(newest, 'status', 'readyReplicas') ?? 0;
  const done = newest !== undefined && newReady >= wanted && replicas === updated && updated === wanted;
  const now = state.now();
  const available = ready >= wanted - Math.floor(wanted / 4);
  let conditions = withCondition(
    deployment.status,
    {
      type: 'Available',
      status: available ? 'True' : 'False',
      reason: available ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
      message: `Deployment ${available ? 'has' : 'does not have'} minimum availability.`,
    },
    { now, updateTime: true },
  );
  if (newest !== undefined) {
    const name = newest.metadata.name;
    conditions = withCondition(
      { conditions },
      {
        type: 'Progressing',
        status: 'True',
        reason: done ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
        message: `ReplicaSet "${name}" ${done ? 'has successfully progressed' : 'is progressing'}.`,
      },
      { now, updateTime: true },
    );
  }
  return {
    observedGeneration: deployment.metadata.generation,
    ...positive({
      replicas,
      updatedReplicas: updated,
      readyReplicas: ready,
      availableReplicas: ready,
      unavailableReplicas: unavailable,
    }),
    terminatingReplicas: 0,
    conditions,
  };
}

function sum(sets: readonly ApiObject[], field: string): number {
  return sets.reduce((total, set) => total + (numberAt(set, 'status', field) ?? 0), 0);
}

/** Counters that are zero are left out, as the API does. */
function positive(counters: Readonly<Record<string, number>>): JsonObject {
  return Object.fromEntries(Object.entries(counters).filter(([, count]) => count > 0));
}
