import { quote } from '@metachart/go-runtime/strconv';
import type { ReleaseRecord, ReleaseStatus } from '../record/release-record.ts';

/** A pending record once everything is applied and ready. It says when the deploy began, not when it ended, as in Helm. */
export function completeRelease(record: ReleaseRecord): ReleaseRecord {
  const { complete } = operationOf(record);
  return withInfo(record, { status: 'deployed', ...(complete === undefined ? {} : { description: complete }) });
}

/** A pending record whose deploy failed. The revision before it stays as it is. */
export function failRelease(record: ReleaseRecord, reason: string): ReleaseRecord {
  const { subject } = operationOf(record);
  return withInfo(record, { status: 'failed', description: `${subject} ${quote(record.name)} failed: ${reason}` });
}

/** The record of a revision that a later one has replaced. */
export function supersedeRelease(record: ReleaseRecord): ReleaseRecord {
  return withInfo(record, { status: 'superseded' });
}

interface Operation {
  /** How Helm calls it where it fails. */
  readonly subject: string;
  /** Undefined where the description stays. */
  readonly complete: string | undefined;
}

const operations: Readonly<Partial<Record<ReleaseStatus, Operation>>> = {
  'pending-install': { subject: 'Release', complete: 'Install complete' },
  'pending-upgrade': { subject: 'Upgrade', complete: 'Upgrade complete' },
  'pending-rollback': { subject: 'Rollback', complete: undefined },
};

function operationOf({ name, version, info }: ReleaseRecord): Operation {
  const operation = operations[info.status];
  if (operation === undefined) throw new Error(`revision ${version} of release ${name} is ${info.status}, not pending`);
  return operation;
}

function withInfo(
  record: ReleaseRecord,
  change: { readonly status: ReleaseStatus; readonly description?: string },
): ReleaseRecord {
  return { ...record, info: { ...record.info, ...change } };
}
