import { expect, test } from 'vitest';
import { formatRef, groupOf, type KubeObject, refOf } from '../src/index.ts';

const deployment: KubeObject = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } };

test('a reference takes the namespace of its object, else the default one', () => {
  expect(refOf(deployment)).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' });
  expect(refOf(deployment, { defaultNamespace: 'prod' }).namespace).toBe('prod');
  const named = { ...deployment, metadata: { name: 'web', namespace: 'own' } };
  expect(refOf(named, { defaultNamespace: 'prod' }).namespace).toBe('own');
});

test('references are written as kubectl prints them', () => {
  expect(formatRef(refOf(deployment))).toBe('deployment.apps/web');
  expect(formatRef({ apiVersion: 'v1', kind: 'Service', name: 'web' })).toBe('service/web');
});

test('the core group has no name', () => {
  expect([groupOf('v1'), groupOf('apps/v1')]).toEqual(['', 'apps']);
});
