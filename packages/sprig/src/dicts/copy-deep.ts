import {
  GoError,
  GoMapView,
  GoPointer,
  GoSlice,
  GoStruct,
  GoTypedMap,
  type GoValue,
} from '@metachart/go-runtime/reflect';
import { VERSION, type Version } from '@metachart/go-runtime/semver';
import { createVisitCounter } from '../size-limit.ts';

/**
 * mitchellh/copystructure: new maps, lists and structs all the way down. nil is the panic of reflect; a value that
 * contains itself, on which Go dies, is refused.
 */
export function copyDeep(value: GoValue): GoValue {
  if (value == null) throw new GoError('reflect: call of reflect.Value.Type on zero Value');
  return copyValue(value, { visit: createVisitCounter('deepCopy'), depth: 0 });
}

const emptyVersion: Version = { major: 0n, minor: 0n, patch: 0n, prerelease: '', metadata: '', original: '' };

interface Copy {
  readonly visit: (depth: number) => void;
  depth: number;
}

function copyValue(value: GoValue, copy: Copy): GoValue {
  if (typeof value !== 'object' || value === null) return value;
  copy.depth += 1;
  copy.visit(copy.depth);
  const copied = copyObject(value, copy);
  copy.depth -= 1;
  return copied;
}

function copyObject(value: Exclude<GoValue, string | number | boolean | null | undefined>, copy: Copy): GoValue {
  if (value instanceof Map) {
    const map: Map<string, GoValue> = emptyLike(value);
    for (const [key, element] of value) map.set(key, copyValue(element, copy));
    return map;
  }
  if (Array.isArray(value)) return value.map((item) => copyValue(item, copy));
  if (value instanceof GoSlice)
    return new GoSlice(
      value.goType,
      value.items.map((item) => copyValue(item, copy)),
    );
  if (value instanceof Uint8Array) return value.slice();
  if (value instanceof GoPointer) return new GoPointer(value.goType, copyStruct(value.target, copy));
  return value instanceof GoStruct ? copyStruct(value, copy) : value;
}

/** A view keeps its type over a plain map, which it gives away where Go converts it to one. */
function emptyLike(map: Map<string, GoValue>): Map<string, GoValue> {
  if (map instanceof GoMapView) return new GoMapView(map.goType, new Map());
  return map instanceof GoTypedMap ? new GoTypedMap(map.goType) : new Map();
}

/** Unexported fields are not copied, so of a version nothing is left; of a time all is, for which upstream has a rule. */
function copyStruct(value: GoStruct, copy: Copy): GoStruct {
  if (value.goType === VERSION) return new GoStruct(VERSION, value.fields, emptyVersion);
  const fields = new Map<string, GoValue>();
  for (const [name, field] of value.fields) fields.set(name, copyValue(field, copy));
  return new GoStruct(value.goType, fields, value.native);
}
