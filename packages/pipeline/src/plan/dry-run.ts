import type { Cluster } from '@metachart/cluster';
import { isDiagnosticError } from '@metachart/diagnostics';
import type { KubeObject } from '@metachart/kube-model';
import { type DryRun, diffFields, type FieldConflict, type JsonObject, parseConflicts } from '@metachart/release';

/**
 * What the cluster would make of an object, as a deploy applies it. First without force, which tells who else owns its
 * fields. `again` is another rendering of the same object; it is asked for only where it differs and something is there.
 * What the server refuses is a result; throws as `Cluster` for everything else.
 */
export async function dryRun(
  cluster: Cluster,
  object: KubeObject,
  options: { readonly again: KubeObject | undefined; readonly isThere: boolean },
): Promise<DryRun> {
  const { again, isThere } = options;
  const applied = await tryApply(cluster, object);
  if (applied.outcome === 'refused' || !isThere || again === undefined) return applied;
  if (diffFields(object as JsonObject, again as JsonObject).length === 0) return applied;
  const other = await tryApply(cluster, again);
  return other.outcome === 'applied' ? { ...applied, again: other.object } : applied;
}

type Answer = Extract<DryRun, { outcome: 'applied' | 'refused' }>;

async function tryApply(cluster: Cluster, object: KubeObject): Promise<Answer> {
  const options = { fieldManager, dryRun: true } as const;
  try {
    return { outcome: 'applied', object: await cluster.apply(object, { ...options, force: false }), conflicts: [] };
  } catch (error) {
    const conflicts = conflictsOf(error);
    if (conflicts.length === 0) return refusal(error);
    try {
      const forced = await cluster.apply(object, { ...options, force: true });
      // Helm 3's own client-side updates are no other manager.
      return {
        outcome: 'applied',
        object: forced,
        conflicts: conflicts.filter((each) => each.manager !== fieldManager),
      };
    } catch (forcedError) {
      return refusal(forcedError);
    }
  }
}

const fieldManager = 'helm';

function conflictsOf(error: unknown): readonly FieldConflict[] {
  return isDiagnosticError(error) && error.code === 'cluster/conflict' ? parseConflicts(error.message) : [];
}

const refusals: ReadonlySet<string> = new Set(['cluster/forbidden', 'cluster/invalid', 'cluster/not-found']);

function refusal(error: unknown): Answer {
  if (!isDiagnosticError(error) || !refusals.has(error.code)) throw error;
  return { outcome: 'refused', code: error.code, message: error.message };
}
