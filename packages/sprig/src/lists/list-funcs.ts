import {
  ANY,
  ANY_SLICE,
  BOOL,
  defineFunc,
  defineVariadic,
  GoError,
  type GoFunc,
  GoNil,
  type GoType,
  type GoValue,
  INT,
  sliceOf,
  typeOf,
} from '@metachart/go-runtime/reflect';
import { checkListLength } from '../size-limit.ts';
import { isEmpty } from '../values/is-empty.ts';
import { listItems, requireItems } from '../values/list-items.ts';
import { nilDereference } from '../values/panics.ts';
import { chunkList } from './chunk-list.ts';
import { containsValue, uniqueValues, withoutValues } from './find-values.ts';
import { sliceList } from './slice-list.ts';

const onList = { params: [ANY], result: ANY_SLICE } as const;
const oneOfList = { params: [ANY], result: ANY } as const;
const withElement = { params: [ANY, ANY], result: ANY_SLICE } as const;
const ofLists: GoType = sliceOf(ANY_SLICE);

/**
 * Sprig's lists. They take any slice or array and give new lists; `must` twins are the same here, since an error and a
 * panic reach the template with the same text. A nil argument is Go's nil dereference (rule P10).
 */
export const listFuncs: readonly GoFunc[] = [
  defineVariadic('list', { params: [], rest: ANY, result: ANY_SLICE }, (...items) => items),
  defineVariadic('tuple', { params: [], rest: ANY, result: ANY_SLICE }, (...items) => items),
  ...twins(['append', 'mustAppend', 'push', 'mustPush'], (name) => defineFunc(name, withElement, append)),
  ...twins(['prepend', 'mustPrepend'], (name) => defineFunc(name, withElement, prepend)),
  ...twins(['first', 'mustFirst'], (name) => defineFunc(name, oneOfList, first)),
  ...twins(['last', 'mustLast'], (name) => defineFunc(name, oneOfList, last)),
  ...twins(['rest', 'mustRest'], (name) => defineFunc(name, onList, rest)),
  ...twins(['initial', 'mustInitial'], (name) => defineFunc(name, onList, initial)),
  ...twins(['reverse', 'mustReverse'], (name) => defineFunc(name, onList, reverse)),
  ...twins(['compact', 'mustCompact'], (name) => defineFunc(name, onList, compact)),
  ...twins(['uniq', 'mustUniq'], (name) =>
    defineFunc(name, onList, (list) => uniqueValues(requireItems(list, 'Cannot find uniq on type'))),
  ),
  ...twins(['without', 'mustWithout'], (name) =>
    defineVariadic(name, { params: [ANY], rest: ANY, result: ANY_SLICE }, (list, ...omitted) =>
      withoutValues(requireItems(list, 'Cannot find without on type'), omitted),
    ),
  ),
  ...twins(['has', 'mustHas'], (name) =>
    defineFunc(name, { params: [ANY, ANY], result: BOOL }, (needle, list) =>
      list == null ? false : containsValue(requireItems(list, 'Cannot find has on type'), needle),
    ),
  ),
  ...twins(['slice', 'mustSlice'], (name) =>
    defineVariadic(name, { params: [ANY], rest: ANY, result: ANY }, sliceList),
  ),
  ...twins(['chunk', 'mustChunk'], (name) =>
    defineFunc(name, { params: [INT, ANY], result: ofLists }, (size, list) =>
      chunkList(requireItems(list, 'Cannot chunk type'), Number(size.value)),
    ),
  ),
  defineVariadic('concat', { params: [], rest: ANY, result: ANY }, concat),
];

function twins(names: readonly string[], define: (name: string) => GoFunc): readonly GoFunc[] {
  return names.map(define);
}

function append(list: GoValue, value: GoValue): GoValue {
  return [...requireItems(list, 'Cannot push on type'), value];
}

function prepend(list: GoValue, value: GoValue): GoValue {
  return [value, ...requireItems(list, 'Cannot prepend on type')];
}

function first(list: GoValue): GoValue {
  return requireItems(list, 'Cannot find first on type')[0] ?? null;
}

function last(list: GoValue): GoValue {
  return requireItems(list, 'Cannot find last on type').at(-1) ?? null;
}

/** Of an empty list Go gives a nil slice, here and in initial; JSON shows it as null. */
function rest(list: GoValue): GoValue {
  const items = requireItems(list, 'Cannot find rest on type');
  return items.length === 0 ? new GoNil(ANY_SLICE) : items.slice(1);
}

function initial(list: GoValue): GoValue {
  const items = requireItems(list, 'Cannot find initial on type');
  return items.length === 0 ? new GoNil(ANY_SLICE) : items.slice(0, -1);
}

function reverse(list: GoValue): GoValue {
  return requireItems(list, 'Cannot find reverse on type').toReversed();
}

function compact(list: GoValue): GoValue {
  return requireItems(list, 'Cannot compact on type').filter((item) => !isEmpty(item));
}

function concat(...lists: readonly GoValue[]): GoValue {
  const joined: GoValue[] = [];
  for (const list of lists) {
    const items = listItems(list);
    const type = typeOf(list);
    if (items === undefined) {
      throw type === undefined ? nilDereference() : new GoError(`Cannot concat type ${type.kind} as list`);
    }
    checkListLength('concat', joined.length + items.length);
    for (const item of items) joined.push(item);
  }
  return joined.length === 0 ? new GoNil(ANY_SLICE) : joined;
}
