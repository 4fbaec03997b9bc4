import { equalJson } from '../objects/json.ts';
import type { Schema } from '../schema/schema.ts';
import { type Comparison, compareObjects } from './compare-objects.ts';
import {
  emptyFieldSet,
  type FieldSet,
  fieldSetOf,
  formatFieldPath,
  intersectFields,
  isEmptyFieldSet,
  listFields,
  subtractFields,
  subtractSubtrees,
  uniteFieldSets,
} from './field-set.ts';
import { fieldsOf } from './list-fields.ts';
import { identityKey, type Manager, type ManagerIdentity, type Managers } from './managed-fields.ts';
import { mergeObjects } from './merge-objects.ts';
import { removeFields, withNamedParents } from './remove-fields.ts';

/** One field that another manager owns with another value. */
export interface OwnershipConflict {
  readonly manager: Manager;
  readonly path: string;
}

export interface OwnershipWrite {
  readonly schema: Schema;
  /** The object without managedFields; what a kind always has where it is created. */
  readonly live: unknown;
  readonly managers: Managers;
  readonly identity: ManagerIdentity;
  /** Fields that this request cannot write, such as `status` on the main resource. */
  readonly reset: FieldSet;
  readonly now: string;
}

/** Who owns what after an update that replaced the live object: a changed field belongs to who changed it. */
export function trackUpdate(write: OwnershipWrite, after: unknown): Managers {
  const comparison = compareFor(write, after);
  const identity = identityKey(write.identity);
  const managers = new Map<string, Manager>();
  const written = uniteFieldSets(comparison.modified, comparison.added);
  const taken = uniteFieldSets(written, comparison.removed);
  for (const [key, manager] of write.managers) {
    const fields = subtractFields(manager.fields, taken);
    if (!isEmptyFieldSet(fields)) managers.set(key, { ...manager, fields });
  }
  const changed = subtractFields(written, UNTRACKED);
  if (!isEmptyFieldSet(changed)) {
    const fields = uniteFieldSets(managers.get(identity)?.fields ?? emptyFieldSet(), changed);
    managers.set(identity, { ...write.identity, time: write.now, fields });
  }
  return managers;
}

export interface AppliedConfiguration {
  /** The live object as the configuration wants it, before defaults. */
  readonly object: unknown;
  readonly managers: Managers;
  readonly conflicts: readonly OwnershipConflict[];
}

/**
 * Server-side apply: the configuration laid over the live object, without what this manager applied before and does not now,
 * unless someone else owns it too. With conflicts the result is to be thrown away, unless they are forced.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function applyConfiguration(write: OwnershipWrite, config: unknown): AppliedConfiguration {
  const { schema, live } = write;
  const identity = identityKey(write.identity);
  const last = write.managers.get(identity);
  const fields = subtractSubtrees(fieldsOf(schema, config), write.reset);
  const managers = new Map(write.managers);
  managers.set(identity, { ...write.identity, time: write.now, fields });
  const merged = mergeObjects(schema, live, config);
  const object =
    last === undefined || isEmptyFieldSet(last.fields)
      ? merged
      : withoutAbandoned(schema, merged, managers, last.fields);
  const comparison = compareFor(write, object);
  const written = uniteFieldSets(comparison.modified, comparison.added);
  const conflicts: OwnershipConflict[] = [];
  for (const [key, manager] of write.managers) {
    if (key === identity) continue;
    const contested = intersectFields(manager.fields, written);
    for (const path of listFields(contested)) conflicts.push({ manager, path: formatFieldPath(path) });
    const kept = subtractFields(subtractFields(manager.fields, contested), comparison.removed);
    if (isEmptyFieldSet(kept)) managers.delete(key);
    else managers.set(key, { ...manager, fields: kept });
  }
  // An apply that changes nothing does not touch the time; a manager who only comes to share fields has none.
  const time = equalJson(live, object) ? last?.time : write.now;
  conflicts.sort((left, right) =>
    left.manager.name < right.manager.name ? -1 : left.manager.name > right.manager.name ? 1 : 0,
  );
  const owned = subtractFields(fields, UNTRACKED);
  if (isEmptyFieldSet(owned)) managers.delete(identity);
  else managers.set(identity, { ...write.identity, time, fields: owned });
  return { object, managers, conflicts };
}

function compareFor(write: OwnershipWrite, after: unknown): Comparison {
  const { added, modified, removed } = compareObjects(write.schema, write.live, after);
  return {
    added: subtractSubtrees(added, write.reset),
    modified: subtractSubtrees(modified, write.reset),
    removed: subtractSubtrees(removed, write.reset),
  };
}

/** Without what the last configuration named and no manager does now. */
function withoutAbandoned(schema: Schema, merged: unknown, managers: Managers, last: FieldSet): unknown {
  const lastNamed = withNamedParents(schema, last);
  const pruned = removeFields(schema, merged, lastNamed);
  let owned = emptyFieldSet();
  for (const manager of managers.values()) owned = uniteFieldSets(owned, manager.fields);
  const mergedFields = withNamedParents(schema, fieldsOf(schema, merged));
  const keep = uniteFieldSets(withNamedParents(schema, fieldsOf(schema, pruned)), withNamedParents(schema, owned));
  const restored = removeFields(schema, merged, subtractFields(mergedFields, keep));
  const restoredFields = withNamedParents(schema, fieldsOf(schema, restored));
  return removeFields(schema, merged, intersectFields(subtractFields(mergedFields, restoredFields), lastNamed));
}

/** What managedFields never list. */
const UNTRACKED = fieldSetOf(
  ['f:apiVersion'],
  ['f:kind'],
  ['f:metadata'],
  ['f:metadata', 'f:name'],
  ['f:metadata', 'f:namespace'],
  ['f:metadata', 'f:creationTimestamp'],
  ['f:metadata', 'f:selfLink'],
  ['f:metadata', 'f:uid'],
  ['f:metadata', 'f:clusterName'],
  ['f:metadata', 'f:generation'],
  ['f:metadata', 'f:managedFields'],
  ['f:metadata', 'f:resourceVersion'],
);
