import { DiagnosticError } from '@metachart/diagnostics';
import { stringOf } from '../../bytes/index.ts';
import { callForBytes, findMethod } from '../../json/find-method.ts';
import {
  GoInt,
  GoNil,
  GoPanic,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  type GoValue,
  typeOf,
} from '../../reflect/index.ts';
import { formatFloat } from '../../strconv/index.ts';
import { toLower } from '../../strings/index.ts';
import { compareKeysAfterDigits } from './compare-keys.ts';
import { emitYaml } from './emit-yaml.ts';
import type { YamlDialect, YamlView } from './yaml-dialect.ts';

/**
 * What an Encoder of go-yaml v3 with SetIndent(2) writes, which is Helm's toYamlPretty before its last line break is
 * trimmed: no JSON in between, so Go's types show; nothing folds; lists are indented under their keys (rules N3, E2,
 * E4, E5, E6). Throws GoError with the text of a failing method, GoPanic for functions and complex numbers, and
 * DiagnosticError `yaml/too-deep` beyond 10,000 levels and for what contains itself, on which Go overflows its stack.
 */
export function encodeYamlPretty(value: GoValue): string {
  const text = emitYaml(value, V3);
  if (text !== undefined) return text;
  throw new DiagnosticError('yaml/too-deep', {
    message: `a value contains itself or is nested deeper than ${MAX_DEPTH} levels and cannot be written as YAML`,
    hint: 'Look for `set`, `append` or `merge` with the map or list itself as a value.',
  });
}

const MAX_DEPTH = 10_000;
const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00';

const V3: YamlDialect = {
  width: Infinity,
  listIndent: 2,
  tabsInBlocks: true,
  signedOctals: true,
  jsonSafeOnly: false,
  maxDepth: MAX_DEPTH,
  maxKeyLength: Infinity,
  compareKeys: compareKeysAfterDigits,
  formatNumber,
  view: viewOf,
};

function formatNumber(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return formatFloat(value, 'g', -1, 64);
}

/** Go: go.yaml.in/yaml/v3, encode.go, marshal. */
function viewOf(value: GoValue & object): YamlView {
  if (value instanceof GoNil) return viewOfNil(value);
  if (value instanceof Uint8Array) return { kind: 'list', items: [...value] };
  const type = typeOf(value)!;
  const own = viewByMethod(value, type);
  if (own !== undefined) return own;
  if (value instanceof GoInt) return { kind: 'text', text: value.value.toString() };
  if (value instanceof GoSlice) return { kind: 'list', items: value.items };
  if (value instanceof GoPointer) return { kind: 'value', value: value.target };
  if (value instanceof GoStruct) return viewOfStruct(value);
  throw new GoPanic(`cannot marshal type: ${type.name}`);
}

function viewOfNil({ goType }: GoNil): YamlView {
  switch (goType.kind) {
    case 'map':
      return { kind: 'fields', names: [], values: new Map() };
    case 'slice':
      return { kind: 'list', items: [] };
    default:
      return { kind: 'text', text: 'null' };
  }
}

function viewByMethod(value: GoValue, type: GoType): YamlView | undefined {
  if (type.name === 'time.Time' || type.name === '*time.Time') return viewOfTime(value, type);
  const name = type.name === 'time.Duration' ? 'String' : 'MarshalYAML';
  const method = findMethod(type, name, { addressable: false });
  if (method !== undefined) return { kind: 'value', value: method.call(value) };
  const text = findMethod(type, 'MarshalText', { addressable: false });
  return text === undefined ? undefined : { kind: 'value', value: stringOf(callForBytes(text, value)) };
}

function viewOfTime(value: GoValue, type: GoType): YamlView {
  const format = findMethod(type, 'Format', { addressable: false });
  if (format === undefined) throw new Error(`${type.name} has no method Format`);
  return { kind: 'text', text: String(format.call(value, RFC3339_NANO)) };
}

/** Fields in order, by the names of their YAML tags or else of the lower-cased fields; an embedded struct is one of them. */
function viewOfStruct({ goType, fields }: GoStruct): YamlView {
  const values = new Map<string, GoValue>();
  for (const { name, yaml, omitEmpty } of goType.fields ?? []) {
    const key = yaml ?? toLower(name);
    if (values.has(key)) throw new GoPanic(`duplicated key '${key}' in struct ${goType.name}`);
    const value = fields.get(name) ?? null;
    if (yaml === undefined || !omitEmpty || !isZero(value)) values.set(key, value);
  }
  return { kind: 'fields', names: [...values.keys()], values };
}

/** Go: go.yaml.in/yaml/v3, yaml.go, isZero. */
function isZero(value: GoValue): boolean {
  if (value === null || value === '' || value === 0 || value === false || value instanceof GoNil) return true;
  if (value instanceof GoInt) return value.value === 0n;
  if (value instanceof GoSlice) return value.items.length === 0;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  if (value instanceof Map) return value.size === 0;
  return value instanceof GoStruct && [...value.fields.values()].every(isZero);
}
