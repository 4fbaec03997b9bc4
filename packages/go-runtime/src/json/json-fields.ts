import type { GoField, GoStruct, GoType, GoValue } from '../reflect/index.ts';
import { GoPointer, GoSlice } from '../reflect/index.ts';

/** A field of a struct as encoding/json sees it; fields of embedded structs are found along `path`. */
export interface JsonField {
  readonly name: string;
  readonly path: readonly GoField[];
  readonly omitEmpty: boolean;
}

interface Candidate extends JsonField {
  readonly tagged: boolean;
}

const known = new WeakMap<GoType, readonly JsonField[]>();

/**
 * The fields encoding/json writes for a struct type, in order (Go: encoding/json/encode.go, typeFields): those of
 * embedded structs are promoted; of several with one name the least nested wins, then the tagged one, and a tie drops
 * them all.
 */
export function jsonFieldsOf(type: GoType): readonly JsonField[] {
  let fields = known.get(type);
  if (fields === undefined) {
    fields = dominantFields(collectFields(type, []));
    known.set(type, fields);
  }
  return fields;
}

/** Follows a field's path; undefined where an embedded pointer on the way is nil. */
export function jsonFieldValue(struct: GoStruct, field: JsonField): GoValue {
  let value: GoValue = struct;
  for (const step of field.path) {
    if (value instanceof GoPointer) value = value.target;
    const fields: ReadonlyMap<string, GoValue> | undefined = (value as GoStruct | null)?.fields;
    if (fields === undefined) return undefined;
    value = fields.get(step.name) ?? null;
  }
  return value;
}

/**
 * Go's isEmptyValue, which decides about `omitempty`. A struct is never empty, nor is an interface that holds
 * something.
 */
export function isEmptyField(value: GoValue, type: GoType): boolean {
  if (value == null) return true;
  switch (type.kind) {
    case 'interface':
    case 'ptr':
      return type.kind === 'ptr' && !(value instanceof GoPointer);
    case 'string':
      return value === '';
    case 'bool':
      return value === false;
    case 'slice':
    case 'array':
    case 'map':
      return sizeOf(value) === 0;
    case 'float64':
      return value === 0;
    case 'struct':
    case 'func':
    case 'complex128':
      return false;
    default:
      return (value as { readonly value?: bigint }).value === 0n;
  }
}

function sizeOf(value: GoValue): number {
  if (value instanceof Map) return value.size;
  if (value instanceof GoSlice) return value.items.length;
  return Array.isArray(value) || value instanceof Uint8Array ? value.length : 0;
}

function collectFields(type: GoType, outer: readonly GoField[]): Candidate[] {
  const found: Candidate[] = [];
  for (const field of type.fields ?? []) {
    if (field.json === '-') continue;
    const path = [...outer, field];
    const own = field.type.kind === 'ptr' ? field.type.elem : field.type;
    if (field.embedded && !field.json && own?.kind === 'struct' && !outer.some((step) => step.type === field.type)) {
      found.push(...collectFields(own, path));
      continue;
    }
    const tagged = field.json !== undefined && field.json !== '';
    found.push({ name: tagged ? field.json! : field.name, path, tagged, omitEmpty: field.omitEmpty ?? false });
  }
  return found;
}

function dominantFields(candidates: readonly Candidate[]): readonly JsonField[] {
  const byName = Map.groupBy(candidates, (candidate) => candidate.name);
  return candidates.filter((candidate) => {
    const rivals = byName.get(candidate.name)!;
    return rivals.every((rival) => rival === candidate || outranks(candidate, rival));
  });
}

function outranks(field: Candidate, rival: Candidate): boolean {
  if (field.path.length !== rival.path.length) return field.path.length < rival.path.length;
  return field.tagged && !rival.tagged;
}
