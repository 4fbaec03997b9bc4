import {
  type GoMap,
  GoMapView,
  GoSlice,
  type GoValue,
  MAP,
  namedType,
  STRING_SLICE,
} from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import { callFunc } from './test-environment.ts';

test('set and unset change the map that was passed', () => {
  const map: GoMap = new Map([['a', 1]]);
  expect(callFunc('set', map, 'b', 2)).toBe(map);
  expect(callFunc('unset', map, 'a')).toBe(map);
  expect(map).toEqual(new Map([['b', 2]]));
});

test('set on chart values changes them and gives a plain map, as Go’s conversion does', () => {
  const plain: GoMap = new Map();
  const values = new GoMapView(namedType('chartutil.Values', MAP), plain);
  expect(callFunc('set', values, 'a', 1)).toBe(plain);
  expect(callFunc('merge', values, new Map([['b', 2]]))).toBe(plain);
  expect(values).toHaveProperty('size', 2);
});

test('merge and mergeOverwrite change the first map and the maps inside it (rule P14)', () => {
  const inner: GoMap = new Map([['x', 1]]);
  const target: GoMap = new Map([['inner', inner]]);
  callFunc('merge', target, new Map([['inner', new Map([['y', 2]])]]));
  expect(inner.get('y')).toBe(2);
  callFunc('mergeOverwrite', target, new Map([['inner', new Map([['x', 3]])]]));
  expect(target.get('inner')).toBe(inner);
  expect(inner.get('x')).toBe(3);
});

test('a map that merge takes over is shared, not copied (rule P14)', () => {
  const shared: GoMap = new Map([['x', 1]]);
  const target: GoMap = new Map();
  callFunc('merge', target, new Map([['inner', shared]]));
  expect(target.get('inner')).toBe(shared);
});

test('an empty map in the target is filled, one that stays empty gives way (rule P14)', () => {
  const empty: GoMap = new Map();
  const target: GoMap = new Map([['a', empty]]);
  callFunc('merge', target, new Map([['a', new Map([['x', 1]])]]));
  expect(target.get('a')).toBe(empty);
  const onlyNil: GoMap = new Map([['x', null]]);
  const other: GoMap = new Map([['a', new Map()]]);
  callFunc('merge', other, new Map([['a', onlyNil]]));
  expect(other.get('a')).toBe(onlyNil);
});

test('merging a map into itself leaves it as it is', () => {
  const map: GoMap = new Map<string, GoValue>([
    ['a', 1],
    ['b', ['x']],
  ]);
  callFunc('mergeOverwrite', map, map);
  expect(map).toEqual(
    new Map<string, GoValue>([
      ['a', 1],
      ['b', ['x']],
    ]),
  );
});

test('sortAlpha sorts a []string in place and leaves other lists alone', () => {
  const strings = new GoSlice(STRING_SLICE, ['b', 'a']);
  expect(callFunc('sortAlpha', strings)).toBe(strings);
  expect(strings.items).toEqual(['a', 'b']);
  const list = ['b', 'a'];
  callFunc('sortAlpha', list);
  expect(list).toEqual(['b', 'a']);
});

test('list functions give new lists', () => {
  const list: GoValue[] = [2, 1];
  for (const name of ['append', 'prepend', 'without']) callFunc(name, list, 3);
  for (const name of ['reverse', 'uniq', 'compact', 'rest', 'initial']) callFunc(name, list);
  expect(list).toEqual([2, 1]);
});

test('deepCopy shares nothing with its argument', () => {
  const inner: GoMap = new Map([['x', 1]]);
  const copy = callFunc('deepCopy', new Map([['inner', inner]])) as GoMap;
  inner.set('x', 2);
  expect(copy.get('inner')).toEqual(new Map([['x', 1]]));
});

test('keys and values come in byte order of the keys, where Go gives them in random order (section 5)', () => {
  const map: GoMap = new Map([
    ['b', 2],
    ['\u{1f600}', 4],
    ['a', 1],
    ['\uff5e', 3],
  ]);
  expect(callFunc('keys', map, new Map([['c', 1]]))).toEqual(
    new GoSlice(STRING_SLICE, ['a', 'b', '\uff5e', '\u{1f600}', 'c']),
  );
  expect(callFunc('values', map)).toEqual([1, 2, 3, 4]);
});
