import { expect, test } from 'vitest';
import { diffFields, formatFieldPath, type JsonValue } from '../../src/index.ts';

const container = (name: string, image: string) => ({ name, image });

test.each<[string, JsonValue, JsonValue, readonly (readonly [string, unknown, unknown])[]]>([
  ['a field', { spec: { replicas: 1 } }, { spec: { replicas: 2 } }, [['spec.replicas', 1, 2]]],
  ['a field that is added', { data: {} }, { data: { a: '1' } }, [['data.a', undefined, '1']]],
  ['a field that is removed', { data: { a: '1' } }, { data: {} }, [['data.a', '1', undefined]]],
  ['a whole part that is added', {}, { spec: { a: 1, b: [2] } }, [['spec', undefined, { a: 1, b: [2] }]]],
  ['another type', { a: '1' }, { a: 1 }, [['a', '1', 1]]],
  ['a mapping for a list', { a: {} }, { a: [] }, [['a', {}, []]]],
  ['null and nothing', { a: null }, {}, [['a', null, undefined]]],
  [
    'keys that are no names',
    { a: { 'checksum/config': 'x' } },
    { a: { 'checksum/config': 'y' } },
    [['a["checksum/config"]', 'x', 'y']],
  ],
  ['a key that JavaScript knows', { a: {} }, JSON.parse('{"a":{"__proto__":1}}'), [['a.__proto__', undefined, 1]]],
  [
    'a container by its name, whatever its place',
    { containers: [container('web', '1'), container('log', '1')] },
    { containers: [container('new', '1'), container('web', '2'), container('log', '1')] },
    [
      ['containers[name=web].image', '1', '2'],
      ['containers[name=new]', undefined, container('new', '1')],
    ],
  ],
  [
    'ports without names by number and protocol',
    { ports: [{ port: 80, protocol: 'TCP', targetPort: 1 }] },
    { ports: [{ port: 80, protocol: 'TCP', targetPort: 2 }] },
    [['ports[port=80,protocol=TCP].targetPort', 1, 2]],
  ],
  [
    'items whose names are not unique by place',
    { env: [container('a', '1'), container('a', '2')] },
    { env: [container('a', '1'), container('a', '3')] },
    [['env[1].image', '2', '3']],
  ],
  ['plain values as a whole', { args: ['a', 'b'] }, { args: ['b', 'a'] }, [['args', ['a', 'b'], ['b', 'a']]]],
  [
    'lists of lists as a whole',
    { rows: [[{ a: 1 }], ['x']] },
    { rows: [[{ a: 2 }], ['x']] },
    [['rows', [[{ a: 1 }], ['x']], [[{ a: 2 }], ['x']]]],
  ],
  [
    'an order',
    { env: [container('a', '1'), container('b', '1')] },
    { env: [container('b', '1'), container('a', '1')] },
    [['env', ['name=a', 'name=b'], ['name=b', 'name=a']]],
  ],
])('%s', (_, before, after, differences) => {
  const found = diffFields(before, after);
  expect(found.map(({ path, before: old, after: young }) => [formatFieldPath(path), old, young])).toEqual(differences);
});

test('a value and itself differ in nothing, and a changed one is found', () => {
  let state = 20260101;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % limit;
  };
  function anyValue(depth: number): JsonValue {
    const kind = next(depth > 4 ? 4 : 7);
    if (kind === 0) return null;
    if (kind === 1) return next(2) === 1;
    if (kind === 2) return next(5);
    if (kind === 3) return ['', 'a', 'b/c', 'web'][next(4)]!;
    if (kind === 4) return Array.from({ length: next(4) }, () => anyValue(depth + 1));
    if (kind === 5) return Array.from({ length: next(4) }, (_, at) => ({ name: `n${at}`, value: anyValue(depth + 1) }));
    return Object.fromEntries(
      Array.from({ length: next(4) }, () => [['a', 'name', 'x/y', 'type'][next(4)]!, anyValue(depth + 1)]),
    );
  }
  for (let round = 0; round < 3000; round++) {
    const value = anyValue(0);
    const other = anyValue(0);
    expect(diffFields(value, JSON.parse(JSON.stringify(value))), `round ${round}`).toEqual([]);
    const same = JSON.stringify(sorted(value)) === JSON.stringify(sorted(other));
    expect(diffFields(value, other).length === 0, `round ${round}`).toBe(same);
  }
});

/** With the fields of mappings in one order. */
function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

test('long lists take time by their length only', () => {
  const items = (image: string) => Array.from({ length: 50_000 }, (_, at) => container(`c${at}`, image));
  expect(diffFields(items('1'), items('2'))).toHaveLength(50_000);
});
