import type { ApiState } from './api-state.ts';
import { NODE_NAME } from './controllers/node-name.ts';
import { resourceOf } from './controllers/owned-objects.ts';
import { createObject } from './objects/create-object.ts';
import type { JsonObject } from './objects/json.ts';
import type { WriteOptions } from './objects/write-options.ts';

const OPTIONS: WriteOptions = {
  fieldManager: 'kube-apiserver',
  dryRun: false,
  fieldValidation: 'Strict',
  subresource: '',
};

/** What a cluster has from its start: namespaces, the service of the API, a node, a storage class. */
export function createDefaultObjects(state: ApiState): void {
  for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease']) {
    create(state, '', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  create(state, 'default', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kubernetes', labels: { component: 'apiserver', provider: 'kubernetes' } },
    spec: { clusterIP: '10.96.0.1', ports: [{ name: 'https', port: 443, targetPort: 6443 }] },
  });
  create(state, '', {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'metachart.dev/embedded',
  });
  createNode(state);
}

function createNode(state: ApiState): void {
  const conditions = [{ type: 'Ready', status: 'True', reason: 'Simulated', message: 'no kubelet runs here' }];
  create(state, '', {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: NODE_NAME, labels: { 'kubernetes.io/hostname': NODE_NAME, 'kubernetes.io/os': 'linux' } },
    status: {
      conditions,
      addresses: [
        { type: 'InternalIP', address: '127.0.0.1' },
        { type: 'Hostname', address: NODE_NAME },
      ],
      capacity: { cpu: '64', memory: '256Gi', pods: '10000' },
      allocatable: { cpu: '64', memory: '256Gi', pods: '10000' },
    },
  });
}

function create(state: ApiState, namespace: string, body: JsonObject): void {
  const resource = resourceOf(state, String(body.apiVersion), String(body.kind));
  createObject(state, resource, { namespace, body, options: OPTIONS });
}
