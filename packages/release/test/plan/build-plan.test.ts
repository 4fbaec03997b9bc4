import type { KubeObject } from '@metachart/kube-model';
import { refOf } from '@metachart/kube-model';
import { expect, test } from 'vitest';
import {
  type BuildPlanOptions,
  buildPlan,
  type DryRun,
  hasChanges,
  type Plan,
  type PlanItem,
  type PlanObject,
  parseConflicts,
  type ReleaseRecord,
} from '../../src/index.ts';
import { recordOf } from '../release-of.ts';

const release = { name: 'app', namespace: 'prod' };
const marks = {
  labels: { 'app.kubernetes.io/managed-by': 'Helm' },
  annotations: { 'meta.helm.sh/release-name': 'app', 'meta.helm.sh/release-namespace': 'prod' },
};

function object(kind: string, name: string, fields: Readonly<Record<string, unknown>> = {}): KubeObject {
  const apiVersion = ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind) ? 'apps/v1' : 'v1';
  return { apiVersion, kind, metadata: { name, namespace: 'prod', ...marks }, ...fields };
}

function workload(kind: string, image: string, spec: Readonly<Record<string, unknown>> = {}): KubeObject {
  return object(kind, 'web', { spec: { ...spec, template: { spec: { containers: [{ name: 'web', image }] } } } });
}

/** An object that is there as `live`, and that the server would make `applied`. */
function planned(live: KubeObject | undefined, applied: KubeObject, dryRun: Partial<DryRun> = {}): PlanObject {
  const made = { outcome: 'applied', object: applied, conflicts: [], ...dryRun } as DryRun;
  return { ref: refOf(applied), rendered: applied, live, leaveLive: false, dryRun: made };
}

function planOf(objects: readonly PlanObject[], more: Partial<BuildPlanOptions> = {}): Plan {
  const next = { revision: 1, isUpgrade: false, current: undefined, last: undefined };
  return buildPlan({ release, next, crds: [], objects, hooks: [], removed: [], kept: [], ...more });
}

function onlyItem(objects: readonly PlanObject[], more: Partial<BuildPlanOptions> = {}): PlanItem {
  const { objects: items } = planOf(objects, more);
  expect(items).toHaveLength(1);
  return items[0]!;
}

const config = (data: Readonly<Record<string, string>>) => object('ConfigMap', 'web', { data });

test('an object that is not there is created, and an install tells its revision', () => {
  const plan = planOf([planned(undefined, config({ a: '1' }))]);
  expect(plan).toMatchObject({ release, operation: 'install', revision: 1, summary: { create: 1, change: 0 } });
  expect(plan.objects).toEqual([{ action: 'create', ref: refOf(config({})) }]);
  expect(hasChanges(plan)).toBe(true);
});

test('an object that stays the same is unchanged, whatever the server writes beside it', () => {
  const live = config({ a: '1' });
  const kept = {
    uid: 'u',
    resourceVersion: '7',
    generation: 3,
    creationTimestamp: '2026-01-01T00:00:00Z',
    managedFields: [{ manager: 'helm' }],
  };
  const there = { ...live, metadata: { ...live.metadata, ...kept }, status: { ready: true } };
  const plan = planOf([planned(there, { ...live, status: { ready: false } })]);
  expect(plan.objects).toEqual([{ action: 'unchanged', ref: refOf(live), volatile: [], conflicts: [] }]);
  expect(hasChanges(plan)).toBe(false);
});

test('the marks of Helm are no change', () => {
  const bare = { ...config({ a: '1' }), metadata: { name: 'web', namespace: 'prod' } };
  const record = recordOf(1, 'deployed');
  const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n';
  const next = { revision: 2, isUpgrade: true, current: { ...record, manifest }, last: record };
  expect(onlyItem([planned(bare, config({ a: '1' }))], { next }).action).toBe('unchanged');
});

test('a change is told field by field', () => {
  expect(onlyItem([planned(config({ a: '1', b: 'x' }), config({ a: '2', c: 'y' }))])).toMatchObject({
    action: 'change',
    changes: [
      { path: 'data.a', kind: 'changed', before: '1', after: '2' },
      { path: 'data.b', kind: 'removed', before: 'x' },
      { path: 'data.c', kind: 'added', after: 'y' },
    ],
  });
});

test('of a Secret only the keys are told, in data and stringData alike', () => {
  const secret = (data: Readonly<Record<string, string>>, more = {}) => object('Secret', 'web', { data, ...more });
  const item = onlyItem([
    planned(object('Secret', 'web'), secret({ password: 'aHVudGVyMg==' }, { stringData: { token: 'hunter3' } })),
  ]);
  expect(item).toMatchObject({
    changes: [
      { path: 'data.password', kind: 'added', redacted: true },
      { path: 'stringData.token', kind: 'added', redacted: true },
    ],
  });
  expect(JSON.stringify(item)).not.toMatch(/hunter|aHVud/);
});

test.each([
  ['as it is', 'hunter2-hunter2'],
  ['inside a text', 'postgres://app:hunter2-hunter2@db'],
  ['in base64', 'aHVudGVyMi1odW50ZXIy'],
])('what stands in a Secret is redacted in other objects too: %s', (_, value) => {
  const secret = object('Secret', 'web', { data: { password: 'aHVudGVyMi1odW50ZXIy' } });
  const plan = planOf([planned(secret, secret), planned(config({ a: 'old' }), config({ a: value }))]);
  expect(JSON.stringify(plan)).not.toContain(value);
  expect(plan.objects[1]).toMatchObject({ changes: [{ path: 'data.a', before: 'old' }] });
  expect(JSON.stringify(plan.objects[1])).toContain('[redacted]');
});

test('values of Secrets are redacted that templates looked up, that are in the record, or that are rendered as stringData', () => {
  const secrets = [object('Secret', 'other', { data: { a: 'bG9va2VkLXVw' } })];
  const manifest = 'apiVersion: v1\nkind: Secret\nmetadata: {name: old}\nstringData: {a: recorded}\n';
  const current: ReleaseRecord = { ...recordOf(1, 'deployed'), manifest };
  const rendered = object('Secret', 'new', { stringData: { a: 'as-string-data' } });
  const plan = planOf(
    [planned(undefined, rendered), planned(config({}), config({ a: 'looked-up', b: 'recorded', c: 'as-string-data' }))],
    { secrets, next: { revision: 2, isUpgrade: true, current, last: current } },
  );
  expect(plan.objects[1]).toMatchObject({
    changes: [{ after: '[redacted]' }, { after: '[redacted]' }, { after: '[redacted]' }],
  });
});

test('a short value of a Secret is redacted where it is all of a text, and no other text is torn', () => {
  const secret = object('Secret', 'web', { stringData: { a: 'no' } });
  const item = planOf([planned(undefined, secret), planned(config({}), config({ a: 'no', b: 'nobody' }))]).objects[1];
  expect(item).toMatchObject({ changes: [{ after: '[redacted]' }, { after: 'nobody' }] });
});

test('a text of the server about an object is redacted', () => {
  const secret = object('Secret', 'web', { stringData: { a: 'hunter2' } });
  const refused: DryRun = { outcome: 'refused', code: 'cluster/invalid', message: 'Invalid value: "hunter2"' };
  expect(onlyItem([planned(undefined, secret, refused)])).toMatchObject({
    action: 'refused',
    code: 'cluster/invalid',
    message: 'Invalid value: "[redacted]"',
  });
});

test('a warning of rendering is redacted', () => {
  const secret = object('Secret', 'web', { stringData: { a: 'hunter2' } });
  const warning = { code: 'render/odd', severity: 'warning', message: 'odd: hunter2', hint: 'not hunter2' } as const;
  expect(planOf([planned(undefined, secret)], { warnings: [warning] }).warnings).toEqual([
    { ...warning, message: 'odd: [redacted]', hint: 'not [redacted]' },
  ]);
});

test('a field that differs between two renderings is volatile and no change', () => {
  const applied = config({ a: '1', at: 'now' });
  const item = onlyItem([planned(config({ a: '1', at: 'then' }), applied, { again: config({ a: '1', at: 'later' }) })]);
  expect(item).toEqual({ action: 'unchanged', ref: refOf(applied), volatile: ['data.at'], conflicts: [] });
});

test('beside a volatile field a change is one', () => {
  const item = onlyItem([
    planned(config({ a: '1', at: 'x' }), config({ a: '2', at: 'y' }), { again: config({ a: '2', at: 'z' }) }),
  ]);
  expect(item).toMatchObject({ action: 'change', changes: [{ path: 'data.a' }], volatile: ['data.at'] });
});

test.each(['Deployment', 'StatefulSet', 'DaemonSet'])('another image restarts a %s', (kind) => {
  expect(onlyItem([planned(workload(kind, 'web:1'), workload(kind, 'web:2'))])).toMatchObject({
    restarts: ['spec.template.spec.containers[name=web].image'],
  });
});

test.each([
  ['more replicas', workload('Deployment', 'web:1', { replicas: 1 }), workload('Deployment', 'web:1', { replicas: 2 })],
  ['a paused Deployment', workload('Deployment', 'a', { paused: true }), workload('Deployment', 'b', { paused: true })],
  [
    'pods that are replaced when somebody deletes them',
    workload('DaemonSet', 'a', { updateStrategy: { type: 'OnDelete' } }),
    workload('DaemonSet', 'b', { updateStrategy: { type: 'OnDelete' } }),
  ],
])('%s restarts nothing', (_, live, applied) => {
  const item = onlyItem([planned(live, applied)]);
  expect(item.action).toBe('change');
  expect(item).not.toHaveProperty('restarts');
});

test('a volatile field of the pod template restarts the workload each time', () => {
  const kinds = ['web:1', 'web:2', 'web:3'].map((image) => workload('Deployment', image));
  const plan = planOf([planned(kinds[0], kinds[1]!, { again: kinds[2]! })]);
  expect(plan.objects[0]).toMatchObject({ action: 'unchanged', restarts: [expect.stringContaining('image')] });
  expect(plan.summary.restarts).toBe(1);
});

test("an object that is another's is refused with Helm's text", () => {
  const live = { ...config({}), metadata: { name: 'web', namespace: 'prod' } };
  expect(onlyItem([planned(live, config({}))])).toMatchObject({
    action: 'refused',
    code: 'release/not-owned',
    message: expect.stringMatching(
      /^ConfigMap "web" in namespace "prod" exists and cannot be imported into the current release: invalid ownership metadata; /,
    ),
  });
});

test('what is removed and what is kept stands last', () => {
  const old = object('Service', 'old');
  const plan = planOf([planned(undefined, config({}))], {
    removed: [{ ref: refOf(old), recorded: old }],
    kept: [{ ref: { ...refOf(old), name: 'dear' }, reason: 'helm.sh/resource-policy: keep' }],
  });
  expect(plan.objects.map(({ action, ref }) => `${action} ${ref.name}`)).toEqual([
    'create web',
    'prune old',
    'keep dear',
  ]);
  expect(plan.summary).toMatchObject({ create: 1, prune: 1, keep: 1 });
});

test('a definition of crds/ is created once and then left', () => {
  const crd = { ...object('CustomResourceDefinition', 'a'), spec: { group: 'new' } };
  const there = { ...crd, spec: { group: 'old' } };
  const asked: PlanObject = { ...planned(there, crd), leaveLive: true, dryRun: { outcome: 'not-asked' } };
  expect(planOf([], { crds: [asked] }).objects).toMatchObject([{ action: 'unchanged', crd: true }]);
  expect(planOf([], { crds: [{ ...planned(undefined, crd), leaveLive: true }] }).objects).toMatchObject([
    { action: 'create' },
  ]);
});

test('what cannot be asked yet is created, and says why', () => {
  const dryRun: DryRun = { outcome: 'not-asked', reason: 'namespace-missing' };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', name: 'prod' };
  expect(planOf([planned(undefined, config({}), dryRun)], { namespace }).objects).toEqual([
    { action: 'create', ref: namespace, unchecked: 'namespace' },
    { action: 'create', ref: refOf(config({})), unchecked: 'namespace-missing' },
  ]);
});

test('hooks of the events of this deploy run by weight, then by name', () => {
  const hook = (name: string, weight: number, events: readonly ('pre-install' | 'post-install' | 'test')[]) => ({
    ...{ path: 'a.yaml', apiVersion: 'batch/v1', kind: 'Job', text: '', deletePolicies: [], outputLogPolicies: [] },
    ...{ name, weight, events },
  });
  const plan = planOf([], {
    hooks: [
      hook('c', 1, ['post-install', 'pre-install']),
      hook('b', 1, ['pre-install']),
      hook('z', -1, ['pre-install']),
      hook('t', 0, ['test']),
    ],
  });
  expect(plan.hooks.map(({ event, name }) => `${event} ${name}`)).toEqual([
    'pre-install z',
    'pre-install b',
    'pre-install c',
    'post-install c',
  ]);
  expect(hasChanges(plan)).toBe(true);
});

test('a deploy that would only repeat the deployed revision runs no hooks, unless an object has to change', () => {
  const hook = { path: 'a.yaml', apiVersion: 'batch/v1', kind: 'Job', name: 'a', text: '', weight: 0 };
  const hooks = [{ ...hook, events: ['pre-install'] as const, deletePolicies: [], outputLogPolicies: [] }];
  const same = [planned(config({ a: '1' }), config({ a: '1' }))];
  const drifted = [planned(config({ a: 'x' }), config({ a: '1' }))];
  expect(planOf(same, { hooks, repeats: true }).hooks).toHaveLength(0);
  expect(planOf(drifted, { hooks, repeats: true }).hooks).toHaveLength(1);
  expect(planOf(same, { hooks, repeats: false }).hooks).toHaveLength(1);
});

test.each([
  [
    'cannot apply configmap/a: Apply failed with 1 conflict: conflict with "kubectl-edit" using v1: .data.color',
    [{ manager: 'kubectl-edit', path: 'data.color' }],
  ],
  [
    'Apply failed with 1 conflict: conflict with "a \\"b\\": c" with subresource "scale" using apps/v1: .spec.replicas',
    [{ manager: 'a "b": c', path: 'spec.replicas' }],
  ],
  [
    'Apply failed with 3 conflicts: conflicts with "cook":\n- .data.a\n- .data.b\nconflicts with "gardener" using apps/v1 at 2026-01-01T00:00:00Z:\n- .spec.template.spec.containers[name="web"].image',
    [
      { manager: 'cook', path: 'data.a' },
      { manager: 'cook', path: 'data.b' },
      { manager: 'gardener', path: 'spec.template.spec.containers[name=web].image' },
    ],
  ],
  ['Operation cannot be fulfilled: the object has been modified', []],
  ['Apply failed with 2 conflicts', []],
])('the conflicts in %j', (message, conflicts) => {
  expect(parseConflicts(message)).toEqual(conflicts);
});

test('a plan is plain data', () => {
  const plan = planOf([planned(config({ a: '1' }), config({ a: '2' }))]);
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
});
