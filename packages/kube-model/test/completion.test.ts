import { expect, test } from 'vitest';
import { computeCompletion } from '../src/index.ts';

const job = (...conditions: readonly object[]) => objectOf('Job', { conditions });
const failed = { type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' };

test.each([
  ['a job without conditions runs', job(), { status: 'running' }],
  ['a job that is complete', job({ type: 'Complete', status: 'True' }), { status: 'succeeded' }],
  ['a job that failed', job(failed), { status: 'failed', message: 'job once failed: BackoffLimitExceeded' }],
  ['a condition that does not hold', job({ ...failed, status: 'False' }), { status: 'running' }],
  ['a suspended job runs', job({ type: 'Suspended', status: 'True' }), { status: 'running' }],
  ['a pod that waits', objectOf('Pod', { phase: 'Pending' }), { status: 'running' }],
  ['a pod that is ready runs', objectOf('Pod', { phase: 'Running' }), { status: 'running' }],
  ['a pod that ended well', objectOf('Pod', { phase: 'Succeeded' }), { status: 'succeeded' }],
  ['a pod that ended badly', objectOf('Pod', { phase: 'Failed' }), { status: 'failed', message: 'pod once failed' }],
  ['anything else is done', objectOf('Deployment', {}), { status: 'succeeded' }],
])('%s', (_, object, expected) => {
  expect(computeCompletion(object)).toEqual(expected);
});

function objectOf(kind: string, status: object) {
  return { apiVersion: 'v1', kind, metadata: { name: 'once' }, status };
}
