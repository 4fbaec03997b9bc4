import type { Hook } from '@metachart/helm-render';
import { selectHooks } from '../transitions/hook-runs.ts';
import type { PlanHook } from './plan.ts';

/** The hooks that a deploy runs, before and after its objects, in the order in which they run. */
export function planHooks(hooks: readonly Hook[], operation: 'install' | 'upgrade'): readonly PlanHook[] {
  return [`pre-${operation}`, `post-${operation}`].flatMap((event) =>
    selectHooks({ hooks }, event).map((place) => {
      const { weight, kind, name, path } = hooks[place]!;
      return { event, weight, kind, name, path };
    }),
  );
}
