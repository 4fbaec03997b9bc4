import type { Cluster } from '@metachart/cluster';
import { compareStrings } from '@metachart/go-runtime/bytes';
import { compileRegexp, matchString } from '@metachart/go-runtime/regexp';
import { parseTime } from '@metachart/go-runtime/time';
import type { KubeObject } from '@metachart/kube-model';
import type { ReleaseRecord, ReleaseStatus } from '@metachart/release';
import { parseLabelSelector } from './parse-label-selector.ts';
import { readableRecord } from './readable-record.ts';
import { rfc3339 } from './recorded-time.ts';

export interface ListReleasesOptions {
  /** Absent: those of the whole cluster. */
  readonly namespaces?: readonly string[];
  /** Only releases that it accepts. */
  readonly accepts?: (name: string, namespace: string) => boolean;
  /** A Go regular expression on the name. */
  readonly filter?: string;
  /** A label selector on the Secrets of the records. */
  readonly selector?: string;
  /** Absent: deployed and failed. */
  readonly statuses?: ReadonlySet<ReleaseStatus>;
  readonly sortBy?: 'name' | 'date';
  readonly reverse?: boolean;
  /** How many at most; all where it is absent or not positive. */
  readonly max?: number;
  /** How many to leave out before. */
  readonly offset?: number;
}

/**
 * The last revision of each release whose status is one of the wanted ones; where only superseded ones are wanted, every
 * revision that is (Helm: pkg/action/list.go). Sorted by name, or by the second of the last deploy; what is equal then, and
 * comes in no order from Helm, by namespace and revision. Records that cannot be read are left out. Throws GoError with Go's
 * text for the filter, and with Kubernetes' text for the selector, which is looked at only where there are releases; and as
 * `Cluster` does.
 */
export async function listReleases(
  cluster: Cluster,
  options: ListReleasesOptions = {},
): Promise<readonly ReleaseRecord[]> {
  const { statuses = usualStatuses, selector = '', offset = 0, max = 0 } = options;
  const secrets = await listRecords(cluster, options);
  if (secrets.length === 0) return [];
  const onlySuperseded = statuses.size === 1 && statuses.has('superseded');
  const records = onlySuperseded
    ? secrets.map((secret) => ({ secret, record: readableRecord(secret) }))
    : lastRevisions(secrets);
  const selects = parseLabelSelector(selector);
  const found = records.flatMap(({ secret, record }) =>
    record !== undefined && statuses.has(record.info.status) && selects(secret.metadata.labels ?? {}) ? [record] : [],
  );
  found.sort(orderOf(options));
  return found.slice(offset, max > 0 ? offset + max : undefined);
}

const usualStatuses: ReadonlySet<ReleaseStatus> = new Set(['deployed', 'failed']);

interface FoundRecord {
  readonly secret: KubeObject;
  readonly record: ReleaseRecord | undefined;
}

async function listRecords(cluster: Cluster, options: ListReleasesOptions): Promise<readonly KubeObject[]> {
  const { filter = '', namespaces, accepts = () => true } = options;
  const pattern = filter === '' ? undefined : compileRegexp(filter);
  const kind = { apiVersion: 'v1', kind: 'Secret' };
  const collections =
    namespaces === undefined ? [kind] : [...new Set(namespaces)].map((namespace) => ({ ...kind, namespace }));
  const lists = await Promise.all(
    collections.map((collection) => cluster.list(collection, { labelSelector: 'owner=helm' })),
  );
  return lists
    .flatMap(({ items }) => items)
    .filter((secret) => {
      const name = nameOf(secret);
      return (pattern === undefined || matchString(pattern, name)) && accepts(name, secret.metadata.namespace ?? '');
    });
}

/** Unpacking a record is what takes time, so the labels, which Helm writes with it, tell which to unpack. */
function lastRevisions(secrets: readonly KubeObject[]): readonly FoundRecord[] {
  const groups = new Map<string, KubeObject[]>();
  for (const secret of secrets) {
    const key = `${secret.metadata.namespace}/${nameOf(secret)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [secret]);
    else group.push(secret);
  }
  return [...groups.values()].map((group) => {
    group.sort((a, b) => revisionOf(b) - revisionOf(a));
    for (const secret of group) {
      const record = readableRecord(secret);
      if (record !== undefined) return { secret, record };
    }
    return { secret: group[0]!, record: undefined };
  });
}

function nameOf({ metadata }: KubeObject): string {
  return metadata.labels?.name ?? '';
}

function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.labels?.version ?? 0);
}

function orderOf({ sortBy = 'name', reverse = false }: ListReleasesOptions) {
  const sign = reverse ? -1 : 1;
  const byName = (a: ReleaseRecord, b: ReleaseRecord) => compareStrings(a.name, b.name);
  const first = sortBy === 'name' ? byName : byDate;
  return (a: ReleaseRecord, b: ReleaseRecord): number =>
    sign * first(a, b) || byName(a, b) || compareStrings(a.namespace, b.namespace) || a.version - b.version;
}

function byDate(a: ReleaseRecord, b: ReleaseRecord): number {
  const [left, right] = [secondsOf(a), secondsOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What has no time comes first, as Go's zero time does. */
function secondsOf({ info }: ReleaseRecord): bigint {
  return info.last_deployed ? parseTime(rfc3339, info.last_deployed).seconds : -62_135_596_800n;
}
