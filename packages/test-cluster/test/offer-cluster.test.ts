import { DiagnosticError } from '@metachart/diagnostics';
import { describe, expect, test, vi } from 'vitest';
import { answerOf } from '../src/cluster-answer.ts';
import { joinCluster } from '../src/join-cluster.ts';
import { offerCluster } from '../src/offer-cluster.ts';

const place = { server: 'https://127.0.0.1:20000', kubeconfigPath: '/nowhere/kubeconfig', context: 'test-cluster' };

describe.skipIf(process.platform === 'win32')('one cluster for several test files', () => {
  test('it starts once, when the first one asks, and nobody who shares it stops it', async () => {
    const stop = vi.fn(async () => {});
    const start = vi.fn(async () => ({ ...place, stop }));
    const offer = await offerCluster(() => answerOf(start()));
    expect(start).not.toHaveBeenCalled();

    const joined = await Promise.all([joinCluster(offer.address), joinCluster(offer.address)]);
    expect(joined).toEqual([expect.objectContaining(place), expect.objectContaining(place)]);
    await Promise.all(joined.map((cluster) => cluster.stop()));
    expect(start).toHaveBeenCalledTimes(1);
    expect(stop).not.toHaveBeenCalled();
    await offer.close();
  });

  test('when it cannot start, everyone who asks is told why', async () => {
    const failure = { message: 'etcd ended with exit code 3', hint: 'look at its log' };
    const offer = await offerCluster(() => {
      return answerOf(Promise.reject(new DiagnosticError('test-cluster/start-failed', failure)));
    });
    for (const _ of ['first', 'second']) {
      await expect(joinCluster(offer.address)).rejects.toMatchObject({
        diagnostic: { code: 'test-cluster/start-failed', ...failure },
      });
    }
    await offer.close();
  });

  test('an address where nobody answers is named', async () => {
    const offer = await offerCluster(async () => '');
    await expect(joinCluster(offer.address)).rejects.toMatchObject({ code: 'test-cluster/no-answer' });
    await offer.close();
    await expect(joinCluster(offer.address)).rejects.toThrow(`no cluster is offered at ${offer.address}`);
  });
});
