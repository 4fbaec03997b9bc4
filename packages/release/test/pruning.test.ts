import type { KubeObject, ObjectRef } from '@metachart/kube-model';
import { describe, expect, test } from 'vitest';
import { decidePruning, findLeftovers, type ReleaseRecord, type ReleaseStatus, withOwnership } from '../src/index.ts';

const owner = { name: 'app', namespace: 'prod' };

describe('what a release leaves behind', () => {
  const ref = (name: string): ObjectRef => ({ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'prod', name });
  const leftoversOf = (history: readonly ReleaseRecord[], ...rendered: readonly string[]) =>
    findLeftovers(rendered.map(ref), { history, namespace: 'prod' }).map(
      ({ kind, metadata }) => `${kind} ${metadata.name}`,
    );

  test('is what the last deployed revision has and the new one has not', () => {
    const history = [revision(1, 'superseded', 'older'), revision(2, 'deployed', 'a', 'b')];
    expect(leftoversOf(history, 'a', 'c')).toEqual(['ConfigMap b']);
  });

  test('is what revisions brought that failed since, too', () => {
    const history = [revision(1, 'deployed', 'a'), revision(2, 'failed', 'b'), revision(3, 'failed', 'a', 'c')];
    expect(leftoversOf(history, 'a')).toEqual(['ConfigMap b', 'ConfigMap c']);
  });

  test('is what every revision brought where none was ever deployed', () => {
    expect(leftoversOf([revision(1, 'failed', 'a'), revision(2, 'failed', 'b')], 'b')).toEqual(['ConfigMap a']);
  });

  test('is nothing of what was uninstalled', () => {
    expect(leftoversOf([revision(1, 'uninstalled', 'a'), revision(2, 'failed', 'b')])).toEqual(['ConfigMap b']);
  });

  test('goes in the order in which Helm uninstalls', () => {
    const record = revision(1, 'deployed');
    const kinds = ['Secret', 'Widget', 'Deployment', 'Service', 'ConfigMap'];
    const manifest = kinds.map((kind) => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: x}\n`).join('---\n');
    expect(leftoversOf([{ ...record, manifest }])).toEqual([
      'Service x',
      'Deployment x',
      'ConfigMap x',
      'Secret x',
      'Widget x',
    ]);
  });
});

describe('an object that left the chart', () => {
  const recorded: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'prod' } };
  const live = withOwnership(recorded, owner);
  const kept = {
    ...recorded,
    metadata: { ...recorded.metadata, annotations: { 'helm.sh/resource-policy': ' Keep ' } },
  };

  test('is deleted', () => {
    expect(decidePruning(recorded, { live, owner })).toEqual({ action: 'delete' });
  });

  test('and is gone already needs nothing', () => {
    expect(decidePruning(recorded, { live: undefined, owner })).toEqual({ action: 'none' });
  });

  test.each([
    ['its manifest says so', kept, live],
    ['the live object says so', recorded, withOwnership(kept, owner)],
  ])('is kept where %s', (_, manifest, object) => {
    const reason = 'helm.sh/resource-policy: keep';
    expect(decidePruning(manifest, { live: object, owner })).toEqual({ action: 'keep', reason });
  });

  test('is kept where it belongs to nobody, or to another release', () => {
    const reason = 'it does not belong to this release';
    expect(decidePruning(recorded, { live: recorded, owner })).toEqual({ action: 'keep', reason });
    expect(decidePruning(recorded, { live, owner: { ...owner, name: 'other' } })).toEqual({ action: 'keep', reason });
  });

  test.each(['CustomResourceDefinition', 'Namespace', 'PersistentVolumeClaim'])('is kept where it is a %s', (kind) => {
    const reason = 'its data would be lost with it';
    expect(decidePruning({ ...recorded, kind }, { live: { ...live, kind }, owner })).toEqual({
      action: 'keep',
      reason,
    });
  });
});

function revision(version: number, status: ReleaseStatus, ...names: readonly string[]): ReleaseRecord {
  return {
    name: 'app',
    namespace: 'prod',
    version,
    info: { status },
    chart: { metadata: null, lock: null, templates: null, values: null, schema: null, files: null },
    manifest: names.map((name) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`).join('---\n'),
  };
}
