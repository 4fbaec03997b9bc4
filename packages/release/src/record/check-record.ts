import { invalidRecord } from './invalid-record.ts';
import { type ReleaseRecord, type ReleaseStatus, releaseStatuses } from './release-record.ts';

/** The value as a record, once what everything relies on is there. Throws DiagnosticError `release/invalid-record`. */
export function checkRecord(value: unknown): ReleaseRecord {
  if (!isObject(value)) throw invalidRecord('it is no object');
  const { labels: _, ...record } = value;
  const { name, namespace, version, info, chart } = record;
  if (typeof name !== 'string' || name === '') throw invalidRecord('it has no name');
  if (!Number.isSafeInteger(version)) throw invalidRecord(`the version of "${name}" is no integer`);
  const title = `"${name}" revision ${String(version)}`;
  if (typeof namespace !== 'string') throw invalidRecord(`${title} has no namespace`);
  if (!isObject(info)) throw invalidRecord(`${title} has no info`);
  if (!releaseStatuses.includes(info.status as ReleaseStatus)) {
    throw invalidRecord(`the status of ${title} is ${JSON.stringify(info.status)}`);
  }
  if (!isObject(chart)) throw invalidRecord(`${title} has no chart`);
  if (!isTextOrAbsent(record.manifest)) throw invalidRecord(`the manifest of ${title} is no text`);
  if (record.config != null && !isObject(record.config)) throw invalidRecord(`the values of ${title} are no object`);
  if (record.hooks != null && !Array.isArray(record.hooks)) throw invalidRecord(`the hooks of ${title} are no list`);
  return record as unknown as ReleaseRecord;
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
