import { readFileSync } from 'node:fs';
import { findTestCluster, startTestCluster } from '@metachart/test-cluster';
import { describe } from 'vitest';
import { describeCluster } from './contract/describe-cluster.ts';

const found = await findTestCluster();
if (!found.available) process.stderr.write(`skipped: the contract with the real control plane: ${found.reason}\n`);

describe.skipIf(!found.available)('Kubernetes itself', () => {
  describeCluster('the real control plane', async () => {
    const { kubeconfigPath, context, stop } = await startTestCluster();
    const text = readFileSync(kubeconfigPath, 'utf8');
    return {
      connect: { kubeconfig: kubeconfigPath, context },
      forbidden: { kubeconfig: { text: text.replace(/^( *)token: .*/m, '$&\n$1as: stranger') } },
      unauthorized: { kubeconfig: { text: text.replace(/^( *)token: .*/m, '$1token: unknown') } },
      stop,
    };
  });
});
