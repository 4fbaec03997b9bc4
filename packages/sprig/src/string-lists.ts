import { compareStrings, normalizeString } from '@metachart/go-runtime/bytes';
import {
  ANY,
  defineFunc,
  type GoFunc,
  GoNil,
  GoSlice,
  GoTypedMap,
  type GoValue,
  INT,
  STRING,
  STRING_MAP,
  STRING_SLICE,
} from '@metachart/go-runtime/reflect';
import { split, splitN } from '@metachart/go-runtime/strings';
import { checkListLength, checkTextLength, maxListLength } from './size-limit.ts';
import { countOf } from './values/count-of.ts';
import { listItems } from './values/list-items.ts';
import { stringValue } from './values/print-value.ts';

/** Sprig's lists of strings: split, splitn, splitList, join, sortAlpha, toStrings. */
export const stringListFuncs: readonly GoFunc[] = [
  defineFunc('split', { params: [STRING, STRING], result: STRING_MAP }, (separator, text) =>
    numberParts(splitAll('split', text, separator)),
  ),
  defineFunc('splitn', { params: [STRING, INT, STRING], result: STRING_MAP }, (separator, limit, text) =>
    numberParts(splitUpTo(text, separator, Number(limit.value))),
  ),
  defineFunc(
    'splitList',
    { params: [STRING, STRING], result: STRING_SLICE },
    (separator, text) => new GoSlice(STRING_SLICE, splitAll('splitList', text, separator)),
  ),
  defineFunc('join', { params: [STRING, ANY], result: STRING }, joinStrings),
  defineFunc('sortAlpha', { params: [ANY], result: STRING_SLICE }, sortStrings),
  defineFunc('toStrings', { params: [ANY], result: STRING_SLICE }, toStrings),
];

/** sprig's strslice: the elements but nil as text; a single value as a list of one; the same slice where it is []string. */
export function toStrings(value: GoValue): GoSlice | GoNil {
  if (isStringSlice(value)) return value;
  const items = listItems(value);
  if (items === undefined) return new GoSlice(STRING_SLICE, value == null ? [] : [stringValue(value)]);
  const texts: string[] = [];
  for (const item of items) {
    if (item != null) texts.push(stringValue(item));
  }
  return new GoSlice(STRING_SLICE, texts);
}

function isStringSlice(value: GoValue): value is GoSlice | GoNil {
  return (value instanceof GoSlice || value instanceof GoNil) && value.goType.name === STRING_SLICE.name;
}

function splitAll(name: string, text: string, separator: string): string[] {
  if (text.length >= maxListLength) checkListLength(name, countOf(text, separator) + 1);
  return split(text, separator);
}

function splitUpTo(text: string, separator: string, limit: number): string[] {
  return limit < 0 || limit > maxListLength ? splitAll('splitn', text, separator) : splitN(text, separator, limit);
}

function numberParts(parts: readonly string[]): GoTypedMap {
  const numbered = new GoTypedMap(STRING_MAP);
  for (let i = 0; i < parts.length; i++) numbered.set(`_${i}`, parts[i]!);
  return numbered;
}

function joinStrings(separator: string, value: GoValue): string {
  const texts = toStrings(value);
  if (texts instanceof GoNil) return '';
  let length = 0;
  for (const text of texts.items as readonly string[]) length += text.length + separator.length;
  checkTextLength('join', length);
  return normalizeString(texts.items.join(separator));
}

/** In byte order. A []string is sorted in place, as Go does it, so the list that was passed changes too. */
function sortStrings(value: GoValue): GoSlice | GoNil {
  if (value == null) return new GoSlice(STRING_SLICE, ['<nil>']);
  const texts = toStrings(value);
  if (texts instanceof GoSlice) (texts.items as string[]).sort(compareStrings);
  return texts;
}
