import { isDiagnosticError } from '@metachart/diagnostics';
import type { KubeObject } from '@metachart/kube-model';
import { describe, expect, test } from 'vitest';
import { buildInstallOrder, checkOwnership, withOwnership } from '../src/index.ts';
import { plainFiles, renderOf } from './release-of.ts';

const owner = { name: 'app', namespace: 'prod' };
const object: KubeObject = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'prod' } };

describe('ownership', () => {
  test('marks stand over those that the object brings, and leave the rest', () => {
    const metadata = { ...object.metadata, labels: { a: 'b', 'app.kubernetes.io/managed-by': 'me' } };
    const owned = withOwnership({ ...object, metadata, spec: {} }, owner);
    expect(owned).toEqual({
      ...object,
      metadata: {
        ...object.metadata,
        labels: { a: 'b', 'app.kubernetes.io/managed-by': 'Helm' },
        annotations: { 'meta.helm.sh/release-name': 'app', 'meta.helm.sh/release-namespace': 'prod' },
      },
      spec: {},
    });
    expect(metadata.labels['app.kubernetes.io/managed-by']).toBe('me');
  });

  test('an object of the release passes', () => {
    expect(() => checkOwnership(withOwnership(object, owner), owner)).not.toThrow();
  });

  test('an object without any mark is refused with all that is missing', () => {
    expect(messageOf(object)).toBe(
      'Service "web" in namespace "prod" exists and cannot be imported into the current release: invalid ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": must be set to "Helm"; annotation validation error: missing key "meta.helm.sh/release-name": must be set to "app"; annotation validation error: missing key "meta.helm.sh/release-namespace": must be set to "prod"',
    );
  });

  test('an object of another release is refused with its name', () => {
    expect(messageOf(withOwnership(object, { ...owner, name: 'other' }))).toBe(
      'Service "web" in namespace "prod" exists and cannot be imported into the current release: invalid ownership metadata; annotation validation error: key "meta.helm.sh/release-name" must equal "app": current value is "other"',
    );
  });

  test('an object without a namespace has an empty one in the message', () => {
    expect(messageOf({ ...object, kind: 'ClusterRole', metadata: { name: 'web' } })).toContain(
      'ClusterRole "web" in namespace "" exists',
    );
  });
});

describe('install order', () => {
  const many = {
    ...plainFiles,
    'templates/a.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\n---\napiVersion: x/v1\nkind: Widget\nmetadata: {name: w}\n',
    'templates/b.yaml':
      'apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: own}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: ns}\n',
    'crds/w.yaml':
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: ws.x}\n---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: vs.x}\n',
  };

  test('follows the kinds, and definitions of crds/ come apart and unowned', () => {
    const { crds, objects } = buildInstallOrder(renderOf({ files: many }), { namespace: 'prod' });
    expect(objects.map(({ kind }) => kind)).toEqual(['Namespace', 'ConfigMap', 'Service', 'Deployment', 'Widget']);
    expect(crds.map(({ metadata }) => metadata)).toEqual([{ name: 'ws.x' }, { name: 'vs.x' }]);
    for (const live of objects) expect(() => checkOwnership(live, owner)).not.toThrow();
  });

  test('an object that names no namespace is given none', () => {
    const { objects } = buildInstallOrder(renderOf({ files: many }), { namespace: 'prod' });
    expect(objects.map(({ metadata }) => metadata.namespace)).toEqual([
      undefined,
      undefined,
      'own',
      undefined,
      undefined,
    ]);
  });

  test('a manifest without a name fails at its template', () => {
    const files = { ...plainFiles, 'templates/z.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {}\n' };
    const failure = failureOf(() => buildInstallOrder(renderOf({ files }), { namespace: 'prod' }));
    expect([failure.code, failure.diagnostic.span?.file]).toEqual(['manifest/no-name', 'web/templates/z.yaml']);
  });

  test('hooks are not among the objects', () => {
    const job =
      'apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: j\n  annotations: {"helm.sh/hook": "pre-install"}\n';
    const files = { ...plainFiles, 'templates/job.yaml': job };
    const { objects } = buildInstallOrder(renderOf({ files }), { namespace: 'prod' });
    expect(objects.map(({ kind }) => kind)).toEqual(['ConfigMap']);
  });
});

function messageOf(live: KubeObject): string {
  const failure = failureOf(() => checkOwnership(live, owner));
  expect(failure.code).toBe('release/not-owned');
  return failure.message;
}

function failureOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (isDiagnosticError(error)) return error;
    throw error;
  }
  return expect.unreachable();
}
