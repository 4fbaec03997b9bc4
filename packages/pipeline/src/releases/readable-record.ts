import { isDiagnosticError } from '@metachart/diagnostics';
import type { KubeObject } from '@metachart/kube-model';
import { parseReleaseSecret, type ReleaseRecord } from '@metachart/release';

/** The record in a Secret; undefined where there is none that can be read. */
export function readableRecord(secret: KubeObject): ReleaseRecord | undefined {
  try {
    return parseReleaseSecret(secret);
  } catch (error) {
    if (isDiagnosticError(error) && error.code.startsWith('release/')) return undefined;
    throw error;
  }
}
