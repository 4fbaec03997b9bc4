import { type ReleaseStorage, systemClock, waitUntilServed } from '@metachart/cluster';
import { formatTime } from '@metachart/go-runtime/time';
import type { ObjectRef } from '@metachart/kube-model';
import { buildReleaseSecret, type ReleaseName, type ReleaseRecord } from '@metachart/release';
import type { EnvironmentRelease } from '@metachart/workspace';
import { rfc3339 } from '../releases/recorded-time.ts';
import { whenCancelled } from './cancel.ts';
import type { DeployOptions } from './deploy-options.ts';
import type { PreparedRelease } from './prepare-release.ts';

/** One deploy of one release, as far as it has come. */
export interface DeployRun {
  readonly release: EnvironmentRelease;
  readonly options: DeployOptions;
  readonly storage: ReleaseStorage;
  readonly history: readonly ReleaseRecord[];
  readonly prepared: PreparedRelease;
  /** Milliseconds until the deadline. */
  readonly timeLeft: () => number;
  /** The pending record, with what is known of the hooks that ran. */
  record: ReleaseRecord;
}

const defaultTimeout = 300_000;

/** One deadline for all hooks and waits of a release. Past it there is still the moment that one look takes. */
export function startDeadline({ timeout = defaultTimeout }: DeployOptions): () => number {
  const end = systemClock.now() + timeout;
  return () => Math.max(end - systemClock.now(), Math.min(timeout, 1000));
}

export function deadlineHint({ timeout = defaultTimeout }: DeployOptions): string {
  return `the deadline was ${Math.round(timeout / 1000)} s; --timeout sets another one`;
}

/** Between a definition that is established and its kind that is served lies a moment. */
export async function awaitServed({ options }: DeployRun, ref: ObjectRef): Promise<void> {
  await waitUntilServed(options.cluster, ref, { signal: whenCancelled(options.signal), timeout: 30_000 });
}

export async function storeRecord(run: DeployRun, record: ReleaseRecord): Promise<void> {
  const modifiedAt = Number(run.options.now().seconds);
  await run.storage.update(buildReleaseSecret(record, { modifiedAt }));
}

/** What every event of a run has. */
export function head({ release, options }: Pick<DeployRun, 'release' | 'options'>): {
  readonly at: string;
  readonly release: ReleaseName;
} {
  const { name, namespace } = release;
  return { at: formatNow(options), release: { name, namespace } };
}

/** Now, as Helm writes times into its records. */
export function formatNow({ now }: DeployOptions): string {
  return formatTime(now(), rfc3339);
}
