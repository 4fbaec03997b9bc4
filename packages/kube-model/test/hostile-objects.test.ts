import { expect, test } from 'vitest';
import { computeReadiness, type KubeObject } from '../src/index.ts';

const kinds = [
  'apps/v1 Deployment',
  'apps/v1 StatefulSet',
  'apps/v1 DaemonSet',
  'apps/v1 ReplicaSet',
  'batch/v1 Job',
  'v1 Pod',
  'v1 Service',
  'v1 PersistentVolumeClaim',
  'v1 Namespace',
  'apiextensions.k8s.io/v1 CustomResourceDefinition',
  'apiregistration.k8s.io/v1 APIService',
  'example.com/v1 Widget',
];
const keys = [
  'replicas readyReplicas updatedReplicas availableReplicas conditions containerStatuses state waiting reason type status phase',
  'observedGeneration desiredNumberScheduled loadBalancer ingress externalIPs updateStrategy rollingUpdate partition paused',
  'startTime succeeded completions suspend message __proto__',
].flatMap((line) => line.split(' '));
const leaves = [
  null,
  true,
  -1,
  0,
  3,
  1e21,
  '',
  '3',
  'True',
  'Running',
  'CrashLoopBackOff',
  'LoadBalancer',
  'Ready',
  'OnDelete',
];

test('no object makes computing its readiness fail', () => {
  const seed = Number(process.env.FUZZ_SEED ?? 20_261_124);
  const random = randomFrom(seed);
  for (let i = 0; i < 20_000; i++) {
    const [apiVersion, kind] = pick(kinds, random).split(' ') as [string, string];
    const fields = { spec: anyValue(random, 0), status: anyValue(random, 0) };
    const object = {
      apiVersion,
      kind,
      metadata: { name: 'x', generation: pick(leaves, random) },
      ...fields,
    } as KubeObject;
    const { status, message } = computeReadiness(object);
    expect([status, typeof message], `seed ${seed}, case ${i}: ${JSON.stringify(object)}`).toEqual([
      expect.stringMatching(/^(current|in-progress|failed|terminating)$/),
      'string',
    ]);
  }
});

function anyValue(random: () => number, depth: number): unknown {
  const choice = random();
  if (depth > 4 || choice < 0.3) return pick(leaves, random);
  const length = Math.floor(random() * 5);
  const items = Array.from({ length }, () => anyValue(random, depth + 1));
  if (choice < 0.5) return items;
  return Object.fromEntries(items.map((item) => [pick(keys, random), item]));
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)]!;
}

/** Numbers from 0 to below 1, the same for a seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
