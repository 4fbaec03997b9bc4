import { expect, test } from 'vitest';
import { GoMapView, GoTypedMap, type GoValue, MAP, namedType, typeOf } from './index.ts';

const VALUES = namedType('chartutil.Values', MAP);

test('a view and its map are one storage', () => {
  const map = new Map<string, GoValue>([['a', 1]]);
  const view = new GoMapView(VALUES, map);
  view.set('b', 2);
  map.delete('a');
  expect([...view]).toEqual([['b', 2]]);
  expect([...view.keys(), ...view.values(), view.size, view.has('a')]).toEqual(['b', 2, 1, false]);
  expect(new Map(view)).toEqual(new Map([['b', 2]]));
  view.clear();
  expect(map.size).toBe(0);
});

test('a view has its own type', () => {
  const view = new GoMapView(VALUES, new Map());
  expect(typeOf(view)?.name).toBe('chartutil.Values');
  expect(view).toBeInstanceOf(GoTypedMap);
});
