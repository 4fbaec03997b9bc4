import { compareStrings } from '@metachart/go-runtime/bytes';
import type { HookExecution, RecordedHook, ReleaseRecord } from '../record/release-record.ts';

/**
 * Which hooks of a record run at an event, as their places in it, in Helm's order: by weight, then by name, then as they
 * are recorded, which is by kind (Helm: pkg/action/hooks.go). A hook that names an event twice runs twice.
 */
export function selectHooks(
  { hooks }: { readonly hooks?: readonly OrderedHook[] | null },
  event: string,
): readonly number[] {
  const all = hooks ?? [];
  const selected = all.flatMap(({ events = [] }, place) => events.filter((each) => each === event).map(() => place));
  return selected.sort((a, b) => compareHooks(all[a]!, all[b]!));
}

type OrderedHook = Pick<RecordedHook, 'name' | 'events' | 'weight'>;

/**
 * The record with what is known of a run of one of its hooks. As Helm does, it records the default delete policy with a hook
 * that names none once that hook has run.
 */
export function withHookRun(record: ReleaseRecord, place: number, last_run: HookExecution): ReleaseRecord {
  const hooks = (record.hooks ?? []).map((hook, at) =>
    at === place ? { ...hook, last_run, delete_policies: policiesOf(hook) } : hook,
  );
  return { ...record, hooks };
}

/** Whether a hook is to be deleted at that point; before its creation where it names no policy. */
export function hasDeletePolicy(
  hook: RecordedHook,
  policy: 'before-hook-creation' | 'hook-succeeded' | 'hook-failed',
): boolean {
  return policiesOf(hook).includes(policy);
}

/** The delete policies that hold for a hook. */
export function policiesOf({ delete_policies = [] }: Pick<RecordedHook, 'delete_policies'>): readonly string[] {
  return delete_policies.length === 0 ? ['before-hook-creation'] : delete_policies;
}

function compareHooks(a: OrderedHook, b: OrderedHook): number {
  return (a.weight ?? 0) - (b.weight ?? 0) || compareStrings(a.name ?? '', b.name ?? '');
}
