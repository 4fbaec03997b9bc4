import { isJsonObject, type JsonObject, setField } from '../objects/json.ts';

/**
 * A set of fields as managedFields keep it: a tree over path elements in their written form (`f:name`, `k:{"name":"web"}`,
 * `v:"x"`, `i:0`). `member` says whether the path up to here is in the set.
 */
export interface FieldSet {
  member: boolean;
  readonly children: Map<string, FieldSet>;
}

export function emptyFieldSet(): FieldSet {
  return { member: false, children: new Map() };
}

export function isEmptyFieldSet(set: FieldSet): boolean {
  return !set.member && set.children.size === 0;
}

export function insertField(set: FieldSet, path: readonly string[]): void {
  let at = set;
  for (const element of path) {
    let next = at.children.get(element);
    if (next === undefined) {
      next = emptyFieldSet();
      at.children.set(element, next);
    }
    at = next;
  }
  at.member = true;
}

export function fieldSetOf(...paths: readonly (readonly string[])[]): FieldSet {
  const set = emptyFieldSet();
  for (const path of paths) insertField(set, path);
  return set;
}

export function hasField(set: FieldSet, element: string): boolean {
  return set.children.get(element)?.member === true;
}

export function uniteFieldSets(left: FieldSet, right: FieldSet): FieldSet {
  const out: FieldSet = { member: left.member || right.member, children: new Map(left.children) };
  for (const [element, child] of right.children) {
    const other = left.children.get(element);
    out.children.set(element, other === undefined ? child : uniteFieldSets(other, child));
  }
  return out;
}

/** The fields of `left` that are not in `right`; what lies below a field of `right` stays. */
export function subtractFields(left: FieldSet, right: FieldSet): FieldSet {
  return combine(left, (child, element) => {
    const other = right.children.get(element);
    if (other === undefined) return child;
    const rest = subtractFields(child, other);
    return { member: child.member && !other.member, children: rest.children };
  });
}

/** The fields of `left` that neither are in `right` nor lie below one of its fields. */
export function subtractSubtrees(left: FieldSet, right: FieldSet): FieldSet {
  return combine(left, (child, element) => {
    const other = right.children.get(element);
    if (other === undefined) return child;
    return other.member ? emptyFieldSet() : subtractSubtrees(child, other);
  });
}

export function intersectFields(left: FieldSet, right: FieldSet): FieldSet {
  return combine(left, (child, element) => {
    const other = right.children.get(element);
    if (other === undefined) return emptyFieldSet();
    const rest = intersectFields(child, other);
    return { member: child.member && other.member, children: rest.children };
  });
}

function combine(set: FieldSet, keep: (child: FieldSet, element: string) => FieldSet): FieldSet {
  const out: FieldSet = { member: set.member, children: new Map() };
  for (const [element, child] of set.children) {
    const kept = keep(child, element);
    if (!isEmptyFieldSet(kept)) out.children.set(element, kept);
  }
  return out;
}

/** All fields of the set in the order in which they are written. */
export function listFields(set: FieldSet): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  function visit(at: FieldSet, path: readonly string[]): void {
    const elements = [...at.children.keys()].sort();
    for (const element of elements) {
      if (at.children.get(element)?.member === true) found.push([...path, element]);
    }
    for (const element of elements) {
      const child = at.children.get(element);
      if (child !== undefined) visit(child, [...path, element]);
    }
  }
  visit(set, []);
  return found;
}

/** `FieldsV1` of a set: https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management */
export function encodeFieldSet(set: FieldSet): JsonObject {
  const out: JsonObject = {};
  for (const element of [...set.children.keys()].sort()) {
    const child = set.children.get(element);
    if (child === undefined) continue;
    const below = encodeFieldSet(child);
    setField(out, element, child.member && child.children.size > 0 ? { '.': {}, ...below } : below);
  }
  return out;
}

const MAXIMUM_DEPTH = 200;

/** The set of a `FieldsV1`; undefined where it is none. */
export function decodeFieldSet(fields: unknown, depth = 0): FieldSet | undefined {
  if (!isJsonObject(fields) || depth > MAXIMUM_DEPTH) return undefined;
  const out = emptyFieldSet();
  for (const [element, below] of Object.entries(fields)) {
    if (element === '.') {
      out.member = true;
      continue;
    }
    if (!/^[fkvi]:/.test(element)) return undefined;
    const child = decodeFieldSet(below, depth + 1);
    if (child === undefined) return undefined;
    if (child.children.size === 0) child.member = true;
    out.children.set(element, child);
  }
  return out;
}

/** A path as messages show it: `.spec.containers[name="web"].image`, `.metadata.finalizers[="x"]`. */
export function formatFieldPath(path: readonly string[]): string {
  let text = '';
  for (const element of path) {
    const rest = element.slice(2);
    switch (element[0]) {
      case 'f':
        text += `.${rest}`;
        break;
      case 'k': {
        const key: unknown = JSON.parse(rest);
        const fields = isJsonObject(key) ? Object.entries(key) : [];
        text += `[${fields.map(([field, value]) => `${field}=${JSON.stringify(value)}`).join(',')}]`;
        break;
      }
      case 'v':
        text += `[=${rest}]`;
        break;
      default:
        text += `[${rest}]`;
    }
  }
  return text;
}
