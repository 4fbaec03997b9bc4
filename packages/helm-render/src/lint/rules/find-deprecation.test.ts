import { expect, test } from 'vitest';
import { findDeprecation } from './find-deprecation.ts';

const ingress = { apiVersion: 'extensions/v1beta1', kind: 'Ingress' };

test('an API that goes, goes and has a successor', () => {
  expect(findDeprecation(ingress, { major: 1, minor: 37 })).toBe(
    'extensions/v1beta1 Ingress is deprecated in v1.14+, unavailable in v1.22+; use networking.k8s.io/v1 Ingress',
  );
});

test('an API is not deprecated before its time', () => {
  expect(findDeprecation(ingress, { major: 1, minor: 13 })).toBeUndefined();
  expect(findDeprecation(ingress, { major: 1, minor: 14 })).toBeDefined();
  expect(findDeprecation(ingress, { major: 0, minor: 50 })).toBeUndefined();
});

test('at an unknown release everything that was ever deprecated counts', () => {
  const future = { apiVersion: 'scheduling.k8s.io/v1beta1', kind: 'Workload' };
  expect(findDeprecation(future, { major: 1, minor: 37 })).toBeUndefined();
  expect(findDeprecation(future, { major: 0, minor: 0 })).toBeDefined();
});

test.each([
  [{ apiVersion: 'v1', kind: 'ComponentStatus' }, 'v1 ComponentStatus is deprecated in v1.19+'],
  [
    { apiVersion: '/v1', kind: 'Endpoints' },
    'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  ],
  [
    { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudgetList' },
    'policy/v1beta1 PodDisruptionBudgetList is deprecated in v1.21+, unavailable in v1.25+; use policy/v1 PodDisruptionBudgetList',
  ],
  [
    { apiVersion: 'apps/v1beta2', kind: 'Scale' },
    'apps/v1beta2 Scale is deprecated in v1.9+, unavailable in v1.16+; use autoscaling/v1 Scale',
  ],
])('%j: %s', (object, text) => {
  expect(findDeprecation(object, { major: 1, minor: 37 })).toBe(text);
});

test('what Kubernetes does not define cannot be deprecated by it', () => {
  expect(
    findDeprecation({ apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy' }, { major: 1, minor: 37 }),
  ).toBeUndefined();
  expect(findDeprecation({ apiVersion: '/apps/v1beta1', kind: 'Deployment' }, { major: 1, minor: 37 })).toBeUndefined();
});
