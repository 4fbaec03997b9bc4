import { sortByKind, uninstallOrder } from '@metachart/helm-render';
import { type KubeObject, type ObjectRef, parseManifests, refOf } from '@metachart/kube-model';
import type { ReleaseRecord } from '../record/release-record.ts';
import { objectKey } from './object-key.ts';

/**
 * The recorded objects that are no longer among `rendered`, in the order in which Helm removes kinds. They come from the
 * last deployed revision and every one after it, so that what a failed revision brought is found too; where none is
 * deployed, from every one since the release was last uninstalled. Of an object that several revisions have, the newest
 * counts. Throws DiagnosticError as parseManifests.
 */
export function findLeftovers(
  rendered: readonly ObjectRef[],
  options: { readonly history: readonly ReleaseRecord[]; readonly namespace: string },
): readonly KubeObject[] {
  const recorded = selectSince(options.history).flatMap(({ manifest = '' }) => parseManifests(manifest));
  const byKey = new Map(recorded.map((object) => [objectKey(refOf(object), options), object]));
  for (const ref of rendered) byKey.delete(objectKey(ref, options));
  return sortByKind([...byKey.values()], uninstallOrder);
}

function selectSince(history: readonly ReleaseRecord[]): readonly ReleaseRecord[] {
  const oldestFirst = [...history].sort((a, b) => a.version - b.version);
  const deployed = oldestFirst.findLastIndex(({ info }) => info.status === 'deployed');
  if (deployed !== -1) return oldestFirst.slice(deployed);
  return oldestFirst.slice(oldestFirst.findLastIndex(({ info }) => info.status === 'uninstalled') + 1);
}
