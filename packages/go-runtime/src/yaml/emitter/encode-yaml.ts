import { Buffer } from 'node:buffer';
import { encodeJson } from '../../json/encode-json.ts';
import { GoError, GoInt, GoNil, GoSlice, type GoType, type GoValue } from '../../reflect/index.ts';
import { formatFloat } from '../../strconv/index.ts';
import { compareKeys } from './compare-keys.ts';
import { emitYaml } from './emit-yaml.ts';
import { readJsonAsYaml } from './read-json-as-yaml.ts';
import type { YamlDialect, YamlView } from './yaml-dialect.ts';

/**
 * Marshal of sigs.k8s.io/yaml, which is Helm's toYaml before its last line break is trimmed: the value as JSON, that
 * read by go-yaml v2, and the result written by it (rules N3, E1 to E7, E10). Throws GoError with the text of Marshal's
 * error: for what JSON cannot hold, and for what the YAML reader refuses (control characters, keys over 1024
 * characters, 10,000 levels).
 */
export function encodeYaml(value: GoValue): string {
  // Nearly every value comes through JSON unchanged, and is written at once. For the others the detour is taken.
  return emitYaml(value, DIRECT) ?? emitThroughJson(value);
}

/** Go: go.yaml.in/yaml/v2, scannerc.go, max_flow_level. */
const MAX_DEPTH = 10_000;

const V2: Omit<YamlDialect, 'jsonSafeOnly' | 'maxKeyLength'> = {
  width: 80,
  listIndent: 0,
  tabsInBlocks: false,
  signedOctals: false,
  compareKeys,
  maxDepth: MAX_DEPTH,
  formatNumber,
  view: viewOf,
};
// A key of 170 characters may take 1022 in JSON, all of them escaped; from there on they are counted.
const DIRECT: YamlDialect = { ...V2, jsonSafeOnly: true, maxKeyLength: 170 };
const READ_BACK: YamlDialect = { ...V2, jsonSafeOnly: false, maxKeyLength: Infinity };

function emitThroughJson(value: GoValue): string {
  const tree = readJsonAsYaml(marshal(value), MAX_DEPTH);
  const text = emitYaml(tree, READ_BACK);
  if (text === undefined) throw new Error('a tree read from JSON must be writable');
  return text;
}

function marshal(value: GoValue): string {
  try {
    return encodeJson(value);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new GoError(`error marshaling into JSON: ${error.message}`, error);
  }
}

/** What the common kinds of value are in JSON; the rest takes the way through JSON. */
function viewOf(value: GoValue & object): YamlView | undefined {
  if (value instanceof GoNil) return { kind: 'text', text: 'null' };
  if (value instanceof Uint8Array) {
    const base64 = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
    return { kind: 'value', value: base64 };
  }
  if (!(value instanceof GoInt || value instanceof GoSlice) || marshals(value.goType)) return undefined;
  if (value instanceof GoInt) return { kind: 'text', text: value.value.toString() };
  return value.goType.elem?.kind === 'uint8' ? undefined : { kind: 'list', items: value.items };
}

function marshals(type: GoType): boolean {
  return type.methods !== undefined && (type.methods.has('MarshalJSON') || type.methods.has('MarshalText'));
}

/** An integral number that fits int64 or uint64 comes back as an integer, every other as a float (rule N3). */
function formatNumber(value: number): string | undefined {
  // Also for -0, which JSON writes as -0 and go-yaml reads as the integer 0.
  if (Number.isSafeInteger(value)) return String(value);
  if (!Number.isFinite(value)) return undefined;
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 65) {
    // The digits in JSON may name another integer than the float's own: the shortest one that reads back as the float.
    const integer = BigInt(String(value));
    if (integer >= -(2n ** 63n) && integer < 2n ** 64n) return String(value);
  }
  return formatFloat(value, 'g', -1, 64);
}
