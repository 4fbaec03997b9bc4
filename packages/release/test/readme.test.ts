import { decodeYamlObject } from '@metachart/go-runtime/yaml';
import { defaultCapabilities, helmFuncs, renderRelease } from '@metachart/helm-render';
import { expect, test } from 'vitest';
import {
  buildInstallOrder,
  buildReleaseSecret,
  completeRelease,
  findNextRevision,
  parseReleaseSecret,
  type ReleaseRecord,
  startRelease,
} from '../src/index.ts';
import { chartOf, moment, plainFiles } from './release-of.ts';

test('the example of the README deploys', () => {
  const chart = chartOf(plainFiles);
  const values = decodeYamlObject('replicas: 2');
  const history: ReleaseRecord[] = [];
  const capabilities = defaultCapabilities();
  const now = moment(0);
  const funcs = helmFuncs({ now: () => now, random: (length) => new Uint8Array(length), localZone: 'UTC' });

  const { revision, isUpgrade } = findNextRevision(history, { name: 'web' });
  const rendered = renderRelease(chart, {
    values,
    release: { name: 'web', namespace: 'prod', revision, isUpgrade },
    capabilities,
    funcs,
  });
  const record = startRelease({ name: 'web', namespace: 'prod', rendered, chart, values, history, now });
  const secret = buildReleaseSecret(record, { createdAt: 1_700_000_000 });
  const { crds, objects } = buildInstallOrder(rendered, { namespace: 'prod' });
  const done = buildReleaseSecret(completeRelease(record), { modifiedAt: 1_700_000_060 });

  expect([crds.length, objects.length]).toEqual([0, 1]);
  expect([secret, done].map((each) => parseReleaseSecret(each).info.status)).toEqual(['pending-install', 'deployed']);
});
