import { compareStrings, toWellFormed } from '../../bytes/index.ts';
import { GoError, GoInt, type GoType } from '../../reflect/index.ts';
import { formatFloat } from '../../strconv/index.ts';
import { coerceToString } from './coerce-to-string.ts';
import { findField } from './find-field.ts';
import { formatGoSyntax } from './go-syntax.ts';
import { keyText } from './key-text.ts';
import { type RawEntry, RawMapping, type RawScalar, type RawValue } from './raw-mapping.ts';

/** What a JSON text of the value would hold; where the target is a number, integers are still told from floats. */
export type JsonValue = RawScalar | JsonValue[] | Map<string, JsonValue>;

/**
 * Converts a decoded value as sigs.k8s.io/yaml does before it writes JSON (convertToJSONableObject): keys become strings
 * (rule N13), and so do numbers and booleans where the target is a string (rule N12). Of keys that become equal the last
 * one counts; in Go that differs from run to run. Throws GoError for a key that cannot become a string.
 */
export function toJsonValue(value: RawValue, target: GoType | undefined): JsonValue {
  const root: JsonValue[] = [];
  const stack: Work[] = [{ values: [value], entries: undefined, into: root, typeOf: () => target, next: 0 }];
  while (stack.length > 0) {
    const work = stack[stack.length - 1]!;
    if (work.next === work.values.length) {
      stack.pop();
      continue;
    }
    const index = work.next++;
    const key = work.entries === undefined ? '' : jsonKey(work.entries[index]!);
    const result = convert(work.values[index]!, work.typeOf(key), stack);
    if (Array.isArray(work.into)) work.into.push(result);
    else work.into.set(key, result);
  }
  return root[0]!;
}

/**
 * Throws what encoding/json says about infinity and not-a-number (rule N5): of several the first in the order in which
 * JSON is written, with sorted keys.
 */
export function rejectNonFinite(value: JsonValue): void {
  const pending: JsonValue[] = [value];
  while (pending.length > 0) {
    const next = pending.pop()!;
    if (typeof next === 'number' && !Number.isFinite(next)) {
      throw new GoError(`json: unsupported value: ${formatFloat(next, 'g', -1, 64)}`);
    }
    if (Array.isArray(next)) {
      for (let i = next.length - 1; i >= 0; i--) pending.push(next[i]!);
    } else if (next instanceof Map) {
      const keys = [...next.keys()].sort(compareStrings);
      for (let i = keys.length - 1; i >= 0; i--) pending.push(next.get(keys[i]!)!);
    }
  }
}

/** A collection whose members are being converted. */
interface Work {
  readonly values: readonly RawValue[];
  /** Of a mapping. */
  readonly entries: readonly RawEntry[] | undefined;
  readonly into: JsonValue[] | Map<string, JsonValue>;
  /** What the member under a key will be decoded into. */
  readonly typeOf: (key: string) => GoType | undefined;
  next: number;
}

/** Converts a scalar, or begins a collection. */
function convert(value: RawValue, target: GoType | undefined, stack: Work[]): JsonValue {
  const type = target?.kind === 'ptr' ? target.elem : target;
  if (value instanceof RawMapping) {
    const entries = [...value.entries.values()];
    const into = new Map<string, JsonValue>();
    stack.push({ values: entries.map((entry) => entry.value), entries, into, typeOf: memberTypes(type), next: 0 });
    return into;
  }
  if (Array.isArray(value)) {
    const elem = type?.kind === 'slice' ? type.elem : undefined;
    const into: JsonValue[] = [];
    stack.push({ values: value, entries: undefined, into, typeOf: () => elem, next: 0 });
    return into;
  }
  if (type?.kind === 'string') return coerceToString(value);
  if (typeof value === 'string') return toWellFormed(value);
  const isNumberWanted = type !== undefined && type.kind !== 'interface';
  return value instanceof GoInt && !isNumberWanted ? Number(value.value) : value;
}

function memberTypes(type: GoType | undefined): (key: string) => GoType | undefined {
  if (type?.kind === 'map') return () => type.elem;
  // sigs looks at the outermost field only, so promoted fields of an embedded struct are not seen.
  if (type?.kind === 'struct') return (key) => findField(type, key)?.path[0]?.type;
  return () => undefined;
}

function jsonKey({ key, value }: RawEntry): string {
  const text = keyText(key);
  if (text !== undefined) return toWellFormed(text);
  const type = key === null ? '%!s(<nil>)' : 'uint64';
  throw new GoError(
    `unsupported map key of type: ${type}, key: ${formatGoSyntax(key)}, value: ${formatGoSyntax(value)}`,
  );
}
