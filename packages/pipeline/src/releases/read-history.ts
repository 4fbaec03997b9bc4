import { type Cluster, createReleaseStorage } from '@metachart/cluster';
import { DiagnosticError } from '@metachart/diagnostics';
import type { ReleaseRecord } from '@metachart/release';
import { isReleaseName } from './is-release-name.ts';
import { releaseNotFound } from './read-release.ts';
import { readableRecord } from './readable-record.ts';
import type { ReleaseTarget } from './release-target.ts';

/**
 * The records of all revisions, oldest first; those that cannot be read are left out, as Helm does (Helm:
 * pkg/action/history.go). Throws, with Helm's texts, DiagnosticError `release/invalid-name` and `release/not-found`; and as
 * `Cluster` does.
 */
export async function readHistory(cluster: Cluster, { name, namespace }: ReleaseTarget): Promise<ReleaseRecord[]> {
  if (!isReleaseName(name)) {
    throw new DiagnosticError('release/invalid-name', { message: `release name is invalid: ${name}` });
  }
  const secrets = await createReleaseStorage(cluster, namespace).all(name);
  if (secrets.length === 0) throw releaseNotFound();
  const records = secrets.map(readableRecord).filter((record) => record !== undefined);
  return records.sort((a, b) => a.version - b.version);
}
