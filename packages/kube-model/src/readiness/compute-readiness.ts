import type { KubeObject } from '../kube-object.ts';
import { groupOf } from '../object-ref.ts';
import { computeApiService } from './api-service.ts';
import { conditionsOf, findCondition } from './conditions.ts';
import { computeCustomResourceDefinition } from './custom-resource-definition.ts';
import { computeDaemonSet } from './daemon-set.ts';
import { computeDeployment } from './deployment.ts';
import { computeIngress } from './ingress.ts';
import { computeJob } from './job.ts';
import { computeNamespace } from './namespace.ts';
import { checkObserved } from './observed-generation.ts';
import { computePersistentVolumeClaim } from './persistent-volume-claim.ts';
import { computePod } from './pod.ts';
import { computePodDisruptionBudget } from './pod-disruption-budget.ts';
import { current, failed, inProgress, type Readiness } from './readiness.ts';
import { computeReplicaSet } from './replica-set.ts';
import { computeService } from './service.ts';
import { computeStatefulSet } from './stateful-set.ts';

/**
 * Whether a live object is as its specification wants it, from the object alone. What holds for every kind comes first: an
 * object that is being deleted is terminating, a generation that its controller has not seen and `Reconciling` are in
 * progress, `Stalled` has failed. Then the rule of its kind decides; kinds without one are current unless a `Ready`
 * condition says otherwise (sigs.k8s.io/cli-utils: pkg/kstatus). The README lists where the rules are not kstatus's.
 */
export function computeReadiness(object: KubeObject): Readiness {
  const general = checkAnyKind(object);
  if (general !== undefined) return general;
  const rule = rules.get(`${groupOf(object.apiVersion)}/${object.kind}`);
  return rule === undefined ? checkReadyCondition(object) : rule(object);
}

/** By `group/kind`; the core group has no name. */
const rules: ReadonlyMap<string, (object: KubeObject) => Readiness> = new Map([
  ['/Namespace', computeNamespace],
  ['/PersistentVolumeClaim', computePersistentVolumeClaim],
  ['/Pod', computePod],
  ['/ReplicationController', computeReplicaSet],
  ['/Service', computeService],
  ['apiextensions.k8s.io/CustomResourceDefinition', computeCustomResourceDefinition],
  ['apiregistration.k8s.io/APIService', computeApiService],
  ['apps/DaemonSet', computeDaemonSet],
  ['apps/Deployment', computeDeployment],
  ['apps/ReplicaSet', computeReplicaSet],
  ['apps/StatefulSet', computeStatefulSet],
  ['batch/Job', computeJob],
  ['networking.k8s.io/Ingress', computeIngress],
  ['policy/PodDisruptionBudget', computePodDisruptionBudget],
]);

function checkAnyKind(object: KubeObject): Readiness | undefined {
  if (object.metadata.deletionTimestamp) return { status: 'terminating', message: 'it is being deleted' };
  const behind = checkObserved(object);
  if (behind !== undefined) return behind;
  for (const { type, status, reason, message } of conditionsOf(object)) {
    if (status !== 'True') continue;
    if (type === 'Reconciling') return inProgress(reason, message || 'it is being reconciled');
    if (type === 'Stalled') return failed(reason, message || 'its controller is stalled');
  }
  return undefined;
}

function checkReadyCondition(object: KubeObject): Readiness {
  const ready = findCondition(object, 'Ready');
  switch (ready?.status) {
    case 'True':
      return current('it is ready');
    case 'False':
    case 'Unknown':
      return inProgress(ready.reason, ready.message || 'its condition Ready is not true');
    default:
      return current('it exists');
  }
}
