import { isSpace } from '@metachart/go-runtime/bytes';
import { GoError, type GoValue, int64 } from '@metachart/go-runtime/reflect';
import { equalFold } from '@metachart/go-runtime/strings';
import { readJsonValue } from '../json/read-json-value.ts';
import { type RuneReader, readRunesUntil } from './rune-reader.ts';
import type { SetValue } from './set-parser.ts';

/** Turns the text of one value into what is stored; throws GoError where it cannot. */
export type ReadText = (text: string) => GoValue;

/** A value reader for --set, --set-string and --set-file: a text up to the next comma, or a list in braces. */
export function listOrTextReader(read: ReadText): (reader: RuneReader) => SetValue {
  return (reader) => {
    if (reader.at >= reader.text.length) return { kind: 'end' };
    if (reader.text[reader.at] === '{') {
      reader.at++;
      return readList(reader, read);
    }
    return convert(read, readRunesUntil(reader, ',', { escapes: true }).text);
  };
}

/** A value reader for --set-json: one JSON value, or null where there is none before the comma. */
export function readSetJson(reader: RuneReader): SetValue {
  if (skipEmptyValue(reader)) return { kind: 'value', value: null };
  try {
    const { value, end } = readJsonValue(reader.text, reader.at);
    reader.at = end;
    skipEmptyValue(reader);
    return { kind: 'value', value };
  } catch (error) {
    if (error instanceof GoError) return { kind: 'error', error };
    throw error;
  }
}

/** A value reader for --set-literal: the rest of the line as it is. */
export function readSetLiteral(reader: RuneReader): SetValue {
  const value = readRunesUntil(reader, '', { escapes: false }).text;
  return { kind: 'value', value };
}

/**
 * The value that a text of --set stands for: true, false, null in any case, decimal integers that fit int64 and do not
 * start with 0 (but 0 itself); everything else is a string. Go: strvals typedVal (L9).
 */
export function typedSetValue(text: string): GoValue {
  if (text.length === 4) {
    if (equalFold(text, 'true')) return true;
    if (equalFold(text, 'null')) return null;
  } else if (text.length === 5 && equalFold(text, 'false')) {
    return false;
  }
  if (text === '0') return int64(0);
  if (!/^[+-]?[0-9]+$/.test(text) || text.startsWith('0')) return text;
  const value = text.length > 30 ? wideInteger(text) : BigInt(text.startsWith('+') ? text.slice(1) : text);
  return value >= -(2n ** 63n) && value < 2n ** 63n ? int64(value) : text;
}

/** Zeros after a sign may make a small number long; what is long without them is out of range. */
function wideInteger(text: string): bigint {
  const digits = text.replace(/^[+-]0*/, '');
  if (digits.length > 20) return 2n ** 63n;
  return text.startsWith('-') ? -BigInt(digits) : BigInt(digits);
}

function readList(reader: RuneReader, read: ReadText): SetValue {
  const list: GoValue[] = [];
  for (;;) {
    const { text, stop } = readRunesUntil(reader, ',}', { escapes: true });
    if (stop === undefined) return { kind: 'error', error: new GoError("list must terminate with '}'") };
    const item = convert(read, text);
    if (item.kind !== 'value') return item;
    list.push(item.value);
    if (stop === ',') continue;
    if (reader.text[reader.at] === ',') reader.at++;
    return { kind: 'value', value: list };
  }
}

function convert(read: ReadText, text: string): { readonly kind: 'value'; readonly value: GoValue } | SetError {
  try {
    return { kind: 'value', value: read(text) };
  } catch (error) {
    if (error instanceof GoError) return { kind: 'error', error };
    throw error;
  }
}

type SetError = { readonly kind: 'error'; readonly error: GoError };

/** Skips white space; whether nothing but that stands before the comma (taken too) or the end. Go: emptyVal. */
function skipEmptyValue(reader: RuneReader): boolean {
  const { text } = reader;
  for (;;) {
    if (reader.at >= text.length) return true;
    const unit = text.charCodeAt(reader.at);
    if (unit === 0x2c) {
      reader.at++;
      return true;
    }
    if (!isSpace(unit)) return false;
    reader.at++;
  }
}
