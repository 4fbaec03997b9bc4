import { valueAt } from '../objects/json.ts';
import { matchesLabels } from '../store/selectors.ts';
import { withCondition } from './conditions.ts';
import type { Controller } from './controller.ts';
import { writeStatus } from './owned-objects.ts';
import { isPodActive, isPodReady } from './pods.ts';

/** Counts the pods of a budget. */
export const disruptionBudgetController: Controller = {
  kind: 'poddisruptionbudgets.policy',
  reconcile(state, budget) {
    if (budget.metadata.deletionTimestamp !== undefined) return;
    const pods = state.store
      .list('pods', budget.metadata.namespace)
      .filter(
        (pod) => isPodActive(pod) && matchesLabels(valueAt(budget, 'spec', 'selector'), pod.metadata.labels ?? {}),
      );
    const healthy = pods.filter(isPodReady).length;
    const desired = desiredHealthy(budget.spec, pods.length);
    const allowed = Math.max(0, healthy - desired);
    writeStatus(state, budget, {
      disruptionsAllowed: allowed,
      currentHealthy: healthy,
      desiredHealthy: desired,
      expectedPods: pods.length,
      observedGeneration: budget.metadata.generation,
      conditions: withCondition(
        budget.status,
        {
          type: 'DisruptionAllowed',
          status: allowed > 0 ? 'True' : 'False',
          reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
          message: '',
        },
        { now: state.now() },
      ),
    });
  },
};

function desiredHealthy(spec: unknown, pods: number): number {
  const minimum = valueAt(spec, 'minAvailable');
  if (minimum !== undefined) return countOf(minimum, pods);
  const maximum = valueAt(spec, 'maxUnavailable');
  return maximum === undefined ? 0 : Math.max(0, pods - countOf(maximum, pods));
}

/** A number, or a percentage rounded up. */
function countOf(value: unknown, of: number): number {
  if (typeof value === 'number') return value;
  const percent = /^(\d{1,3})%$/.exec(String(value));
  return percent === null ? 0 : Math.ceil((Number(percent[1]) * of) / 100);
}
