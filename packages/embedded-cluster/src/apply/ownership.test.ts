import { describe, expect, test } from 'vitest';
import { builtinObjectSchema } from '../schema/object-schema.ts';
import { encodeFieldSet, fieldSetOf } from './field-set.ts';
import { decodeManagers, encodeManagers, type Managers } from './managed-fields.ts';
import { applyConfiguration, trackUpdate } from './ownership.ts';

// Every case was run on kube-apiserver 1.37.2 first.
const deployments = builtinObjectSchema('Deployment');

interface Step {
  readonly manager: string;
  readonly config: unknown;
}

function applyAll(schema: Parameters<typeof applyConfiguration>[0]['schema'], steps: readonly Step[]) {
  let live: unknown = {};
  let managers: Managers = new Map();
  let conflicts: readonly string[] = [];
  steps.forEach(({ manager, config }, index) => {
    const identity = { name: manager, operation: 'Apply', apiVersion: 'v1', subresource: '' } as const;
    const write = { schema, live, managers, identity, reset: fieldSetOf(), now: `t${index}` };
    const applied = applyConfiguration(write, config);
    conflicts = applied.conflicts.map(({ manager: { name }, path }) => `${name}: ${path}`);
    live = applied.object;
    managers = applied.managers;
  });
  return { live, conflicts, owners: encodeManagers(managers) };
}

const pod = (...containers: readonly unknown[]) => ({ spec: { template: { spec: { containers } } } });

describe('server-side apply', () => {
  test('a container that is no longer applied goes, the container of another manager stays', () => {
    const { live } = applyAll(deployments, [
      { manager: 'helm', config: pod({ name: 'a', image: 'a:1' }, { name: 'b', image: 'b:1' }) },
      { manager: 'mesh', config: pod({ name: 'proxy', image: 'p:1' }) },
      { manager: 'helm', config: pod({ name: 'b', image: 'b:2' }) },
    ]);
    expect(live).toEqual(pod({ name: 'b', image: 'b:2' }, { name: 'proxy', image: 'p:1' }));
  });

  test('a port without a protocol is the TCP port', () => {
    const { live, conflicts } = applyAll(deployments, [
      { manager: 'helm', config: pod({ name: 'a', ports: [{ containerPort: 80, protocol: 'TCP', name: 'web' }] }) },
      { manager: 'other', config: pod({ name: 'a', ports: [{ containerPort: 80, name: 'http' }] }) },
    ]);
    expect(conflicts).toEqual([
      'helm: .spec.template.spec.containers[name="a"].ports[containerPort=80,protocol="TCP"].name',
    ]);
    expect(live).toEqual(pod({ name: 'a', ports: [{ containerPort: 80, protocol: 'TCP', name: 'http' }] }));
  });

  test('who applies what is already there shares it, and has no time of his own', () => {
    const config = { metadata: { labels: { a: '1' } } };
    const { conflicts, owners } = applyAll(deployments, [
      { manager: 'helm', config },
      { manager: 'other', config },
    ]);
    expect(conflicts).toEqual([]);
    expect(owners?.map(({ manager, time }) => [manager, time])).toEqual([
      ['other', undefined],
      ['helm', 't0'],
    ]);
  });

  test('an empty value of one manager is still his when another takes back what he put into it', () => {
    const { owners } = applyAll(deployments, [
      { manager: 'third', config: pod({ name: 'c', resources: {} }) },
      { manager: 'helm', config: pod({ name: 'c', resources: { limits: { cpu: '1' } } }) },
      { manager: 'helm', config: pod({ name: 'c' }) },
    ]);
    const third = owners?.find(({ manager }) => manager === 'third');
    expect(JSON.stringify(third?.fieldsV1)).toContain('"f:resources":{}');
  });
});

test('an update owns what it changes, and nobody else does any more', () => {
  const schema = builtinObjectSchema('ConfigMap');
  const live = { data: { a: '1', b: '1' } };
  const fields = { 'f:data': { 'f:a': {}, 'f:b': {} } };
  const managers = decodeManagers({
    managedFields: [
      { manager: 'helm', operation: 'Apply', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: fields },
    ],
  });
  const after = trackUpdate(
    {
      schema,
      live,
      managers: managers ?? new Map(),
      identity: { name: 'edit', operation: 'Update', apiVersion: 'v1', subresource: '' },
      reset: fieldSetOf(),
      now: 't',
    },
    { data: { a: '2', b: '1', c: '3' } },
  );
  expect([...after.values()].map(({ name, fields: set }) => [name, encodeFieldSet(set)])).toEqual([
    ['helm', { 'f:data': { 'f:b': {} } }],
    ['edit', { 'f:data': { 'f:a': {}, 'f:c': {} } }],
  ]);
});
