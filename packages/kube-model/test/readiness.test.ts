import { describe, expect, test } from 'vitest';
import { computeReadiness, type KubeObject } from '../src/index.ts';

/** A situation, what the object holds then, and how it is read: status, then reason where one is given. */
type Situation = readonly [situation: string, fields: Readonly<Record<string, unknown>>, expected: string];

function check(type: string, situations: readonly Situation[]): void {
  const [apiVersion, kind] = type.split(' ') as [string, string];
  describe(kind, () => {
    test.each(situations)('%s', (_, { metadata = {}, ...fields }, expected) => {
      const object = { apiVersion, kind, metadata: { name: 'web', ...(metadata as object) }, ...fields } as KubeObject;
      const { status, reason, message } = computeReadiness(object);
      expect(reason === undefined ? status : `${status} ${reason}`).toBe(expected);
      expect(message).not.toBe('');
    });
  });
}

const condition = (type: string, status: string, reason = '') => ({ type, status, reason });
const seen = { metadata: { generation: 2 } };

check('example.com/v1 Widget', [
  ['says nothing', {}, 'current'],
  ['has no conditions yet', { status: {} }, 'current'],
  ['is ready', { status: { conditions: [condition('Ready', 'True')] } }, 'current'],
  ['is not ready', { status: { conditions: [condition('Ready', 'False', 'Waiting')] } }, 'in-progress Waiting'],
  ['does not know', { status: { conditions: [condition('Ready', 'Unknown', 'NoIdea')] } }, 'in-progress NoIdea'],
  ['has a Ready of another word', { status: { conditions: [condition('Ready', 'Maybe')] } }, 'current'],
  ['is reconciling', { status: { conditions: [condition('Reconciling', 'True', 'Busy')] } }, 'in-progress Busy'],
  ['is no longer reconciling', { status: { conditions: [condition('Reconciling', 'False', 'Busy')] } }, 'current'],
  ['is stalled', { status: { conditions: [condition('Stalled', 'True', 'Broken')] } }, 'failed Broken'],
  ['is being deleted', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }, 'terminating'],
  ['conditions are no list', { status: { conditions: 'none' } }, 'current'],
  ['conditions hold nonsense', { status: { conditions: [null, 'x', {}, condition('Ready', 'True')] } }, 'current'],
  ['its status is null', { status: null }, 'current'],
  [
    'a generation is not seen',
    { ...seen, status: { observedGeneration: 1 } },
    'in-progress LatestGenerationNotObserved',
  ],
  ['its generation is seen', { ...seen, status: { observedGeneration: 2 } }, 'current'],
  ['the seen generation is a number in a text', { ...seen, status: { observedGeneration: '2' } }, 'current'],
  [
    'such a text is behind',
    { ...seen, status: { observedGeneration: '1' } },
    'in-progress LatestGenerationNotObserved',
  ],
  ['the seen generation is a hash', { ...seen, status: { observedGeneration: '7f9c' } }, 'current'],
]);

const deployed = (status: object, spec: object = {}) => ({
  metadata: { generation: 2 },
  spec: { replicas: 3, progressDeadlineSeconds: 600, ...spec },
  status: {
    observedGeneration: 2,
    replicas: 3,
    updatedReplicas: 3,
    availableReplicas: 3,
    readyReplicas: 3,
    conditions: [condition('Progressing', 'True', 'NewReplicaSetAvailable'), condition('Available', 'True')],
    ...status,
  },
});
check('apps/v1 Deployment', [
  ['is rolled out', deployed({}), 'current'],
  ['was only just made', { metadata: { generation: 1 }, spec: {} }, 'in-progress LessReplicas'],
  ['is not seen after a change', deployed({ observedGeneration: 1 }), 'in-progress LatestGenerationNotObserved'],
  ['has too few replicas', deployed({ replicas: 2 }), 'in-progress LessReplicas'],
  ['has old replicas only', deployed({ updatedReplicas: 1 }), 'in-progress LessUpdated'],
  ['still ends old replicas', deployed({ replicas: 4 }), 'in-progress ExtraPods'],
  ['is not available', deployed({ availableReplicas: 2 }), 'in-progress LessAvailable'],
  ['is not ready', deployed({ readyReplicas: 2 }), 'in-progress LessReady'],
  [
    'exceeds its deadline',
    deployed({ conditions: [condition('Progressing', 'False', 'ProgressDeadlineExceeded')] }),
    'failed ProgressDeadlineExceeded',
  ],
  [
    'waits for its new ReplicaSet',
    deployed({ conditions: [condition('Progressing', 'True', 'ReplicaSetUpdated'), condition('Available', 'True')] }),
    'in-progress ReplicaSetNotAvailable',
  ],
  [
    'is not Available by its condition',
    deployed({
      conditions: [condition('Progressing', 'True', 'NewReplicaSetAvailable'), condition('Available', 'False')],
    }),
    'in-progress DeploymentNotAvailable',
  ],
  [
    'has no deadline and so no Progressing condition',
    deployed({ conditions: [condition('Available', 'True')] }, { progressDeadlineSeconds: 2_147_483_647 }),
    'current',
  ],
  ['is paused', deployed({ updatedReplicas: 0 }, { paused: true }), 'current'],
  [
    'is scaled to nothing',
    deployed({ replicas: 0, updatedReplicas: 0, availableReplicas: 0, readyReplicas: 0 }, { replicas: 0 }),
    'current',
  ],
]);

const stateful = (status: object, spec: object = {}) => ({
  spec: { replicas: 3, ...spec },
  status: { replicas: 3, readyReplicas: 3, updatedReplicas: 3, currentRevision: 'b', updateRevision: 'b', ...status },
});
const partition = (size: number) => ({ updateStrategy: { rollingUpdate: { partition: size } } });
check('apps/v1 StatefulSet', [
  ['is rolled out', stateful({}), 'current'],
  ['was only just made', { spec: {} }, 'in-progress LessReplicas'],
  ['starts one after another', stateful({ replicas: 1 }), 'in-progress LessReplicas'],
  ['is not ready', stateful({ readyReplicas: 2 }), 'in-progress LessReady'],
  ['still ends replicas', stateful({ replicas: 4 }), 'in-progress ExtraPods'],
  [
    'has replicas of the revision before',
    stateful({ currentRevision: 'a', updatedReplicas: 1 }),
    'in-progress RevisionMismatch',
  ],
  [
    'updates beyond its partition',
    stateful({ currentRevision: 'a', updatedReplicas: 0 }, partition(2)),
    'in-progress PartitionRollout',
  ],
  ['has updated beyond its partition', stateful({ currentRevision: 'a', updatedReplicas: 1 }, partition(2)), 'current'],
  ['has a partition of 0', stateful({}, partition(0)), 'current'],
  [
    'has a partition of 0 and old replicas',
    stateful({ currentRevision: 'a' }, partition(0)),
    'in-progress RevisionMismatch',
  ],
  [
    'has a partition beyond its replicas',
    stateful({ currentRevision: 'a', updatedReplicas: 0 }, partition(5)),
    'current',
  ],
  ['is updated by hand', stateful({ readyReplicas: 0 }, { updateStrategy: { type: 'OnDelete' } }), 'current'],
]);

const daemons = (status: object, spec: object = {}) => ({
  metadata: { generation: 1 },
  spec,
  status: {
    observedGeneration: 1,
    desiredNumberScheduled: 2,
    currentNumberScheduled: 2,
    updatedNumberScheduled: 2,
    numberAvailable: 2,
    numberReady: 2,
    ...status,
  },
});
check('apps/v1 DaemonSet', [
  ['runs on every node', daemons({}), 'current'],
  [
    'has no node to run on',
    { metadata: { generation: 1 }, status: { observedGeneration: 1, desiredNumberScheduled: 0 } },
    'current',
  ],
  [
    'was only just made',
    { metadata: { generation: 1 }, status: { desiredNumberScheduled: 0 } },
    'in-progress NoObservedGeneration',
  ],
  [
    'is seen and not counted',
    { metadata: { generation: 1 }, status: { observedGeneration: 1 } },
    'in-progress NoDesiredNumber',
  ],
  ['is not scheduled everywhere', daemons({ currentNumberScheduled: 1 }), 'in-progress LessCurrent'],
  ['has old pods', daemons({ updatedNumberScheduled: 1 }), 'in-progress LessUpdated'],
  ['is not available everywhere', daemons({ numberAvailable: 1 }), 'in-progress LessAvailable'],
  ['is not ready everywhere', daemons({ numberReady: 1 }), 'in-progress LessReady'],
  ['is updated by hand', daemons({ updatedNumberScheduled: 0 }, { updateStrategy: { type: 'OnDelete' } }), 'current'],
]);

const replicas = (status: object) => ({
  spec: { replicas: 2 },
  status: { replicas: 2, fullyLabeledReplicas: 2, availableReplicas: 2, readyReplicas: 2, ...status },
});
for (const type of ['apps/v1 ReplicaSet', 'v1 ReplicationController']) {
  check(type, [
    ['has its replicas', replicas({}), 'current'],
    ['was only just made', { spec: {} }, 'in-progress LessLabelled'],
    ['lacks a replica', replicas({ fullyLabeledReplicas: 1 }), 'in-progress LessLabelled'],
    ['is not available', replicas({ availableReplicas: 1 }), 'in-progress LessAvailable'],
    ['is not ready', replicas({ readyReplicas: 1 }), 'in-progress LessReady'],
    ['still ends replicas', replicas({ replicas: 3 }), 'in-progress ExtraPods'],
    [
      'meets a quota',
      replicas({ conditions: [condition('ReplicaFailure', 'True', 'FailedCreate')] }),
      'in-progress ReplicaFailure',
    ],
  ]);
}

const waiting = (reason: string) => [{ name: 'app', state: { waiting: { reason } } }];
check('v1 Pod', [
  ['is ready', { status: { phase: 'Running', conditions: [condition('Ready', 'True')] } }, 'current'],
  ['has succeeded', { status: { phase: 'Succeeded' } }, 'current'],
  ['has failed', { status: { phase: 'Failed' } }, 'failed PodFailed'],
  ['was evicted', { status: { phase: 'Failed', reason: 'Evicted', message: 'low on memory' } }, 'failed Evicted'],
  ['is not seen yet', {}, 'in-progress PodNotObserved'],
  ['is on a lost node', { status: { phase: 'Unknown' } }, 'in-progress PodNotObserved'],
  ['is pending', { status: { phase: 'Pending' } }, 'in-progress PodPending'],
  [
    'fits on no node',
    { status: { phase: 'Pending', conditions: [condition('PodScheduled', 'False', 'Unschedulable')] } },
    'in-progress PodUnschedulable',
  ],
  [
    'pulls an image in vain',
    { status: { phase: 'Pending', containerStatuses: waiting('ImagePullBackOff') } },
    'in-progress PodPending',
  ],
  [
    'runs and is not ready',
    { status: { phase: 'Running', conditions: [condition('Ready', 'False')] } },
    'in-progress PodRunningNotReady',
  ],
  [
    'crashes again and again',
    { status: { phase: 'Running', containerStatuses: waiting('CrashLoopBackOff') } },
    'failed ContainerCrashLooping',
  ],
  [
    'has container states that are null',
    { status: { phase: 'Running', containerStatuses: [null, { state: null }] } },
    'in-progress PodRunningNotReady',
  ],
]);

check('batch/v1 Job', [
  ['is complete', { status: { succeeded: 1, conditions: [condition('Complete', 'True')] } }, 'current'],
  [
    'has failed',
    { status: { conditions: [condition('Failed', 'True', 'BackoffLimitExceeded')] } },
    'failed BackoffLimitExceeded',
  ],
  ['has not started', {}, 'in-progress JobNotStarted'],
  ['runs', { status: { startTime: '2026-01-01T00:00:00Z', active: 1 } }, 'in-progress JobInProgress'],
  [
    'is about to fail',
    { status: { startTime: 'x', conditions: [condition('FailureTarget', 'True')] } },
    'in-progress JobInProgress',
  ],
  ['is suspended', { spec: { suspend: true } }, 'current'],
]);

check('v1 Service', [
  ['has a cluster address', { spec: { clusterIP: '10.0.0.1' } }, 'current'],
  ['is headless', { spec: { clusterIP: 'None' } }, 'current'],
  ['is a name elsewhere', { spec: { type: 'ExternalName' } }, 'current'],
  [
    'waits for its load balancer',
    { spec: { type: 'LoadBalancer', clusterIP: '10.0.0.1' }, status: { loadBalancer: {} } },
    'in-progress NoAddress',
  ],
  [
    'has a load balancer',
    { spec: { type: 'LoadBalancer' }, status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } },
    'current',
  ],
  ['brings external addresses', { spec: { type: 'LoadBalancer', externalIPs: ['192.0.2.1'] } }, 'current'],
]);

check('v1 PersistentVolumeClaim', [
  ['is bound', { status: { phase: 'Bound' } }, 'current'],
  ['is pending', { status: { phase: 'Pending' } }, 'in-progress NotBound'],
  ['is not seen yet', {}, 'in-progress NotBound'],
  ['has lost its volume', { status: { phase: 'Lost' } }, 'failed Lost'],
]);

const established = (status: string, reason: string) => ({
  status: { conditions: [condition('Established', status, reason)] },
});
check('apiextensions.k8s.io/v1 CustomResourceDefinition', [
  ['is established', established('True', 'InitialNamesAccepted'), 'current'],
  ['was only just made', {}, 'in-progress Installing'],
  ['is being installed', established('False', 'Installing'), 'in-progress Installing'],
  ['cannot be established', established('False', 'NotAccepted'), 'failed NotAccepted'],
  [
    'takes names of another',
    { status: { conditions: [condition('NamesAccepted', 'False', 'ListKindConflict')] } },
    'failed ListKindConflict',
  ],
]);

check('apiregistration.k8s.io/v1 APIService', [
  ['answers', { status: { conditions: [condition('Available', 'True', 'Passed')] } }, 'current'],
  [
    'does not answer',
    { status: { conditions: [condition('Available', 'False', 'MissingEndpoints')] } },
    'in-progress MissingEndpoints',
  ],
  ['is not tried yet', {}, 'in-progress NotAvailable'],
]);

check('v1 Namespace', [
  ['is active', { status: { phase: 'Active' } }, 'current'],
  ['is going away', { status: { phase: 'Terminating' } }, 'terminating'],
]);

check('policy/v1 PodDisruptionBudget', [
  ['allows no disruption', { status: { conditions: [condition('DisruptionAllowed', 'False')] } }, 'current'],
  [
    'is not seen after a change',
    { ...seen, status: { observedGeneration: 1 } },
    'in-progress LatestGenerationNotObserved',
  ],
]);

check('networking.k8s.io/v1 Ingress', [
  ['has no address', { status: { loadBalancer: {} } }, 'current'],
  ['has an address', { status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } }, 'current'],
]);

check('v1 ConfigMap', [['exists', { data: { a: 'b' } }, 'current']]);
check('example.com/v1 Deployment', [['is of another group', { spec: { replicas: 3 } }, 'current']]);
