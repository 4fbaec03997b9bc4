import { discoveryPath } from './discovery.ts';
import { isRecord } from './plain-json.ts';

/** Reads one address of the server; undefined where it serves none. */
export type ReadDocument = (path: string, options: { readonly accept?: string }) => Promise<unknown>;

/**
 * All that a cluster serves, as `.Capabilities.APIVersions` has it: each `GROUP/VERSION` and `GROUP/VERSION/KIND` once, kinds
 * of subresources included, sorted (Helm: pkg/action/action.go GetVersionSet, which leaves their order to a Go map). Two
 * requests where the server gives discovery as a whole, else one for each group version more.
 */
export async function readApiVersions(read: ReadDocument): Promise<readonly string[]> {
  const documents = await Promise.all(['/api', '/apis'].map((path) => read(path, { accept: wholeDiscovery })));
  const found = await Promise.all(documents.map((document) => readDocument(document, read)));
  return [...new Set(found.flat())].sort();
}

const wholeDiscovery = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';

async function readDocument(document: unknown, read: ReadDocument): Promise<readonly string[]> {
  if (!isRecord(document)) return [];
  if (document.kind === 'APIGroupDiscoveryList') return recordsIn(document.items).flatMap(versionsOfGroup);
  const groupVersions =
    document.kind === 'APIVersions'
      ? textsIn(document.versions)
      : recordsIn(document.groups).flatMap(({ versions }) =>
          textsIn(recordsIn(versions).map((each) => each.groupVersion)),
        );
  const kinds = await Promise.all(groupVersions.map((groupVersion) => readKindsOf(groupVersion, read)));
  return [...groupVersions, ...kinds.flat()];
}

async function readKindsOf(groupVersion: string, read: ReadDocument): Promise<readonly string[]> {
  const list = await read(discoveryPath(groupVersion), {});
  if (!isRecord(list)) return [];
  return textsIn(recordsIn(list.resources).map(({ kind }) => kind)).map((kind) => `${groupVersion}/${kind}`);
}

function versionsOfGroup({ metadata, versions }: Readonly<Record<string, unknown>>): readonly string[] {
  const group = isRecord(metadata) && typeof metadata.name === 'string' ? metadata.name : '';
  return recordsIn(versions).flatMap(({ version, resources }) => {
    if (typeof version !== 'string') return [];
    const groupVersion = group === '' ? version : `${group}/${version}`;
    const served = recordsIn(resources).flatMap((resource) => [resource, ...recordsIn(resource.subresources)]);
    const kinds = served.map(({ responseKind }) => (isRecord(responseKind) ? responseKind.kind : undefined));
    return [groupVersion, ...textsIn(kinds).map((kind) => `${groupVersion}/${kind}`)];
  });
}

function recordsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string' && each !== '') : [];
}
