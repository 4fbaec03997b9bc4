import type { KubeObject, ObjectRef } from '@metachart/kube-model';
import type { JsonObject, JsonValue } from '../record/release-record.ts';
import { comparableObject } from './comparable-object.ts';
import { diffFields, type FieldDifference, formatFieldPath } from './diff-fields.ts';
import type { FieldChange, FieldConflict, PlanItem } from './plan.ts';

/**
 * What an apply changes of an object that is there, from what is there and what the server would make of it. `again` is
 * what it would make of another rendering of the same input: where the two differ, the field is volatile.
 */
export function planUpdate(
  live: KubeObject,
  options: {
    readonly ref: ObjectRef;
    readonly applied: KubeObject;
    readonly again: KubeObject | undefined;
    readonly conflicts: readonly FieldConflict[];
  },
): PlanItem {
  const { ref, applied, again, conflicts } = options;
  const after = comparableObject(applied);
  const moving = again === undefined ? [] : diffFields(after, comparableObject(again));
  const differences = diffFields(comparableObject(live), after);
  const isVolatile = ({ path }: FieldDifference) => moving.some((each) => startsWith(path, each.path));
  const isSecret = ref.kind === 'Secret';
  const changes = differences.filter((each) => !isVolatile(each)).map((each) => fieldChange(each, isSecret));
  const restarts = restartFields(differences, { ref, after });
  const update = {
    volatile: moving.map(({ path }) => formatFieldPath(path)),
    ...(restarts.length === 0 ? {} : { restarts }),
    conflicts,
  };
  return changes.length === 0 ? { action: 'unchanged', ref, ...update } : { action: 'change', ref, changes, ...update };
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.length <= path.length && start.every((part, at) => part === path[at]);
}

function fieldChange({ path, before, after, reordered }: FieldDifference, isSecret: boolean): FieldChange {
  const kind = reordered ? 'reordered' : before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const at = { path: formatFieldPath(path), kind } as const;
  if (isSecret && (path[0] === '.data' || path[0] === '.stringData')) return { ...at, redacted: true };
  return {
    ...at,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

const rollingKinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** A paused Deployment, and a workload that leaves its pods to whoever deletes them, keep their pods. */
function restartFields(
  differences: readonly FieldDifference[],
  { ref, after }: { readonly ref: ObjectRef; readonly after: JsonObject },
): readonly string[] {
  if (!ref.apiVersion.startsWith('apps/') || !rollingKinds.has(ref.kind)) return [];
  const spec = asObject(after.spec);
  if (spec.paused === true || asObject(spec.updateStrategy).type === 'OnDelete') return [];
  return differences
    .filter(({ path }) => path[0] === '.spec' && path[1] === '.template')
    .map(({ path }) => formatFieldPath(path));
}

function asObject(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
