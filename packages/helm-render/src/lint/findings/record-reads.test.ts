import type { GoMap, GoValue } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import { recordReads } from './record-reads.ts';

const inner: GoMap = new Map<string, GoValue>([['b', 1]]);
const original: GoMap = new Map<string, GoValue>([
  ['a', inner],
  ['same', inner],
  ['list', [new Map([['c', 2]])]],
  ['last', null],
]);

test('only what is looked up counts as read', () => {
  const { values, record } = recordReads(original);
  expect(record.isRead(original, 'a')).toBe(false);
  expect((values.get('a') as GoMap).get('b')).toBe(1);
  expect(['a', 'same', 'list', 'last'].map((key) => record.isRead(original, key))).toEqual([true, false, false, false]);
  expect(record.isRead(inner, 'b')).toBe(true);
});

test('asking whether a key is there reads it, counting the keys reads none', () => {
  const { values, record } = recordReads(original);
  expect(values.size).toBe(4);
  expect(record.isRead(original, 'last')).toBe(false);
  expect(values.has('last')).toBe(true);
  expect(record.isRead(original, 'last')).toBe(true);
});

test.each([
  ['for of', (map: GoMap) => [...map]],
  ['keys', (map: GoMap) => [...map.keys()]],
  ['values', (map: GoMap) => [...map.values()]],
  ['entries', (map: GoMap) => [...map.entries()]],
  ['forEach', (map: GoMap) => map.forEach(() => {})],
  ['a copy', (map: GoMap) => new Map(map)],
])('walking through a map with %s reads all of it', (_, walk) => {
  const { values, record } = recordReads(original);
  walk(values);
  expect(record.isRead(original, 'last')).toBe(true);
  expect(record.isRead(inner, 'b')).toBe(false);
});

test('the copy is equal, shares what is shared, keeps lists and leaves the original alone', () => {
  const { values } = recordReads(original);
  expect(values.get('a')).toBe(values.get('same'));
  expect(values.get('list')).toBe(original.get('list'));
  expect([...values.keys()]).toEqual([...original.keys()]);
  (values.get('a') as GoMap).set('b', 2);
  values.delete('last');
  expect(inner.get('b')).toBe(1);
  expect(original.has('last')).toBe(true);
});
