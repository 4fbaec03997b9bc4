import type { ReleaseRecord } from '../record/release-record.ts';

/**
 * The revisions to remove so that one more fits into a history of `max`, oldest first; the newest deployed one stays (Helm:
 * pkg/storage/storage.go removeLeastRecent). With a `max` of 0 or less all are kept.
 */
export function selectPrunedRevisions(
  history: readonly { readonly version: number; readonly info: Pick<ReleaseRecord['info'], 'status'> }[],
  max: number,
): number[] {
  if (max <= 0) return [];
  const oldestFirst = [...history].sort((a, b) => a.version - b.version);
  const deployed = oldestFirst.findLast(({ info }) => info.status === 'deployed');
  const excess = Math.max(0, oldestFirst.length - (max - 1));
  return oldestFirst
    .filter((record) => record !== deployed)
    .slice(0, excess)
    .map(({ version }) => version);
}
