import { equalJson, isJsonObject } from '../objects/json.ts';
import { ANY, fieldSchema, type ListSchema, type MapSchema, resolveSchema, type Schema } from '../schema/schema.ts';
import { emptyFieldSet, type FieldSet, insertField } from './field-set.ts';
import { fieldElement, itemElement } from './path-element.ts';

export interface Comparison {
  readonly added: FieldSet;
  readonly modified: FieldSet;
  readonly removed: FieldSet;
}

/** Which fields a write adds, changes and removes. A map or list that comes or goes is itself among them. */
export function compareObjects(schema: Schema, before: unknown, after: unknown): Comparison {
  const comparison = { added: emptyFieldSet(), modified: emptyFieldSet(), removed: emptyFieldSet() };
  compare(comparison, schema, before, after, []);
  return comparison;
}

function compare(
  comparison: Comparison,
  schema: Schema,
  before: unknown,
  after: unknown,
  path: readonly string[],
): void {
  const type = resolveSchema(schema, after ?? before);
  if (before != null && after != null && resolveSchema(schema, before).kind !== type.kind) {
    compareChildren(comparison, resolveSchema(schema, before), before, undefined, path);
    insertField(comparison.modified, path);
    return;
  }
  if (isLeaf(type, before, after)) {
    if (before === undefined) insertField(comparison.added, path);
    else if (after === undefined) insertField(comparison.removed, path);
    else if (!equalJson(before, after)) insertField(comparison.modified, path);
    return;
  }
  compareChildren(comparison, type, before, after, path);
  if (before === undefined) insertField(comparison.added, path);
  else if (after === undefined) insertField(comparison.removed, path);
}

/** Two empty maps or lists are compared as values: so the difference between empty and null is kept. */
function isLeaf(type: ReturnType<typeof resolveSchema>, before: unknown, after: unknown): boolean {
  switch (type.kind) {
    case 'scalar':
      return true;
    case 'map':
      return type.atomic || (sizeOf(before) === 0 && sizeOf(after) === 0);
    case 'list':
      return type.identity.kind === 'atomic' || (sizeOf(before) === 0 && sizeOf(after) === 0);
  }
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : 0;
}

function compareChildren(
  comparison: Comparison,
  type: ReturnType<typeof resolveSchema>,
  before: unknown,
  after: unknown,
  path: readonly string[],
): void {
  if (type.kind === 'map') compareFields(comparison, type, before, after, path);
  else if (type.kind === 'list') compareItems(comparison, type, before, after, path);
}

function compareFields(
  comparison: Comparison,
  type: MapSchema,
  before: unknown,
  after: unknown,
  path: readonly string[],
): void {
  const left = isJsonObject(before) ? before : {};
  const right = isJsonObject(after) ? after : {};
  for (const field of new Set([...Object.keys(left), ...Object.keys(right)])) {
    compare(
      comparison,
      fieldSchema(type, field) ?? ANY,
      Object.hasOwn(left, field) ? left[field] : undefined,
      Object.hasOwn(right, field) ? right[field] : undefined,
      [...path, fieldElement(field)],
    );
  }
}

function compareItems(
  comparison: Comparison,
  type: ListSchema,
  before: unknown,
  after: unknown,
  path: readonly string[],
): void {
  const left = indexItems(type, before);
  const right = indexItems(type, after);
  for (const element of new Set([...left.keys(), ...right.keys()])) {
    const below = [...path, element];
    const leftItems = left.get(element) ?? [];
    const rightItems = right.get(element) ?? [];
    if (leftItems.length <= 1 && rightItems.length <= 1) {
      compare(comparison, type.element, leftItems[0], rightItems[0], below);
    } else if (leftItems.length > 1 && rightItems.length > 1) {
      if (!equalJson(leftItems, rightItems)) insertField(comparison.modified, below);
    } else if (leftItems.length > 1) {
      if (rightItems.length > 0) compare(comparison, type.element, undefined, rightItems[0], below);
      insertField(comparison.removed, below);
    } else {
      if (leftItems.length > 0) compare(comparison, type.element, leftItems[0], undefined, below);
      insertField(comparison.added, below);
    }
  }
}

function indexItems(type: ListSchema, list: unknown): Map<string, unknown[]> {
  const index = new Map<string, unknown[]>();
  for (const item of Array.isArray(list) ? list : []) {
    const element = itemElement(type, item);
    if (element === undefined) continue;
    const items = index.get(element);
    if (items === undefined) index.set(element, [item]);
    else items.push(item);
  }
  return index;
}
