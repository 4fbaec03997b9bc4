import { DiagnosticError } from '@metachart/diagnostics';
import { quote } from '@metachart/go-runtime/strconv';
import { isPending, type ReleaseRecord } from '../record/release-record.ts';

export interface NextRevision {
  readonly revision: number;
  readonly isUpgrade: boolean;
  /** The record that an upgrade starts from; undefined for an install. */
  readonly current: ReleaseRecord | undefined;
  /** The newest record, whatever it says. */
  readonly last: ReleaseRecord | undefined;
}

/**
 * What the next deploy of a release is, from all of its records: `.Release.Revision`, `.Release.IsUpgrade` and the record
 * whose objects it changes. That is the last one where it is deployed, else the newest deployed one, else the last one that
 * failed or was superseded (Helm: pkg/action/upgrade.go prepareUpgrade; an uninstalled release is installed again, as by
 * `helm upgrade --install`).
 *
 * Throws DiagnosticError with Helm's texts: `release/in-progress` where the last record is pending, `release/no-deployed`
 * where there is nothing to start from.
 */
export function findNextRevision(history: readonly ReleaseRecord[], { name }: { readonly name: string }): NextRevision {
  const newestFirst = [...history].sort((a, b) => b.version - a.version);
  const last = newestFirst[0];
  if (last === undefined) return { revision: 1, isUpgrade: false, current: undefined, last };
  if (isPending(last.info.status)) throw inProgress(last);
  const revision = last.version + 1;
  if (last.info.status === 'uninstalled') return { revision, isUpgrade: false, current: undefined, last };
  const deployed = newestFirst.find(({ info }) => info.status === 'deployed');
  if (deployed !== undefined) return { revision, isUpgrade: true, current: deployed, last };
  if (last.info.status === 'failed' || last.info.status === 'superseded') {
    return { revision, isUpgrade: true, current: last, last };
  }
  throw new DiagnosticError('release/no-deployed', {
    message: `${quote(name)} has no deployed releases`,
    hint: `its last revision, ${last.version}, is ${last.info.status}`,
  });
}

function inProgress({ name, namespace, version, info }: ReleaseRecord): DiagnosticError {
  return new DiagnosticError('release/in-progress', {
    message: 'another operation (install/upgrade/rollback) is in progress',
    hint: `revision ${version} of release ${quote(name)} in namespace ${quote(namespace)} is ${info.status} since ${info.last_deployed}`,
  });
}
