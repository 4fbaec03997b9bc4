import { type Resource, storeKeyOf } from '../discovery/resource.ts';
import { type ApiObject, arrayAt, isJsonObject, type JsonObject, objectAt } from '../objects/json.ts';
import { setDefaults, setPodSpecDefaults } from './pod-defaults.ts';
import { setServiceDefaults } from './service-defaults.ts';
import {
  setCronJobDefaults,
  setDaemonSetDefaults,
  setDeploymentDefaults,
  setJobDefaults,
  setPodTemplateDefaults,
  setStatefulSetDefaults,
} from './workload-defaults.ts';

/** Fills in what the API server would. Source: measured on kube-apiserver 1.37.2; kinds not named here have no defaults. */
export function setObjectDefaults(resource: Resource, object: ApiObject): void {
  const spec = objectAt(object, 'spec') ?? {};
  DEFAULTS[storeKeyOf(resource)]?.(spec, object);
}

const DEFAULTS: Readonly<Record<string, (spec: JsonObject, object: ApiObject) => void>> = {
  pods(spec) {
    spec.enableServiceLinks ??= true;
    setPodSpecDefaults(spec);
  },
  replicationcontrollers(spec, object) {
    spec.replicas ??= 1;
    setPodTemplateDefaults(spec);
    const labels = objectAt(spec, 'template', 'metadata', 'labels');
    if (labels !== undefined) {
      spec.selector ??= { ...labels };
      object.metadata.labels ??= { ...labels } as { [key: string]: string };
    }
  },
  services: setServiceDefaults,
  'deployments.apps': setDeploymentDefaults,
  'statefulsets.apps': setStatefulSetDefaults,
  'daemonsets.apps': setDaemonSetDefaults,
  'replicasets.apps'(spec) {
    spec.replicas ??= 1;
    setPodTemplateDefaults(spec);
  },
  'jobs.batch': setJobDefaults,
  'cronjobs.batch': setCronJobDefaults,
  secrets(_spec, object) {
    object.type ??= 'Opaque';
    moveTexts(object);
  },
  namespaces(_spec, object) {
    object.metadata.labels = { ...object.metadata.labels, 'kubernetes.io/metadata.name': object.metadata.name };
  },
  persistentvolumeclaims(spec) {
    spec.volumeMode ??= 'Filesystem';
  },
  persistentvolumes(spec) {
    setDefaults(spec, { volumeMode: 'Filesystem', persistentVolumeReclaimPolicy: 'Retain' });
    const hostPath = objectAt(spec, 'hostPath');
    if (hostPath !== undefined) hostPath.type ??= '';
  },
  endpoints(_spec, object) {
    for (const subset of arrayAt(object, 'subsets')) setProtocols(arrayAt(subset, 'ports'));
  },
  'endpointslices.discovery.k8s.io'(_spec, object) {
    for (const port of arrayAt(object, 'ports'))
      if (isJsonObject(port)) setDefaults(port, { name: '', protocol: 'TCP' });
  },
  'networkpolicies.networking.k8s.io'(spec) {
    spec.policyTypes ??= Array.isArray(spec.egress) ? ['Ingress', 'Egress'] : ['Ingress'];
    for (const rule of [...arrayAt(spec, 'ingress'), ...arrayAt(spec, 'egress')]) setProtocols(arrayAt(rule, 'ports'));
  },
  'ingressclasses.networking.k8s.io'(spec) {
    const parameters = objectAt(spec, 'parameters');
    if (parameters !== undefined) parameters.scope ??= 'Cluster';
  },
  'horizontalpodautoscalers.autoscaling'(spec) {
    spec.minReplicas ??= 1;
    spec.metrics ??= [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
    ];
  },
  'rolebindings.rbac.authorization.k8s.io': setBindingDefaults,
  'clusterrolebindings.rbac.authorization.k8s.io': setBindingDefaults,
  'storageclasses.storage.k8s.io'(_spec, object) {
    setDefaults(object, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' });
  },
  'priorityclasses.scheduling.k8s.io'(_spec, object) {
    object.preemptionPolicy ??= 'PreemptLowerPriority';
  },
  'csidrivers.storage.k8s.io'(spec) {
    setDefaults(spec, {
      attachRequired: true,
      fsGroupPolicy: 'ReadWriteOnceWithFSType',
      podInfoOnMount: false,
      preventPodSchedulingIfMissing: false,
      requiresRepublish: false,
      seLinuxMount: false,
      storageCapacity: false,
    });
    spec.volumeLifecycleModes ??= ['Persistent'];
  },
  'customresourcedefinitions.apiextensions.k8s.io'(spec) {
    spec.conversion ??= { strategy: 'None' };
    const names = objectAt(spec, 'names');
    if (names === undefined || typeof names.kind !== 'string') return;
    setDefaults(names, { listKind: `${names.kind}List`, singular: names.kind.toLowerCase() });
  },
  'apiservices.apiregistration.k8s.io'(spec) {
    const service = objectAt(spec, 'service');
    if (service !== undefined) service.port ??= 443;
  },
  'validatingwebhookconfigurations.admissionregistration.k8s.io': setWebhookDefaults,
  'mutatingwebhookconfigurations.admissionregistration.k8s.io'(spec, object) {
    for (const webhook of arrayAt(object, 'webhooks'))
      if (isJsonObject(webhook)) webhook.reinvocationPolicy ??= 'Never';
    setWebhookDefaults(spec, object);
  },
};

/** `stringData` is another way to write `data`. */
function moveTexts(secret: ApiObject): void {
  const texts = objectAt(secret, 'stringData');
  delete secret.stringData;
  if (texts === undefined) return;
  const data: JsonObject = { ...objectAt(secret, 'data') };
  for (const [name, text] of Object.entries(texts)) data[name] = Buffer.from(String(text)).toString('base64');
  secret.data = data;
}

function setProtocols(ports: readonly unknown[]): void {
  for (const port of ports) if (isJsonObject(port)) port.protocol ??= 'TCP';
}

function setBindingDefaults(_spec: JsonObject, object: ApiObject): void {
  const role = objectAt(object, 'roleRef');
  if (role !== undefined && (role.apiGroup === undefined || role.apiGroup === ''))
    role.apiGroup = 'rbac.authorization.k8s.io';
  for (const subject of arrayAt(object, 'subjects')) {
    if (isJsonObject(subject) && (subject.kind === 'User' || subject.kind === 'Group')) {
      subject.apiGroup ??= 'rbac.authorization.k8s.io';
    }
  }
}

function setWebhookDefaults(_spec: JsonObject, object: ApiObject): void {
  for (const webhook of arrayAt(object, 'webhooks')) {
    if (!isJsonObject(webhook)) continue;
    setDefaults(webhook, { failurePolicy: 'Fail', matchPolicy: 'Equivalent', timeoutSeconds: 10 });
    webhook.namespaceSelector ??= {};
    webhook.objectSelector ??= {};
    const service = objectAt(webhook, 'clientConfig', 'service');
    if (service !== undefined) service.port ??= 443;
    for (const rule of arrayAt(webhook, 'rules')) if (isJsonObject(rule)) rule.scope ??= '*';
  }
}
