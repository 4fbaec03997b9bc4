import { describe } from 'vitest';
import { applyContract } from './apply-contract.ts';
import { type ClusterUnderTest, useCluster } from './cluster-under-test.ts';
import { controllerContract } from './controller-contract.ts';
import { customResourceContract } from './custom-resource-contract.ts';
import { deletionContract } from './deletion-contract.ts';
import { objectContract } from './object-contract.ts';
import { releaseStorageContract } from './release-storage-contract.ts';
import { watchContract } from './watch-contract.ts';
import { workloadContract } from './workload-contract.ts';

/**
 * What Kubernetes does, as tests. They were written against the real control plane; whatever else wants to be taken for a cluster runs the same ones.
 */
export function describeCluster(name: string, start: () => Promise<ClusterUnderTest>): void {
  describe(name, () => {
    const subject = useCluster(start);
    describe('objects', () => objectContract(subject));
    describe('server-side apply', () => applyContract(subject));
    describe('deletion', () => deletionContract(subject));
    describe('watches', () => watchContract(subject));
    describe('release storage', () => releaseStorageContract(subject));
    describe('custom resources', () => customResourceContract(subject));
    describe('workloads', () => workloadContract(subject));
    describe('controllers', () => controllerContract(subject));
  });
}
