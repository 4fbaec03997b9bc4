import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { DiagnosticError } from '@metachart/diagnostics';
import { clusterOf } from './cluster-answer.ts';
import type { ControlPlane } from './control-plane.ts';

/**
 * The cluster offered at an address, once it runs. Its stop() does nothing: it is not ours. Throws what its start threw, or
 * DiagnosticError `test-cluster/no-answer`.
 */
export async function joinCluster(address: string): Promise<ControlPlane> {
  const answer = await text(connect(address)).catch((error: unknown) => noAnswer(address, error));
  if (answer === '') return noAnswer(address);
  return { ...clusterOf(answer), stop: async () => {} };
}

function noAnswer(address: string, cause?: unknown): never {
  throw new DiagnosticError('test-cluster/no-answer', {
    message: `no cluster is offered at ${address}`,
    hint: 'unset METACHART_TEST_CLUSTER, or start the cluster that it names again',
    cause,
  });
}
