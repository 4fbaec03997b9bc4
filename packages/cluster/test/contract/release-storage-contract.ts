import type { KubeObject } from '@metachart/kube-model';
import { expect, test } from 'vitest';
import { createReleaseStorage } from '../../src/index.ts';
import { objectOf, refusalOf, type Subject } from './cluster-under-test.ts';

export function releaseStorageContract(subject: () => Subject): void {
  async function openStorage() {
    const namespace = await subject().namespace();
    return { namespace, storage: createReleaseStorage(subject().cluster, namespace) };
  }

  test('a release without revisions has no history', async () => {
    const { storage } = await openStorage();
    expect(await storage.history('web')).toEqual([]);
    expect(await storage.last('web')).toBeUndefined();
    expect(await storage.get('web', 1)).toBeUndefined();
    expect(await storage.remove('web', 1)).toBe(false);
  });

  test('revisions are in the order of their numbers, the tenth behind the ninth', async () => {
    const { storage } = await openStorage();
    for (const revision of [10, 9, 1]) await storage.create(recordSecret('web', revision, 'superseded'));
    const history = await storage.history('web');
    expect(history.map(({ metadata }) => metadata.labels?.version)).toEqual(['1', '9', '10']);
    expect(history.map(({ data }) => data)).toEqual([undefined, undefined, undefined]);
    expect((await storage.all('web')).map(({ data }) => data)).toEqual([
      { release: 'MQ==' },
      { release: 'OQ==' },
      { release: 'MTA=' },
    ]);
    expect((await storage.last('web'))?.metadata.name).toBe('sh.helm.release.v1.web.v10');
    expect(await storage.get('web', 9)).toMatchObject({ type: 'helm.sh/release.v1', data: { release: 'OQ==' } });
  });

  test('other releases and other Secrets of the same labels are not part of it', async () => {
    const { storage, namespace } = await openStorage();
    await storage.create(recordSecret('web', 1, 'deployed'));
    await storage.create(recordSecret('web2', 1, 'deployed'));
    const labels = { name: 'web', owner: 'helm', version: '7' };
    await subject().cluster.create(objectOf('v1', 'Secret', { namespace, name: 'copy', labels }));
    expect((await storage.history('web')).map(({ metadata }) => metadata.name)).toEqual(['sh.helm.release.v1.web.v1']);
  });

  test('of two runs that take the same revision one loses', async () => {
    const { storage } = await openStorage();
    await storage.create(recordSecret('web', 1, 'pending-install'));
    expect(await refusalOf(storage.create(recordSecret('web', 1, 'pending-install')))).toMatchObject({
      code: 'cluster/already-exists',
    });
  });

  test('an update replaces the record whatever it is now', async () => {
    const { storage } = await openStorage();
    await storage.create(recordSecret('web', 1, 'pending-install'));
    await storage.update(recordSecret('web', 1, 'failed'));
    await storage.update(recordSecret('web', 1, 'deployed'));
    expect((await storage.history('web')).map(({ metadata }) => metadata.labels?.status)).toEqual(['deployed']);
  });

  test('a removed revision is gone', async () => {
    const { storage } = await openStorage();
    await storage.create(recordSecret('web', 1, 'superseded'));
    await storage.create(recordSecret('web', 2, 'deployed'));
    expect(await storage.remove('web', 1)).toBe(true);
    expect((await storage.history('web')).map(({ metadata }) => metadata.labels?.version)).toEqual(['2']);
  });

  test('a record of more than a mebibyte is refused without being shown', async () => {
    const { storage } = await openStorage();
    const record = Buffer.alloc((1 << 20) + 1, 'x').toString('base64');
    const refusal = await refusalOf(
      storage.create({ ...recordSecret('web', 1, 'deployed'), data: { release: record } }),
    );
    expect(refusal.code).toBe('cluster/invalid');
    expect(refusal.message).toContain('Too long: may not be more than 1048576 bytes');
  });
}

function recordSecret(name: string, revision: number, status: string): KubeObject {
  return objectOf(
    'v1',
    'Secret',
    {
      name: `sh.helm.release.v1.${name}.v${revision}`,
      labels: { name, owner: 'helm', status, version: String(revision), createdAt: '1' },
    },
    { type: 'helm.sh/release.v1', data: { release: Buffer.from(String(revision)).toString('base64') } },
  );
}
