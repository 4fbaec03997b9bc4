import type { JsonObject } from '../objects/json.ts';
import { apiVersionOf, type Resource } from './resource.ts';

/** `/version`. It says what it is: the numbers are those of the API that is simulated. */
export function versionInfo(): JsonObject {
  return {
    major: '1',
    minor: '37',
    gitVersion: 'v1.37.2+embedded',
    gitCommit: '',
    gitTreeState: 'clean',
    buildDate: '1970-01-01T00:00:00Z',
    goVersion: 'none',
    compiler: 'none',
    platform: `nodejs/${process.arch}`,
  };
}

/** `/api` */
export function coreVersions(serverAddress: string): JsonObject {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress }],
  };
}

/** `/apis` */
export function groupList(resources: readonly Resource[]): JsonObject {
  const groups = new Set(resources.map(({ group }) => group).filter((group) => group !== ''));
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [...groups].map((group) => groupEntry(resources, group)),
  };
}

/** `/apis/GROUP`; undefined where the group is not served. */
export function groupDocument(resources: readonly Resource[], group: string): JsonObject | undefined {
  if (group === '' || !resources.some((resource) => resource.group === group)) return undefined;
  return { kind: 'APIGroup', apiVersion: 'v1', ...groupEntry(resources, group) };
}

/** `/api/v1` and `/apis/GROUP/VERSION`; undefined where the version is not served. */
export function resourceList(resources: readonly Resource[], apiVersion: string): JsonObject | undefined {
  const served = resources.filter((resource) => apiVersionOf(resource) === apiVersion);
  if (served.length === 0) return undefined;
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: apiVersion, resources: served.flatMap(entriesOf) };
}

function groupEntry(resources: readonly Resource[], group: string): JsonObject {
  const versions = [...new Set(resources.filter((found) => found.group === group).map(({ version }) => version))]
    .sort(compareVersions)
    .map((version) => ({ groupVersion: `${group}/${version}`, version }));
  return { name: group, versions, preferredVersion: versions[0] };
}

function entriesOf(resource: Resource): JsonObject[] {
  const { resource: name, singular, kind, namespaced, verbs, shortNames, categories } = resource;
  const entries: JsonObject[] = [
    {
      name,
      singularName: singular,
      namespaced,
      kind,
      verbs,
      ...(shortNames.length > 0 ? { shortNames } : {}),
      ...(categories.length > 0 ? { categories } : {}),
    },
  ];
  if (resource.hasScale) {
    entries.push({
      name: `${name}/scale`,
      singularName: '',
      namespaced,
      group: 'autoscaling',
      version: 'v1',
      kind: 'Scale',
      verbs: ['get', 'patch', 'update'],
    });
  }
  if (resource.hasStatus) {
    entries.push({ name: `${name}/status`, singularName: '', namespaced, kind, verbs: ['get', 'patch', 'update'] });
  }
  return entries;
}

/**
 * Stable before beta before alpha, higher numbers first, other names last.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority
 */
function compareVersions(left: string, right: string): number {
  const a = rankVersion(left);
  const b = rankVersion(right);
  for (let index = 0; index < a.length; index += 1) {
    const difference = (b[index] ?? 0) - (a[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

function rankVersion(version: string): readonly number[] {
  const match = /^v(\d{1,9})(?:(alpha|beta)(\d{1,9}))?$/.exec(version);
  if (match === null) return [0, 0, 0];
  const stage = match[2] === undefined ? 3 : match[2] === 'beta' ? 2 : 1;
  return [stage, Number(match[1]), Number(match[3] ?? 0)];
}
