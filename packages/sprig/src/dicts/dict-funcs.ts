import { compareStrings } from '@metachart/go-runtime/bytes';
import {
  ANY,
  ANY_SLICE,
  BOOL,
  defineFunc,
  defineVariadic,
  GoError,
  type GoFunc,
  type GoMap,
  GoMapView,
  GoNil,
  GoSlice,
  type GoValue,
  MAP,
  STRING,
  STRING_SLICE,
} from '@metachart/go-runtime/reflect';
import { stringValue } from '../values/print-value.ts';
import { copyDeep } from './copy-deep.ts';
import { dig } from './dig.ts';
import { mergeMaps } from './merge-maps.ts';

/**
 * Sprig's dictionaries. set, unset and the merges change their first argument. Go gives keys and values in random order;
 * here keys, and values by their keys, are in byte order.
 */
export const dictFuncs: readonly GoFunc[] = [
  defineVariadic('dict', { params: [], rest: ANY, result: MAP }, dict),
  defineFunc('get', { params: [MAP, STRING], result: ANY }, get),
  defineFunc('set', { params: [MAP, STRING, ANY], result: MAP }, set),
  defineFunc('unset', { params: [MAP, STRING], result: MAP }, unset),
  defineFunc('hasKey', { params: [MAP, STRING], result: BOOL }, (map, key) => map instanceof Map && map.has(key)),
  defineVariadic('pluck', { params: [STRING], rest: MAP, result: ANY_SLICE }, pluck),
  defineVariadic(
    'keys',
    { params: [], rest: MAP, result: STRING_SLICE },
    (...maps) => new GoSlice(STRING_SLICE, maps.flatMap(sortedKeys)),
  ),
  defineFunc('values', { params: [MAP], result: ANY_SLICE }, (map) => sortedKeys(map).map((key) => get(map, key))),
  defineVariadic('pick', { params: [MAP], rest: STRING, result: MAP }, pick),
  defineVariadic('omit', { params: [MAP], rest: STRING, result: MAP }, omit),
  defineVariadic('dig', { params: [], rest: ANY, result: ANY }, dig),
  defineFunc('deepCopy', { params: [ANY], result: ANY }, copyDeep),
  defineFunc('mustDeepCopy', { params: [ANY], result: ANY }, copyDeep),
  defineMerge('merge', { overwrite: false, onError: giveEmptyText }),
  defineMerge('mergeOverwrite', { overwrite: true, onError: giveEmptyText }),
  defineMerge('mustMerge', { overwrite: false, onError: fail }),
  defineMerge('mustMergeOverwrite', { overwrite: true, onError: fail }),
];

/** Keys are any values as text; an odd last one has the value "". */
function dict(...pairs: readonly GoValue[]): GoMap {
  const map: GoMap = new Map();
  for (let i = 0; i < pairs.length; i += 2) map.set(stringValue(pairs[i]), i + 1 < pairs.length ? pairs[i + 1] : '');
  return map;
}

/** "" for a key that is not there; a key that holds nil gives nil. */
function get(map: GoMap | GoNil, key: string): GoValue {
  if (map instanceof GoNil) return '';
  const value = map.get(key);
  return value === undefined && !map.has(key) ? '' : value;
}

function set(map: GoMap | GoNil, key: string, value: GoValue): GoValue {
  if (map instanceof GoNil) throw new GoError('assignment to entry in nil map');
  map.set(key, value);
  return plainMap(map);
}

function unset(map: GoMap | GoNil, key: string): GoValue {
  if (map instanceof GoNil) return map;
  map.delete(key);
  return plainMap(map);
}

/** What Go's conversion of an argument to map[string]interface {} leaves of a named map type such as chartutil.Values. */
function plainMap(map: GoMap): GoMap {
  return map instanceof GoMapView ? map.target : map;
}

function pluck(key: string, ...maps: readonly (GoMap | GoNil)[]): GoValue[] {
  const found: GoValue[] = [];
  for (const map of maps) {
    if (map instanceof Map && map.has(key)) found.push(map.get(key));
  }
  return found;
}

function sortedKeys(map: GoMap | GoNil): string[] {
  return map instanceof Map ? Array.from(map.keys()).sort(compareStrings) : [];
}

function pick(map: GoMap | GoNil, ...keys: readonly string[]): GoMap {
  const picked: GoMap = new Map();
  for (const key of keys) {
    if (map instanceof Map && map.has(key)) picked.set(key, map.get(key));
  }
  return picked;
}

function omit(map: GoMap | GoNil, ...keys: readonly string[]): GoMap {
  const kept: GoMap = new Map(map instanceof Map ? map : []);
  for (const key of keys) kept.delete(key);
  return kept;
}

interface MergeBehaviour {
  readonly overwrite: boolean;
  /** What becomes of an error of mergo. */
  readonly onError: (error: GoError) => GoValue;
}

function defineMerge(name: string, { overwrite, onError }: MergeBehaviour): GoFunc {
  return defineVariadic(name, { params: [MAP], rest: MAP, result: ANY }, (target, ...sources) => {
    let merged = target instanceof Map ? plainMap(target) : target;
    for (const source of sources) {
      const outcome = mergeMaps(merged, source, { overwrite });
      if (outcome instanceof GoError) return onError(outcome);
      merged = outcome;
    }
    return merged;
  });
}

function giveEmptyText(): GoValue {
  return '';
}

function fail(error: GoError): never {
  throw error;
}
