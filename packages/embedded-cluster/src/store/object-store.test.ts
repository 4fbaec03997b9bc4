import { expect, test } from 'vitest';
import type { ApiObject } from '../objects/json.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';

const object = (name: string, data: Record<string, string> = {}): ApiObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
  data,
});

const namesSince = (store: ObjectStore, revision: number): readonly string[] | undefined =>
  store.eventsSince('configmaps', revision)?.map(({ object: { metadata } }) => metadata.name);

test('what happened since a version is told in order, and versions count all changes', () => {
  const store = createObjectStore({ maximumEvents: 10, maximumSize: 1000 });
  const first = store.put('configmaps', object('a'));
  store.put('secrets', object('s'));
  store.put('configmaps', object('b'));
  store.remove('configmaps', object('a'));
  expect(namesSince(store, Number(first.metadata.resourceVersion))).toEqual(['b', 'a']);
  expect(namesSince(store, store.revision())).toEqual([]);
});

test('a version from before what is remembered is gone, by number', () => {
  const store = createObjectStore({ maximumEvents: 3, maximumSize: 100_000 });
  for (let index = 0; index < 20; index += 1) store.put('configmaps', object(`n${index}`));
  expect(namesSince(store, 1)).toBeUndefined();
  expect(namesSince(store, store.revision() - 3)).toEqual(['n17', 'n18', 'n19']);
});

test('a version from before what is remembered is gone, by size', () => {
  const store = createObjectStore({ maximumEvents: 1000, maximumSize: 1000 });
  for (let index = 0; index < 20; index += 1) store.put('configmaps', object('big', { a: 'x'.repeat(300) }));
  expect(namesSince(store, 1)).toBeUndefined();
  expect(namesSince(store, store.revision() - 1)).toEqual(['big']);
});

test('a kind has no history from before it was served', () => {
  const store = createObjectStore({ maximumEvents: 10, maximumSize: 1000 });
  store.put('configmaps', object('a'));
  store.beginHistory('configmaps');
  store.put('configmaps', object('b'));
  expect(namesSince(store, 1)).toBeUndefined();
  expect(namesSince(store, store.revision() - 1)).toEqual(['b']);
});
