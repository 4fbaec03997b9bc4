import type { Cluster } from '@metachart/cluster';
import { isDiagnosticError } from '@metachart/diagnostics';
import { changesNothing, hasSameContent, type ReleaseRecord } from '@metachart/release';
import type { DeployRun } from './deploy-run.ts';
import { mapLimited } from './map-limited.ts';
import type { PlannedObject } from './prepare-release.ts';

/**
 * The deployed revision that a deploy would only repeat: the newest one, with the same content, while the cluster has all
 * definitions and a dry run of applying each object would change nothing. Undefined where there is none. Changes nothing.
 */
export async function findUnchanged({
  options: { cluster },
  prepared: { last, crds, objects, pruned },
  record,
}: Pick<DeployRun, 'options' | 'prepared' | 'record'>): Promise<ReleaseRecord | undefined> {
  if (last?.info.status !== 'deployed' || pruned.length > 0 || !hasSameContent(last, record)) return undefined;
  if ([...crds, ...objects].some(({ live }) => live === undefined)) return undefined;
  let isChanged = false;
  await mapLimited(objects, async (planned) => {
    isChanged ||= !(await isUnchanged(cluster, planned));
  });
  return isChanged ? undefined : last;
}

/** A controller may write between the reading and the dry run, so a difference is looked at once more. */
async function isUnchanged(cluster: Cluster, { object, ref, live }: PlannedObject): Promise<boolean> {
  try {
    const options = { fieldManager: 'helm', force: true, dryRun: true } as const;
    if (changesNothing(live!, await cluster.apply(object, options))) return true;
    const again = await cluster.get(ref);
    return again !== undefined && changesNothing(again, await cluster.apply(object, options));
  } catch (error) {
    // Whatever it is, the deploy that follows will say so.
    if (isDiagnosticError(error)) return false;
    throw error;
  }
}
