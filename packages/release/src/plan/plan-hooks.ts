import type { Hook, HookEvent } from '@metachart/helm-render';
import type { PlanHook } from './plan.ts';

/** The hooks that a deploy runs, before and after; of one event by weight, then by name (Helm: pkg/action/hooks.go). */
export function planHooks(hooks: readonly Hook[], operation: 'install' | 'upgrade'): readonly PlanHook[] {
  const events: readonly HookEvent[] = [`pre-${operation}`, `post-${operation}`];
  return events.flatMap((event) =>
    hooks
      .filter((hook) => hook.events.includes(event))
      .sort((a, b) => a.weight - b.weight || (a.name < b.name ? -1 : Number(a.name > b.name)))
      .map(({ weight, kind, name, path }) => ({ event, weight, kind, name, path })),
  );
}
