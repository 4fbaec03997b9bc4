import type { KubeObject } from '@metachart/kube-model';
import { releaseSecretName, releaseSecretType } from '@metachart/release';
import type { Cluster } from './cluster.ts';

/** Where Helm keeps the records of releases: one Secret for each revision. What is in them is `@metachart/release`'s. */
export interface ReleaseStorage {
  /** Name, labels (`status`, `version`) and annotations of all revisions, oldest first; without the records. */
  history(name: string): Promise<readonly KubeObject[]>;
  /** All revisions with their records, oldest first. */
  all(name: string): Promise<readonly KubeObject[]>;
  get(name: string, revision: number): Promise<KubeObject | undefined>;
  /** The newest revision, whatever its status. */
  last(name: string): Promise<KubeObject | undefined>;
  /** Throws `cluster/already-exists` where another run has taken this revision: the name is Helm's only lock. */
  create(secret: KubeObject): Promise<KubeObject>;
  /** Replaces the whole Secret whatever it is now, as Helm does. */
  update(secret: KubeObject): Promise<KubeObject>;
  /** False where there was none. */
  remove(name: string, revision: number): Promise<boolean>;
}

/** The releases of one namespace (Helm: pkg/storage/driver/secrets.go). Throws as `Cluster` does. */
export function createReleaseStorage(cluster: Cluster, namespace: string): ReleaseStorage {
  const secrets = { apiVersion: 'v1', kind: 'Secret', namespace };
  const fieldManager = 'helm';

  async function list(name: string, metadataOnly: boolean): Promise<readonly KubeObject[]> {
    const { items } = await cluster.list(secrets, {
      labelSelector: `name=${name},owner=helm`,
      fieldSelector: `type=${releaseSecretType}`,
      metadataOnly,
    });
    return [...items].sort((a, b) => revisionOf(a) - revisionOf(b));
  }

  function get(name: string, revision: number): Promise<KubeObject | undefined> {
    return cluster.get({ ...secrets, name: releaseSecretName(name, revision) });
  }

  return {
    history: (name) => list(name, true),
    all: (name) => list(name, false),
    get,
    async last(name) {
      const newest = (await list(name, true)).at(-1);
      return newest === undefined ? undefined : await cluster.get({ ...secrets, name: newest.metadata.name });
    },
    create: (secret) => cluster.create(inNamespace(secret, namespace), { fieldManager }),
    update: (secret) => cluster.replace(inNamespace(secret, namespace), { fieldManager }),
    remove: (name, revision) => cluster.delete({ ...secrets, name: releaseSecretName(name, revision) }),
  };
}

function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.labels?.version);
}

function inNamespace(secret: KubeObject, namespace: string): KubeObject {
  return { ...secret, metadata: { ...secret.metadata, namespace } };
}
