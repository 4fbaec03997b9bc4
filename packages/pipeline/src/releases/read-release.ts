import { type Cluster, createReleaseStorage } from '@metachart/cluster';
import { DiagnosticError } from '@metachart/diagnostics';
import { parseReleaseSecret, type ReleaseRecord } from '@metachart/release';
import { isReleaseName } from './is-release-name.ts';
import type { ReleaseTarget } from './release-target.ts';

/**
 * The record of a revision, or of the last one where `revision` is absent or not positive, whatever its status (Helm:
 * pkg/action/action.go releaseContent). Throws, with Helm's texts, DiagnosticError `release/invalid-name` and
 * `release/not-found`; `release/invalid-record` where the record cannot be read; and as `Cluster` does.
 */
export async function readRelease(
  cluster: Cluster,
  { name, namespace, revision = 0 }: ReleaseTarget & { readonly revision?: number },
): Promise<ReleaseRecord> {
  if (!isReleaseName(name)) {
    throw new DiagnosticError('release/invalid-name', { message: `releaseContent: Release name is invalid: ${name}` });
  }
  const storage = createReleaseStorage(cluster, namespace);
  const secret = revision > 0 ? await storage.get(name, revision) : await storage.last(name);
  if (secret === undefined) throw releaseNotFound();
  return parseReleaseSecret(secret);
}

/** DiagnosticError `release/not-found` with Helm's text, which names nothing. */
export function releaseNotFound(): DiagnosticError {
  return new DiagnosticError('release/not-found', { message: 'release: not found' });
}
