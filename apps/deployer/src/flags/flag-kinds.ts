import { GoError } from '@metachart/go-runtime/reflect';
import { parseBool, parseFloat as parseGoFloat, parseInteger } from '@metachart/go-runtime/strconv';
import { parseDuration } from '@metachart/go-runtime/time';
import type { Flag, FlagOptions } from './flag.ts';
import { readCsvRecord } from './read-csv-record.ts';

/** A switch: `--name`, `--name=false`. */
export function switchFlag(name: string, options: FlagOptions): Flag<boolean> {
  return { ...options, name, placeholder: '', initial: false, bareValue: 'true', read: (_, text) => parseBool(text) };
}

/** One text; a later occurrence replaces an earlier one. */
export function textFlag(
  name: string,
  options: FlagOptions & { readonly initial?: string; readonly bareValue?: string },
): Flag<string> {
  return { initial: '', ...options, name, placeholder: 'string', read: (_, text) => text };
}

/** Each occurrence is one item, commas included (pflag's StringArray). */
export function listFlag(name: string, options: FlagOptions): Flag<readonly string[]> {
  return { ...options, name, placeholder: 'stringArray', initial: [], read: (items, text) => [...items, text] };
}

/** Each occurrence is one CSV record of items (pflag's StringSlice). */
export function commaListFlag(name: string, options: FlagOptions): Flag<readonly string[]> {
  const read = (items: readonly string[], text: string) => (text === '' ? items : [...items, ...readCsvRecord(text)]);
  return { ...options, name, placeholder: 'strings', initial: [], read };
}

/** `key=value` pairs; several in one occurrence as one CSV record (pflag's StringToString). */
export function pairsFlag(name: string, options: FlagOptions): Flag<ReadonlyMap<string, string>> {
  return {
    ...options,
    name,
    placeholder: 'stringToString',
    initial: new Map(),
    read: (pairs, text) => new Map([...pairs, ...readPairs(text)]),
  };
}

export function integerFlag(name: string, options: FlagOptions & { readonly initial: bigint }): Flag<bigint> {
  return { ...options, name, placeholder: 'int', read: (_, text) => parseInteger(text, 0, 64) };
}

export function floatFlag(name: string, options: FlagOptions & { readonly initial: number }): Flag<number> {
  return { ...options, name, placeholder: 'float32', read: (_, text) => parseGoFloat(text, 32) };
}

/** A duration such as `5m0s`, in nanoseconds. */
export function durationFlag(name: string, options: FlagOptions & { readonly initial: bigint }): Flag<bigint> {
  return { ...options, name, placeholder: 'duration', read: (_, text) => parseDuration(text) };
}

function readPairs(text: string): [string, string][] {
  const signs = text.split('=').length - 1;
  if (signs === 0) throw new GoError(`${text} must be formatted as key=value`);
  const items = signs === 1 ? [text.replace(/^"+|"+$/g, '')] : readCsvRecord(text);
  return items.map((item) => {
    const sign = item.indexOf('=');
    if (sign === -1) throw new GoError(`${item} must be formatted as key=value`);
    return [item.slice(0, sign), item.slice(sign + 1)];
  });
}
