import type { Instant, Location } from '@metachart/go-runtime/time';
import type { ReleaseRecord } from '@metachart/release';
import { recordedTime } from './recorded-time.ts';

/** What listings tell of a revision. */
export interface ReleaseDescription {
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  /** When its deploy began; undefined where the record does not say. */
  readonly updated: Instant | undefined;
  readonly status: string;
  /** `NAME-VERSION` of the chart. */
  readonly chart: string;
  readonly appVersion: string;
  readonly description: string;
}

/**
 * A record as listings tell it (Helm: cmd/helm/list.go, history.go). `local` is the zone of the machine. Throws GoError for a
 * time that is none.
 */
export function describeRelease(
  { name, namespace, version, info, chart }: ReleaseRecord,
  { local }: { readonly local: Location },
): ReleaseDescription {
  const { metadata } = chart;
  return {
    name,
    namespace,
    revision: version,
    updated: recordedTime(info.last_deployed, local),
    status: info.status,
    chart: metadata == null ? missing : `${textOf(metadata.name)}-${textOf(metadata.version)}`,
    appVersion: metadata == null ? missing : textOf(metadata.appVersion),
    description: info.description ?? '',
  };
}

const missing = 'MISSING';

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
