/** What a field must hold. An optional port may be 0, and an optional name empty, which stands for none. */
export type FieldKind =
  | 'port'
  | 'optional-port'
  | 'port-or-name'
  | 'optional-port-or-name'
  | 'quantity'
  | 'address'
  | 'cidr';

/** Fields by path: `[]` goes through the items of a list, `*` through the entries of a map. */
export type FieldTable = Readonly<Record<string, FieldKind>>;

/** The fields of a pod, from its template on. */
export const podFields: FieldTable = {
  ...containerFields('spec.containers[]'),
  ...containerFields('spec.initContainers[]'),
  ...containerFields('spec.ephemeralContainers[]'),
  'spec.hostAliases[].ip': 'address',
  'spec.dnsConfig.nameservers[]': 'address',
  'spec.overhead.*': 'quantity',
  'spec.resources.limits.*': 'quantity',
  'spec.resources.requests.*': 'quantity',
  'spec.volumes[].emptyDir.sizeLimit': 'quantity',
  ...claimFields('spec.volumes[].ephemeral.volumeClaimTemplate'),
};

/** The fields of other objects, by `group/Kind`; the core group has no name. */
export const objectFields: Readonly<Record<string, FieldTable>> = {
  '/Service': {
    'spec.ports[].port': 'port',
    'spec.ports[].targetPort': 'optional-port-or-name',
    'spec.ports[].nodePort': 'optional-port',
    'spec.healthCheckNodePort': 'optional-port',
    'spec.clusterIP': 'address',
    'spec.clusterIPs[]': 'address',
    'spec.externalIPs[]': 'address',
    'spec.loadBalancerIP': 'address',
    'spec.loadBalancerSourceRanges[]': 'cidr',
  },
  '/Endpoints': {
    'subsets[].addresses[].ip': 'address',
    'subsets[].ports[].port': 'port',
  },
  '/PersistentVolumeClaim': claimFields(''),
  '/PersistentVolume': { 'spec.capacity.*': 'quantity' },
  '/ResourceQuota': { 'spec.hard.*': 'quantity' },
  '/LimitRange': {
    'spec.limits[].default.*': 'quantity',
    'spec.limits[].defaultRequest.*': 'quantity',
    'spec.limits[].max.*': 'quantity',
    'spec.limits[].maxLimitRequestRatio.*': 'quantity',
    'spec.limits[].min.*': 'quantity',
  },
  'apps/StatefulSet': claimFields('spec.volumeClaimTemplates[]'),
  'autoscaling/HorizontalPodAutoscaler': {
    'spec.metrics[].containerResource.target.averageValue': 'quantity',
    'spec.metrics[].external.target.averageValue': 'quantity',
    'spec.metrics[].external.target.value': 'quantity',
    'spec.metrics[].object.target.value': 'quantity',
    'spec.metrics[].pods.target.averageValue': 'quantity',
    'spec.metrics[].resource.target.averageValue': 'quantity',
  },
  'networking.k8s.io/Ingress': {
    'spec.defaultBackend.service.port.number': 'port',
    'spec.rules[].http.paths[].backend.service.port.number': 'port',
    'spec.rules[].http.paths[].backend.servicePort': 'port-or-name',
  },
  'extensions/Ingress': { 'spec.rules[].http.paths[].backend.servicePort': 'port-or-name' },
  'networking.k8s.io/NetworkPolicy': {
    ...peerFields('spec.ingress[]', 'from[]'),
    ...peerFields('spec.egress[]', 'to[]'),
  },
};

function containerFields(container: string): FieldTable {
  const handlers = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'];
  return Object.fromEntries<FieldKind>([
    [`${container}.ports[].containerPort`, 'port'],
    [`${container}.ports[].hostPort`, 'optional-port'],
    [`${container}.resources.limits.*`, 'quantity'],
    [`${container}.resources.requests.*`, 'quantity'],
    ...handlers.flatMap((handler): [string, FieldKind][] => [
      [`${container}.${handler}.httpGet.port`, 'port-or-name'],
      [`${container}.${handler}.tcpSocket.port`, 'port-or-name'],
      [`${container}.${handler}.grpc.port`, 'port'],
    ]),
  ]);
}

function claimFields(claim: string): FieldTable {
  const spec = claim === '' ? 'spec' : `${claim}.spec`;
  return { [`${spec}.resources.requests.*`]: 'quantity', [`${spec}.resources.limits.*`]: 'quantity' };
}

function peerFields(rule: string, peer: string): FieldTable {
  return {
    [`${rule}.${peer}.ipBlock.cidr`]: 'cidr',
    [`${rule}.${peer}.ipBlock.except[]`]: 'cidr',
    [`${rule}.ports[].port`]: 'port-or-name',
    [`${rule}.ports[].endPort`]: 'port',
  };
}
