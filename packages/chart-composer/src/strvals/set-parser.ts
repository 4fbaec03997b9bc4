import { DiagnosticError } from '@metachart/diagnostics';
import { GoError, type GoMap, type GoValue, typeOf } from '@metachart/go-runtime/reflect';
import { atoi, quote, quoteRune } from '@metachart/go-runtime/strconv';
import { type RuneReader, readRunesUntil } from './rune-reader.ts';

/** What a value reader found after `=`. Go's parser keeps an empty value at the end of the line apart from a plain one. */
export type SetValue =
  | { readonly kind: 'value'; readonly value: GoValue }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly error: GoError };

/** What sets the flags of the --set family apart. */
export interface SetGrammar {
  /** Whether a backslash takes the next rune as it is. */
  readonly escapes: boolean;
  /** The characters that end a key. */
  readonly keyStops: string;
  readonly readValue: (reader: RuneReader) => SetValue;
}

export interface SetOptions {
  /** Told of each key that the line gives a value to, with the map that holds it. */
  readonly onAssign?: (map: GoMap, key: string) => void;
}

const MAX_INDEX = 65_536n;
const MAX_NESTED_NAME_LEVEL = 30;
// Go has no limit here; a list in a list can nest as deep as the line is long.
const MAX_LIST_DEPTH = 1_000;

/**
 * Parses one line of a --set flag into `data`, which is changed in place. Throws GoError with the text of Go's parser,
 * recovered panics included. Go: pkg/strvals/parser.go and literal_parser.go (L9).
 */
export function parseSetLine(line: string, data: GoMap, grammar: SetGrammar & SetOptions): void {
  const { onAssign = () => {} } = grammar;
  const parser: Parser = { reader: { text: line, at: 0 }, grammar, onAssign };
  for (;;) {
    const outcome = parseKey(parser, data, 0);
    if (outcome === 'end') return;
    if (outcome !== undefined) throw outcome;
  }
}

interface Parser {
  readonly reader: RuneReader;
  readonly grammar: SetGrammar;
  readonly onAssign: (map: GoMap, key: string) => void;
}

/** undefined: go on; 'end': the line is over (Go's io.EOF). */
type Outcome = undefined | 'end' | GoError;

/** A failed type assertion. Each level of keys recovers it, as Go's parser does. */
class Panic extends Error {}

function parseKey(parser: Parser, data: GoMap, level: number): Outcome {
  try {
    return parseKeyOrPanic(parser, data, level);
  } catch (error) {
    if (error instanceof Panic) return new GoError(`unable to parse key: ${error.message}`);
    throw error;
  }
}

function parseKeyOrPanic(parser: Parser, data: GoMap, level: number): Outcome {
  const { reader, grammar } = parser;
  const { text: key, stop } = readRunesUntil(reader, grammar.keyStops, grammar);
  switch (stop) {
    case undefined:
      return key === '' ? 'end' : new GoError(`key ${quote(key)} has no value`);
    case '[':
      return parseIndexed(parser, { data, key, level });
    case '=':
      return assignValue(parser, data, key);
    case ',':
      setKey(parser, { data, key, value: '' });
      return new GoError(`key ${quote(key)} has no value (cannot end with ,)`);
    default:
      return parseNested(parser, { data, key, level: level + 1 });
  }
}

interface Place {
  readonly data: GoMap;
  readonly key: string;
  readonly level: number;
}

function parseNested(parser: Parser, { data, key, level }: Place): Outcome {
  if (level > MAX_NESTED_NAME_LEVEL) {
    return new GoError(
      `value name nested level is greater than maximum supported nested level of ${MAX_NESTED_NAME_LEVEL}`,
    );
  }
  const inner = data.has(key) ? assertMap(data.get(key)) : new Map<string, GoValue>();
  const outcome = parseKey(parser, inner, level);
  if (outcome === undefined && inner.size === 0) return new GoError(`key map ${quote(key)} has no value`);
  if (inner.size !== 0) setKey(parser, { data, key, value: inner });
  return outcome;
}

function parseIndexed(parser: Parser, { data, key, level }: Place): Outcome {
  const index = readIndex(parser);
  if (typeof index !== 'bigint') return wrapIndexError(index);
  const list = data.has(key) ? assertList(data.get(key)) : [];
  const item = parseListItem(parser, { list, index, level });
  setKey(parser, { data, key, value: item.list });
  return item.outcome;
}

interface ListPlace {
  readonly list: GoValue[];
  readonly index: bigint;
  readonly level: number;
}

interface ListResult {
  readonly list: GoValue[];
  readonly outcome: Outcome;
}

/** Reads what follows `]`. Lists in lists are a loop: each further index is a place that takes the list below it. */
function parseListItem(parser: Parser, first: ListPlace): ListResult {
  const places = [first];
  for (;;) {
    const place = places.at(-1)!;
    const step = parseListStep(parser, place);
    if (!('index' in step)) return placeNested(places, step);
    if (places.push(step) > MAX_LIST_DEPTH) {
      throw new DiagnosticError('values/set-too-deep', {
        message: `a list in a --set line nests deeper than ${MAX_LIST_DEPTH} levels`,
        hint: 'give such a value in a values file',
      });
    }
  }
}

/** Puts the innermost list into the place above it, and so on; an error keeps the outer lists as they were. */
function placeNested(places: readonly ListPlace[], innermost: ListResult): ListResult {
  let result = innermost;
  for (let i = places.length - 2; i >= 0; i--) {
    const { list, index } = places[i]!;
    result = result.outcome === undefined ? setIndex(list, index, result.list) : { list, outcome: result.outcome };
  }
  return result;
}

function parseListStep(parser: Parser, { list, index, level }: ListPlace): ListResult | ListPlace {
  const { reader, grammar } = parser;
  if (index < 0n) return { list, outcome: new GoError(`negative ${index} index not allowed`) };
  const { text, stop } = readRunesUntil(reader, '[.=', grammar);
  if (text !== '') {
    return { list, outcome: new GoError(`unexpected data at end of array index: ${quoteRunes(text)}`) };
  }
  if (stop === undefined) return { list, outcome: 'end' };
  if (stop === '=') {
    const found = grammar.readValue(reader);
    if (found.kind === 'error') return { list, outcome: found.error };
    return setIndex(list, index, found.kind === 'end' ? '' : found.value);
  }
  if (stop === '[') {
    const next = readIndex(parser);
    if (typeof next !== 'bigint') return { list, outcome: wrapIndexError(next) };
    const existing = elementAt(list, index);
    return { list: existing == null ? [] : assertList(existing), index: next, level };
  }
  const inner = mapAt(list, index);
  const outcome = parseKey(parser, inner, level);
  return outcome === undefined ? setIndex(list, index, inner) : { list, outcome };
}

function readIndex({ reader, grammar }: Parser): bigint | 'end' | GoError {
  const { text, stop } = readRunesUntil(reader, ']', grammar);
  if (stop === undefined) return 'end';
  try {
    return atoi(text);
  } catch (error) {
    if (error instanceof GoError) return error;
    throw error;
  }
}

function wrapIndexError(error: 'end' | GoError): GoError {
  return new GoError(`error parsing index: ${error === 'end' ? 'EOF' : error.message}`);
}

function setIndex(list: GoValue[], index: bigint, value: GoValue): ListResult {
  if (index > MAX_INDEX) {
    return {
      list,
      outcome: new GoError(`index of ${index} is greater than maximum supported index of ${MAX_INDEX}`),
    };
  }
  const at = Number(index);
  if (at < list.length) {
    list[at] = value;
    return { list, outcome: undefined };
  }
  // A longer list is a new one, as in Go: whoever holds the shorter one keeps it.
  const longer = list.slice();
  while (longer.length < at) longer.push(null);
  longer.push(value);
  return { list: longer, outcome: undefined };
}

function elementAt(list: readonly GoValue[], index: bigint): GoValue {
  return index < list.length ? list[Number(index)] : undefined;
}

/** The map at a place of the list; another value there gives way to an empty map. */
function mapAt(list: GoValue[], index: bigint): GoMap {
  if (index >= list.length) return new Map();
  const existing = list[Number(index)];
  if (existing instanceof Map) return existing;
  const inner: GoMap = new Map();
  list[Number(index)] = inner;
  return inner;
}

interface Assignment {
  readonly data: GoMap;
  readonly key: string;
  readonly value: GoValue;
}

function setKey({ onAssign }: Parser, { data, key, value }: Assignment): void {
  if (key === '') return;
  const fresh = data.get(key) !== value;
  data.set(key, value);
  if (fresh) onAssign(data, key);
}

function assignValue(parser: Parser, data: GoMap, key: string): Outcome {
  const found = parser.grammar.readValue(parser.reader);
  switch (found.kind) {
    case 'value':
      setKey(parser, { data, key, value: found.value });
      return undefined;
    case 'end':
      setKey(parser, { data, key, value: '' });
      return 'end';
    case 'error':
      return found.error;
  }
}

function assertMap(value: GoValue): GoMap {
  if (value instanceof Map) return value;
  throw new Panic(conversionText(value, 'map[string]interface {}'));
}

function assertList(value: GoValue): GoValue[] {
  if (Array.isArray(value)) return value;
  throw new Panic(conversionText(value, '[]interface {}'));
}

function conversionText(value: GoValue, wanted: string): string {
  return `interface conversion: interface {} is ${typeOf(value)?.name ?? 'nil'}, not ${wanted}`;
}

/** `%q` of a []rune. */
function quoteRunes(text: string): string {
  return `[${Array.from(text, (rune) => quoteRune(rune.codePointAt(0)!)).join(' ')}]`;
}
