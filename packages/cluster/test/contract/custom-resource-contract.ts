import type { KubeObject } from '@metachart/kube-model';
import { expect, test } from 'vitest';
import { waitUntilReady, waitUntilServed } from '../../src/index.ts';
import { objectOf, refusalOf, type Subject } from './cluster-under-test.ts';

const helm = { fieldManager: 'helm', force: false } as const;
const never = new AbortController().signal;

export function customResourceContract(subject: () => Subject): void {
  test('a custom resource definition is established, its kind served, and resources of it applied', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const group = `${space}.example.com`;
    expect((await refusalOf(cluster.resolveKind(`${group}/v1`, 'Widget'))).code).toBe('cluster/no-kind');
    await install(subject(), group);
    const kind = await waitUntilServed(
      cluster,
      { apiVersion: `${group}/v1`, kind: 'Widget' },
      { signal: never, timeout: 60_000 },
    );
    expect(kind).toMatchObject({ resource: 'widgets', namespaced: true });

    const make = (spec: unknown) => objectOf(`${group}/v1`, 'Widget', { namespace: space, name: 'w' }, { spec });
    const applied = await cluster.apply(make({ size: 3, parts: ['a'] }), helm);
    expect(applied).toMatchObject({ metadata: { generation: 1 }, spec: { size: 3, parts: ['a'] } });
    const changed = await cluster.apply(make({ size: 4 }), helm);
    expect(changed).toMatchObject({ metadata: { generation: 2 }, spec: { size: 4 } });
    expect(changed.spec).not.toHaveProperty('parts');
    const again = await cluster.apply(make({ size: 4 }), helm);
    expect(again.metadata.resourceVersion).toBe(changed.metadata.resourceVersion);
  });

  test('a custom resource against its schema is invalid', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const group = `${space}.example.com`;
    await install(subject(), group);
    await waitUntilServed(cluster, { apiVersion: `${group}/v1`, kind: 'Widget' }, { signal: never, timeout: 60_000 });
    const widget = objectOf(`${group}/v1`, 'Widget', { namespace: space, name: 'w' }, { spec: { size: 'big' } });
    const refusal = await refusalOf(cluster.create(widget));
    expect(refusal.code).toBe('cluster/invalid');
    expect(refusal.message).toContain(
      'Widget.' +
        group +
        ' "w" is invalid: spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"',
    );
  });

  test('a watch from before anything that the cluster remembers is gone', async () => {
    const { cluster, namespace } = subject();
    const space = await namespace();
    const group = `${space}.example.com`;
    await install(subject(), group);
    const kind = { apiVersion: `${group}/v1`, kind: 'Widget', namespace: space };
    await waitUntilServed(cluster, kind, { signal: never, timeout: 60_000 });
    await cluster.list(kind);
    const watch = async () => {
      for await (const event of cluster.watch(kind, { resourceVersion: '1', signal: never })) return event;
      return undefined;
    };
    const refusal = await refusalOf(watch());
    expect(refusal).toMatchObject({
      code: 'cluster/gone',
      message: expect.stringContaining('too old resource version: 1 ('),
    });
  });
}

async function install({ cluster }: Subject, group: string): Promise<void> {
  await cluster.apply(definition(group), helm);
  const ref = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', name: `widgets.${group}` };
  const { notReady } = await waitUntilReady(cluster, [ref], { signal: never, timeout: 60_000 });
  expect(notReady).toEqual([]);
}

function definition(group: string): KubeObject {
  const spec = {
    type: 'object',
    properties: { size: { type: 'integer' }, parts: { type: 'array', items: { type: 'string' } } },
  };
  return objectOf(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    { name: `widgets.${group}` },
    {
      spec: {
        group,
        scope: 'Namespaced',
        names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
            subresources: { status: {} },
          },
        ],
      },
    },
  );
}
