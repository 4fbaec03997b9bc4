import { isDiagnosticError } from '@metachart/diagnostics';
import { describe, expect, test } from 'vitest';
import {
  completeRelease,
  failRelease,
  findNextRevision,
  type ReleaseStatus,
  selectPrunedRevisions,
  supersedeRelease,
} from '../src/index.ts';
import { moment, recordOf, startOf } from './release-of.ts';

describe('the first deploy', () => {
  test('starts a pending install with everything that Helm records', () => {
    expect(startOf({ values: 'replicas: 2', now: moment(0, 120_000_000) })).toMatchObject({
      name: 'app',
      namespace: 'prod',
      version: 1,
      apply_method: 'ssa',
      info: {
        status: 'pending-install',
        description: 'Initial install underway',
        first_deployed: '2023-11-14T22:13:20.12Z',
        last_deployed: '2023-11-14T22:13:20.12Z',
      },
      config: { replicas: 2 },
      manifest:
        '---\n# Source: web/templates/config.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata: {replicas: "2"}\n',
      chart: { values: { replicas: 1 }, lock: null, schema: null, files: null },
    });
  });

  test('ends deployed, at the time when it began', () => {
    const { info } = completeRelease(startOf());
    expect(info).toMatchObject({
      status: 'deployed',
      description: 'Install complete',
      last_deployed: '2023-11-14T22:13:20Z',
    });
  });

  test('ends failed with the reason', () => {
    const { info } = failRelease(startOf(), 'timed out');
    expect(info).toMatchObject({ status: 'failed', description: 'Release "app" failed: timed out' });
  });
});

describe('a later deploy', () => {
  const first = completeRelease(startOf());

  test('starts a pending upgrade, and remembers when the release was first deployed', () => {
    const second = startOf({ history: [first], now: moment(60) });
    expect(second.version).toBe(2);
    expect(second.info).toEqual({
      status: 'pending-upgrade',
      description: 'Preparing upgrade',
      first_deployed: '2023-11-14T22:13:20Z',
      last_deployed: '2023-11-14T22:14:20Z',
    });
  });

  test('ends deployed, and the revision before it is superseded with its own description', () => {
    expect(completeRelease(startOf({ history: [first] })).info.description).toBe('Upgrade complete');
    expect(supersedeRelease(first).info).toMatchObject({ status: 'superseded', description: 'Install complete' });
  });

  test('ends failed in the words of an upgrade', () => {
    const { description } = failRelease(startOf({ history: [first] }), 'timed out').info;
    expect(description).toBe('Upgrade "app" failed: timed out');
  });

  test('does not use the values of the one before', () => {
    const before = completeRelease(startOf({ values: 'replicas: 5' }));
    expect(startOf({ history: [before] }).config).toBeUndefined();
  });

  test('keeps the labels that users gave the record, and none of Helm', () => {
    const labelled = { ...first, labels: { team: 'web', createdAt: '1', modifiedAt: '2' } };
    expect(startOf({ history: [labelled] }).labels).toEqual({ team: 'web' });
    expect(startOf({ history: [first] }).labels).toBeUndefined();
  });
});

describe('what the next deploy starts from', () => {
  const revisions = (...statuses: ReleaseStatus[]) => statuses.map((status, index) => recordOf(index + 1, status));

  test.each<[string, ReleaseStatus[], { revision: number; isUpgrade: boolean; from: number | undefined }]>([
    ['nothing', [], { revision: 1, isUpgrade: false, from: undefined }],
    ['a deployed one', ['deployed'], { revision: 2, isUpgrade: true, from: 1 }],
    ['a failed upgrade', ['deployed', 'failed'], { revision: 3, isUpgrade: true, from: 1 }],
    ['a failed install', ['failed'], { revision: 2, isUpgrade: true, from: 1 }],
    [
      'two deployed ones, as a race leaves them',
      ['deployed', 'deployed', 'failed'],
      { revision: 4, isUpgrade: true, from: 2 },
    ],
    ['only superseded ones', ['superseded', 'superseded'], { revision: 3, isUpgrade: true, from: 2 }],
    ['an uninstalled one', ['superseded', 'uninstalled'], { revision: 3, isUpgrade: false, from: undefined }],
  ])('%s', (_, statuses, { from, ...expected }) => {
    const shuffled = revisions(...statuses).reverse();
    const { current, last, ...next } = findNextRevision(shuffled, { name: 'app' });
    expect(next).toEqual(expected);
    expect(current?.version).toBe(from);
    expect(last?.version).toBe(statuses.length === 0 ? undefined : statuses.length);
  });

  test.each<[ReleaseStatus, string, string]>([
    ['pending-install', 'release/in-progress', 'another operation (install/upgrade/rollback) is in progress'],
    ['pending-upgrade', 'release/in-progress', 'another operation (install/upgrade/rollback) is in progress'],
    ['pending-rollback', 'release/in-progress', 'another operation (install/upgrade/rollback) is in progress'],
    ['uninstalling', 'release/no-deployed', '"app" has no deployed releases'],
    ['unknown', 'release/no-deployed', '"app" has no deployed releases'],
  ])('a last revision that is %s is refused', (status, code, message) => {
    try {
      startOf({ history: revisions('superseded', status) });
      expect.unreachable();
    } catch (error) {
      if (!isDiagnosticError(error)) throw error;
      expect([error.code, error.message]).toEqual([code, message]);
      expect(error.diagnostic.hint).toContain(status);
    }
  });

  test('a release that is not pending cannot be ended', () => {
    expect(() => completeRelease(recordOf(1, 'deployed'))).toThrow('not pending');
  });
});

describe('the history', () => {
  const history = (...statuses: ReleaseStatus[]) =>
    statuses.map((status, index) => ({ version: index + 1, info: { status } })).reverse();
  const superseded = (count: number) => Array.from({ length: count }, (): ReleaseStatus => 'superseded');

  test.each<[string, ReleaseStatus[], number, number[]]>([
    ['is empty', [], 10, []],
    ['has room for one more', [...superseded(8), 'deployed'], 10, []],
    ['is full: the oldest makes room', [...superseded(9), 'deployed'], 10, [1]],
    ['is longer than it may be', [...superseded(11), 'deployed'], 10, [1, 2, 3]],
    [
      'has the deployed one far back, which stays',
      ['deployed', ...Array.from({ length: 9 }, (): ReleaseStatus => 'failed')],
      10,
      [2],
    ],
    ['has several deployed ones: the newest stays', ['deployed', 'deployed', 'failed'], 2, [1, 3]],
    ['has none deployed', ['failed', 'failed', 'failed'], 2, [1, 2]],
    ['may hold one only', ['superseded', 'deployed'], 1, [1]],
    ['may hold one only, which stays while it is the deployed one', ['deployed'], 1, []],
    ['is not limited', superseded(30), 0, []],
  ])('%s', (_, statuses, max, expected) => {
    expect(selectPrunedRevisions(history(...statuses), max)).toEqual(expected);
  });
});
