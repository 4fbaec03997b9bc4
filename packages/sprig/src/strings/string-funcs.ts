import { byteLength, isAscii, sliceBytes } from '@metachart/go-runtime/bytes';
import { ANY, BOOL, defineFunc, defineVariadic, type GoFunc, INT, STRING } from '@metachart/go-runtime/reflect';
import {
  contains,
  hasPrefix,
  hasSuffix,
  title,
  toLower,
  toUpper,
  trim,
  trimPrefix,
  trimSpace,
  trimSuffix,
} from '@metachart/go-runtime/strings';
import { sliceOutOfRange } from '../values/panics.ts';
import { printValue } from '../values/print-value.ts';
import { abbreviate, abbreviateBoth } from './abbreviate.ts';
import { indentText, repeatText, replaceText } from './grow-text.ts';
import { quoteValues, singleQuoteValues } from './quote-values.ts';
import { camelCase, kebabCase, snakeCase } from './word-case.ts';
import { deleteSpace, initials, swapCase, untitle } from './word-letters.ts';
import { wrapWords } from './wrap-words.ts';

const text = { params: [STRING], result: STRING } as const;
const textAndText = { params: [STRING, STRING], result: STRING } as const;
const test = { params: [STRING, STRING], result: BOOL } as const;

/** Sprig's string functions (strings.go and the table of functions.go); the text comes last, for pipelines. */
export const stringFuncs: readonly GoFunc[] = [
  defineFunc('hello', { params: [], result: STRING }, () => 'Hello!'),
  defineFunc('trim', text, trimSpace),
  defineFunc('upper', text, toUpper),
  defineFunc('lower', text, toLower),
  defineFunc('title', text, title),
  defineFunc('untitle', text, untitle),
  defineFunc('nospace', text, deleteSpace),
  defineFunc('initials', text, initials),
  defineFunc('swapcase', text, swapCase),
  defineFunc('snakecase', text, snakeCase),
  defineFunc('camelcase', text, camelCase),
  defineFunc('kebabcase', text, kebabCase),
  defineFunc('trimall', textAndText, (cutset, subject) => trim(subject, cutset)),
  defineFunc('trimAll', textAndText, (cutset, subject) => trim(subject, cutset)),
  defineFunc('trimSuffix', textAndText, (suffix, subject) => trimSuffix(subject, suffix)),
  defineFunc('trimPrefix', textAndText, (prefix, subject) => trimPrefix(subject, prefix)),
  defineFunc('contains', test, (part, subject) => contains(subject, part)),
  defineFunc('hasPrefix', test, (prefix, subject) => hasPrefix(subject, prefix)),
  defineFunc('hasSuffix', test, (suffix, subject) => hasSuffix(subject, suffix)),
  defineFunc('abbrev', { params: [INT, STRING], result: STRING }, (width, subject) =>
    abbreviate(subject, Number(width.value)),
  ),
  defineFunc('abbrevboth', { params: [INT, INT, STRING], result: STRING }, (left, right, subject) =>
    abbreviateBoth(subject, { offset: Number(left.value), width: Number(right.value) }),
  ),
  defineFunc('trunc', { params: [INT, STRING], result: STRING }, (count, subject) =>
    truncate(subject, Number(count.value)),
  ),
  defineFunc('substr', { params: [INT, INT, STRING], result: STRING }, (start, end, subject) =>
    substring(subject, Number(start.value), Number(end.value)),
  ),
  defineFunc('repeat', { params: [INT, STRING], result: STRING }, (count, subject) =>
    repeatText('repeat', subject, Number(count.value)),
  ),
  defineFunc('indent', { params: [INT, STRING], result: STRING }, (spaces, subject) =>
    indentText('indent', subject, Number(spaces.value)),
  ),
  defineFunc(
    'nindent',
    { params: [INT, STRING], result: STRING },
    (spaces, subject) => `\n${indentText('nindent', subject, Number(spaces.value))}`,
  ),
  defineFunc('replace', { params: [STRING, STRING, STRING], result: STRING }, (old, replacement, subject) =>
    replaceText(subject, { old, replacement }),
  ),
  defineFunc('plural', { params: [STRING, STRING, INT], result: STRING }, (one, many, count) =>
    count.value === 1n ? one : many,
  ),
  defineFunc('wrap', { params: [INT, STRING], result: STRING }, (width, subject) =>
    wrapWords(subject, { name: 'wrap', width: Number(width.value), newline: '\n', breakLongWords: false }),
  ),
  defineFunc('wrapWith', { params: [INT, STRING, STRING], result: STRING }, (width, newline, subject) =>
    wrapWords(subject, { name: 'wrapWith', width: Number(width.value), newline, breakLongWords: true }),
  ),
  defineVariadic('quote', { params: [], rest: ANY, result: STRING }, quoteValues),
  defineVariadic('squote', { params: [], rest: ANY, result: STRING }, singleQuoteValues),
  defineVariadic('cat', { params: [], rest: ANY, result: STRING }, (...values) =>
    values
      .filter((value) => value != null)
      .map(printValue)
      .join(' '),
  ),
];

/** Bytes are counted, so a rune may be cut (rule P11); a negative count keeps the end. */
function truncate(subject: string, count: number): string {
  if (isAscii(subject)) {
    if (count >= 0) return subject.length > count ? subject.slice(0, count) : subject;
    return subject.length + count > 0 ? subject.slice(subject.length + count) : subject;
  }
  const length = byteLength(subject);
  if (count < 0 && length + count > 0) return sliceBytes(subject, length + count);
  return count >= 0 && length > count ? sliceBytes(subject, 0, count) : subject;
}

/** By bytes; places out of range are Go's slice panics. */
function substring(subject: string, start: number, end: number): string {
  const length = byteLength(subject);
  if (start < 0) {
    if (end < 0) throw sliceOutOfRange(`:${end}`);
    if (end > length) throw sliceOutOfRange(`:${end}`, ` with length ${length}`);
    return sliceBytes(subject, 0, end);
  }
  const stop = end < 0 || end > length ? length : end;
  if (start > stop) throw sliceOutOfRange(`${start}:${stop}`);
  return sliceBytes(subject, start, stop);
}
