import type { KubeObject } from '@metachart/kube-model';
import { describe, expect, test } from 'vitest';
import { changesNothing, hasSameContent, type ReleaseRecord } from '../src/index.ts';

describe('two records say the same', () => {
  test('whatever their revision, their time, and how their hooks went', () => {
    const hook = {
      ...release().hooks![0]!,
      last_run: { phase: 'Succeeded' },
      delete_policies: ['before-hook-creation'],
    };
    const info = { status: 'pending-upgrade' as const, last_deployed: '2026-01-02T00:00:00Z', notes: 'Hello.' };
    expect(hasSameContent(release(), { ...release(), version: 2, info, hooks: [hook] })).toBe(true);
  });

  test.each<[string, Partial<ReleaseRecord>]>([
    ['another manifest', { manifest: 'kind: Service' }],
    ['another hook', { hooks: [{ ...release().hooks![0]!, weight: 1 }] }],
    ['a hook with another policy', { hooks: [{ ...release().hooks![0]!, delete_policies: ['hook-failed'] }] }],
    ['no hook', { hooks: null }],
    ['another version of the chart', { chart: { ...release().chart, metadata: { name: 'web', version: '0.2.0' } } }],
    ['other values', { config: { a: 2 } }],
    ['no values', { config: null }],
  ])('but not with %s', (_, change) => {
    expect(hasSameContent(release(), { ...release(), ...change })).toBe(false);
  });

  test('no values and empty ones are the same', () => {
    expect(hasSameContent({ ...release(), config: null }, { ...release(), config: {} })).toBe(true);
  });
});

describe('an apply changes nothing', () => {
  const manager = { manager: 'helm', operation: 'Apply', fieldsV1: { 'f:data': {} } };
  const metadata = { name: 'a', resourceVersion: '1', generation: 1, managedFields: [{ ...manager, time: 'then' }] };
  const before: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: '1' }, status: { a: 1 } };

  test('where only the versions, times and the status differ', () => {
    const moved = { ...metadata, resourceVersion: '2', generation: 2, managedFields: [{ ...manager, time: 'now' }] };
    expect(changesNothing(before, { ...before, metadata: moved, status: { a: 2 } })).toBe(true);
  });

  test('but not where a field differs, or who manages it', () => {
    expect(changesNothing(before, { ...before, data: { a: '2' } })).toBe(false);
    const taken = { ...metadata, managedFields: [manager, { ...manager, manager: 'other' }] };
    expect(changesNothing(before, { ...before, metadata: taken })).toBe(false);
  });

  test('a controller that begins to report the status is no change', () => {
    const reported = { ...metadata, managedFields: [manager, { ...manager, manager: 'c', subresource: 'status' }] };
    expect(changesNothing(before, { ...before, metadata: reported })).toBe(true);
  });
});

function release(): ReleaseRecord {
  return {
    name: 'app',
    namespace: 'prod',
    version: 1,
    info: { status: 'deployed' },
    chart: {
      metadata: { name: 'web', version: '0.1.0' },
      lock: null,
      templates: null,
      values: null,
      schema: null,
      files: null,
    },
    config: { a: 1 },
    manifest: 'kind: ConfigMap',
    hooks: [{ name: 'h', kind: 'Job', events: ['pre-install'], last_run: { phase: '' } }],
  };
}
