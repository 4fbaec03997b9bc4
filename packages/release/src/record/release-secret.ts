import { Buffer } from 'node:buffer';
import { DiagnosticError } from '@metachart/diagnostics';
import type { KubeObject } from '@metachart/kube-model';
import { decodeRelease, encodeRelease } from './encode-release.ts';
import { invalidRecord } from './invalid-record.ts';
import type { ReleaseRecord } from './release-record.ts';

export const releaseSecretType = 'helm.sh/release.v1';

/** Present where files of the chart were left out of a record; Helm ignores annotations and drops them when it updates. */
export const slimmedAnnotation = 'metachart/record-without';

/** When the Secret is created or modified, as seconds since the Unix epoch. */
export type RecordTime = { readonly createdAt: number } | { readonly modifiedAt: number };

/**
 * The Secret that holds a record, as Helm's driver makes it (Helm: pkg/storage/driver/secrets.go). A record that would pass
 * the 1 MiB that a Secret may hold goes without the chart's templates and files, which Helm reads for no command; the
 * annotation `metachart/record-without` then says so. Throws DiagnosticError `release/record-too-large` where that does not
 * help either.
 */
export function buildReleaseSecret(record: ReleaseRecord, time: RecordTime): KubeObject {
  const { text, without } = encodeWithin(record);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: releaseSecretName(record.name, record.version),
      namespace: record.namespace,
      labels: {
        ...record.labels,
        ...timeLabel(time),
        name: record.name,
        owner: 'helm',
        status: record.info.status,
        version: String(record.version),
      },
      ...(without === undefined ? {} : { annotations: { [slimmedAnnotation]: without } }),
    },
    type: releaseSecretType,
    data: { release: Buffer.from(text).toString('base64') },
  };
}

/**
 * The record that a Secret of the API holds. Its labels are kept but for those that Helm derives from the record, so that
 * an update keeps `createdAt`. Throws DiagnosticError as decodeRelease.
 */
export function parseReleaseSecret(secret: KubeObject): ReleaseRecord {
  const { release } = (secret.data ?? {}) as { readonly release?: unknown };
  if (typeof release !== 'string') throw invalidRecord(`Secret ${secret.metadata.name} has no data "release"`);
  const record = decodeRelease(Buffer.from(release, 'base64').toString('latin1'));
  const { name: _, owner: _owner, status: _status, version: _version, ...labels } = secret.metadata.labels ?? {};
  return { ...record, labels };
}

/** The name of the Secret of a revision. */
export function releaseSecretName(name: string, revision: number): string {
  return `sh.helm.release.v1.${name}.v${revision}`;
}

/** The API server counts the decoded data, which is the text that encodeRelease gives. */
const maxSecretBytes = 1 << 20;

function encodeWithin(record: ReleaseRecord): { readonly text: string; readonly without?: string } {
  const text = encodeRelease(record);
  if (text.length <= maxSecretBytes) return { text };
  const slim = encodeRelease({ ...record, chart: { ...record.chart, templates: null, files: null } });
  if (slim.length <= maxSecretBytes) return { text: slim, without: 'chart.templates, chart.files' };
  throw new DiagnosticError('release/record-too-large', {
    message: `the record of release "${record.name}" takes ${slim.length} bytes, and a Secret holds ${maxSecretBytes}`,
    hint: 'its values and manifests alone are too large: split the chart into several releases',
  });
}

function timeLabel(time: RecordTime): Readonly<Record<string, string>> {
  return 'createdAt' in time ? { createdAt: String(time.createdAt) } : { modifiedAt: String(time.modifiedAt) };
}
