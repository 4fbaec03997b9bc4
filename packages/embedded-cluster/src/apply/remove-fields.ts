import { isJsonObject, type JsonObject, setField } from '../objects/json.ts';
import { ANY, fieldSchema, resolveSchema, type Schema } from '../schema/schema.ts';
import { type FieldSet, hasField } from './field-set.ts';
import { fieldElement, itemElement } from './path-element.ts';

/** The value without the fields of the set; a map or list that loses everything is gone. */
export function removeFields(schema: Schema, value: unknown, set: FieldSet): unknown {
  const type = resolveSchema(schema, value);
  if (type.kind === 'map' && isJsonObject(value)) {
    if (type.atomic || Object.keys(value).length === 0) return undefined;
    const out: JsonObject = {};
    for (const [field, child] of Object.entries(value)) {
      const element = fieldElement(field);
      if (hasField(set, element)) continue;
      const below = set.children.get(element);
      // What loses all that it held is null and not absent: so whoever owns it as an empty value goes on to own it.
      const kept = below === undefined ? child : removeFields(fieldSchema(type, field) ?? ANY, child, below);
      setField(out, field, kept === undefined ? null : kept);
    }
    return Object.keys(out).length > 0 ? out : undefined;
  }
  if (type.kind === 'list' && Array.isArray(value)) {
    if (type.identity.kind === 'atomic' || value.length === 0) return undefined;
    const out: unknown[] = [];
    for (const item of value) {
      const element = itemElement(type, item);
      if (element !== undefined && hasField(set, element)) continue;
      const below = element === undefined ? undefined : set.children.get(element);
      out.push(below === undefined ? item : removeFields(type.element, item, below));
    }
    return out.length > 0 ? out : undefined;
  }
  return value;
}

/** The set with every declared field that leads to one of its fields: so a struct goes when all that it held goes. */
export function withNamedParents(schema: Schema, set: FieldSet): FieldSet {
  const type = resolveSchema(schema, {});
  const children = new Map<string, FieldSet>();
  for (const [element, child] of set.children) {
    if (element.startsWith('f:') && type.kind === 'map') {
      const field = element.slice(2);
      const below = withNamedParents(fieldSchema(type, field) ?? ANY, child);
      const named = type.fields.has(field) && child.children.size > 0;
      children.set(element, { member: child.member || named, children: below.children });
    } else {
      const below = withNamedParents(type.kind === 'list' ? type.element : ANY, child);
      children.set(element, { member: child.member, children: below.children });
    }
  }
  return { member: set.member, children };
}
