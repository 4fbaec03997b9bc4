import { bytesOf, compareStrings, stringOf } from '@metachart/go-runtime/bytes';
import {
  ANY,
  ANY_SLICE,
  BOOL,
  BYTES,
  FLOAT64,
  GoInt,
  GoMapView,
  GoNil,
  GoSlice,
  type GoType,
  GoTypedMap,
  type GoValue,
  INT,
  INT8,
  INT32,
  INT64,
  int,
  MAP,
  namedType,
  STRING,
  STRING_MAP,
  sliceOf,
  typeOf,
  UINT,
  UINT8,
  UINT32,
  UINT64,
} from '@metachart/go-runtime/reflect';
import { formatVersion, newVersion, VERSION_POINTER, versionOf, versionPointer } from '@metachart/go-runtime/semver';
import { DURATION, instantOfUnix, loadLocation, MONTH, makeTime, TIME, timeOf } from '@metachart/go-runtime/time';

/**
 * Go values in the fixtures, nearly as Go writes them: `1` is an int, `1.0` a float64, `"text"` a string, `hex"ff"` one with
 * broken bytes, `[1, "a"]` an []interface{}, `{"k": 1}` a map[string]interface{}; every other type stands before its value, as
 * in `int64(1)`, `[]string["a"]`, `map[string]string{"k": "v"}`, `[]string(nil)`, `time(seconds, nanoseconds, "zone")`.
 */
export interface FixtureCall {
  readonly name: string;
  readonly args: readonly GoValue[];
  /** What follows the call: `= value` or `! error text`. */
  readonly outcome: string;
}

/** Reads a line `name(arg, arg) outcome`. */
export function parseCall(line: string): FixtureCall {
  const reader = createReader(line);
  const name = reader.word();
  const args = reader.list('(', ')');
  return { name, args, outcome: line.slice(reader.position()).trim() };
}

/** A value in the notation, maps with their keys in byte order. */
export function formatValue(value: GoValue): string {
  if (value == null) return 'nil';
  if (typeof value === 'string') return formatText(value);
  if (typeof value === 'number') return formatFloat(value);
  if (typeof value === 'boolean') return String(value);
  const name = typeOf(value)?.name ?? '';
  if (value instanceof GoInt) return value.goType === INT ? String(value.value) : `${name}(${value.value})`;
  if (value instanceof GoNil) return `${name}(nil)`;
  if (value instanceof Map) return `${prefix(name, MAP)}{${formatEntries(value)}}`;
  if (Array.isArray(value)) return `[${value.map(formatValue).join(', ')}]`;
  if (value instanceof GoSlice) return `${name}[${value.items.map(formatValue).join(', ')}]`;
  if (value instanceof Uint8Array) return `[]uint8[${Array.from(value).join(', ')}]`;
  if (name === TIME.name) return formatInstant(value);
  if (name === VERSION_POINTER.name) {
    const version = versionOf(value);
    return `version(${JSON.stringify(version.original)}, ${JSON.stringify(formatVersion(version))})`;
  }
  return `a value of type ${name}`;
}

const VALUES = namedType('chartutil.Values', MAP);

const named: readonly GoType[] = [
  ...[ANY, BOOL, FLOAT64, STRING, INT, INT8, INT32, INT64, UINT, UINT8, UINT32, UINT64, MAP, STRING_MAP, BYTES],
  ...[DURATION, MONTH, VALUES],
];

function typeNamed(name: string): GoType {
  const known = named.find((type) => type.name === name);
  if (known) return known;
  if (name.startsWith('[]')) return sliceOf(typeNamed(name.slice(2)));
  if (name.startsWith('map[string]')) return { kind: 'map', name, key: STRING, elem: typeNamed(name.slice(11)) };
  throw new Error(`no type ${name}`);
}

interface Reader {
  readonly word: () => string;
  readonly list: (open: string, close: string) => GoValue[];
  readonly position: () => number;
}

function createReader(line: string): Reader {
  let at = 0;

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const match = pattern.exec(line)?.[0];
    if (match !== undefined) at += match.length;
    return match;
  }

  function expect(pattern: RegExp): string {
    const match = take(pattern);
    if (match === undefined) throw new Error(`at column ${at + 1}: expected ${pattern} in ${line}`);
    return match;
  }

  function list(open: string, close: string): GoValue[] {
    const items: GoValue[] = [];
    expect(new RegExp(`\\${open}\\s*`, 'y'));
    while (take(new RegExp(`\\s*\\${close}`, 'y')) === undefined) {
      items.push(value());
      take(/\s*,\s*/y);
    }
    return items;
  }

  function value(): GoValue {
    const text = take(/"(?:[^"\\]|\\.)*"/y);
    if (text !== undefined) return JSON.parse(text) as string;
    const bytes = take(/hex"[0-9a-f]*"/y);
    if (bytes !== undefined) return stringOf(Buffer.from(bytes.slice(4, -1), 'hex'));
    const number = take(/-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?|[+-]Inf|NaN|-0\.0/y);
    if (number !== undefined) return readNumber(number);
    if (line[at] === '[' && line[at + 1] !== ']') return list('[', ']');
    if (line[at] === '[' && !/[a-z{[]/.test(line[at + 2] ?? '')) return list('[', ']');
    if (line[at] === '{') return new Map(entries());
    return typed();
  }

  function typed(): GoValue {
    const name = expect(/(?:\[\]|map\[string\])*(?:interface \{\}|[A-Za-z][A-Za-z0-9.]*)/y);
    if (name === 'true' || name === 'false') return name === 'true';
    if (name === 'nil') return null;
    if (take(/\(nil\)/y)) return new GoNil(typeNamed(name));
    if (name === 'time') return readTime(list('(', ')'));
    if (name === 'version') return versionPointer(newVersion(list('(', ')')[0] as string));
    if (line[at] === '(') return new GoInt(typeNamed(name), BigInt(expect(/\(-?[0-9]+\)/y).slice(1, -1)));
    if (name === VALUES.name) return new GoMapView(VALUES, new Map(entries()));
    if (line[at] === '{') return new GoTypedMap(typeNamed(name), entries());
    const items = list('[', ']');
    if (name === '[]uint8') return Uint8Array.from(items, (item) => Number((item as GoInt).value));
    return name === ANY_SLICE.name ? items : new GoSlice(typeNamed(name), items);
  }

  function entries(): [string, GoValue][] {
    const found: [string, GoValue][] = [];
    expect(/\{\s*/y);
    while (take(/\s*\}/y) === undefined) {
      const key = value() as string;
      expect(/\s*:\s*/y);
      found.push([key, value()]);
      take(/\s*,\s*/y);
    }
    return found;
  }

  return { word: () => expect(/[A-Za-z0-9_]+/y), list, position: () => at };
}

function readNumber(text: string): GoValue {
  if (/^-?[0-9]+$/.test(text)) return int(BigInt(text));
  return Number(text.replace('Inf', 'Infinity'));
}

function readTime([seconds, nanoseconds, zone]: readonly GoValue[]): GoValue {
  const fraction = (nanoseconds as GoInt).value;
  return makeTime(instantOfUnix((seconds as GoInt).value, fraction, loadLocation(zone as string)));
}

function formatText(text: string): string {
  return text.isWellFormed() ? JSON.stringify(text) : `hex"${Buffer.from(bytesOf(text)).toString('hex')}"`;
}

function formatFloat(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function formatInstant(value: GoValue): string {
  const { seconds, nanoseconds, location } = timeOf(value);
  return `time(${seconds}, ${nanoseconds}, ${JSON.stringify(location.name)})`;
}

function formatEntries(map: Map<string, GoValue>): string {
  const keys = Array.from(map.keys()).sort(compareStrings);
  return keys.map((key) => `${formatText(key)}: ${formatValue(map.get(key))}`).join(', ');
}

function prefix(name: string, plain: GoType): string {
  return name === plain.name ? '' : name;
}
