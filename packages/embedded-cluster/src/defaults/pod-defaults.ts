import { arrayAt, isJsonObject, type JsonObject, objectAt, stringAt } from '../objects/json.ts';

/** What the API server fills in for a pod's specification. Source: measured on kube-apiserver 1.37.2. */
export function setPodSpecDefaults(spec: JsonObject): void {
  setDefaults(spec, {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
  });
  spec.securityContext ??= {};
  if (typeof spec.serviceAccountName === 'string') spec.serviceAccount ??= spec.serviceAccountName;
  else if (typeof spec.serviceAccount === 'string') spec.serviceAccountName = spec.serviceAccount;
  for (const list of ['initContainers', 'containers', 'ephemeralContainers']) {
    for (const container of arrayAt(spec, list)) if (isJsonObject(container)) setContainerDefaults(container);
  }
  for (const volume of arrayAt(spec, 'volumes')) if (isJsonObject(volume)) setVolumeDefaults(volume);
}

/** Sets the fields that are absent. */
export function setDefaults(object: JsonObject, defaults: JsonObject): void {
  for (const [field, value] of Object.entries(defaults)) object[field] ??= value;
}

function setContainerDefaults(container: JsonObject): void {
  container.imagePullPolicy ??= pullPolicyOf(stringAt(container, 'image') ?? '');
  container.resources ??= {};
  setDefaults(container, { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' });
  for (const port of arrayAt(container, 'ports')) if (isJsonObject(port)) port.protocol ??= 'TCP';
  for (const variable of arrayAt(container, 'env')) {
    const field = objectAt(variable, 'valueFrom', 'fieldRef');
    if (field !== undefined) field.apiVersion ??= 'v1';
  }
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = objectAt(container, name);
    if (probe === undefined) continue;
    setDefaults(probe, { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 });
    setHttpGetDefaults(probe);
    const grpc = objectAt(probe, 'grpc');
    if (grpc !== undefined) grpc.service ??= '';
  }
  for (const hook of ['postStart', 'preStop']) {
    const handler = objectAt(container, 'lifecycle', hook);
    if (handler !== undefined) setHttpGetDefaults(handler);
  }
}

function setHttpGetDefaults(handler: JsonObject): void {
  const httpGet = objectAt(handler, 'httpGet');
  if (httpGet !== undefined) setDefaults(httpGet, { path: '/', scheme: 'HTTP' });
}

/** Always for `latest` and for no tag. https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
function pullPolicyOf(image: string): string {
  if (image.includes('@')) return 'IfNotPresent';
  const name = image.slice(image.lastIndexOf('/') + 1);
  const colon = name.lastIndexOf(':');
  return colon < 0 || name.slice(colon + 1) === 'latest' ? 'Always' : 'IfNotPresent';
}

const FILE_MODE = 0o644;

function setVolumeDefaults(volume: JsonObject): void {
  if (Object.keys(volume).every((field) => field === 'name')) volume.emptyDir = {};
  for (const source of ['configMap', 'secret', 'projected', 'downwardAPI']) {
    const found = objectAt(volume, source);
    if (found !== undefined) found.defaultMode ??= FILE_MODE;
  }
  const hostPath = objectAt(volume, 'hostPath');
  if (hostPath !== undefined) hostPath.type ??= '';
  for (const item of arrayAt(volume, 'downwardAPI', 'items')) setFieldRefDefault(item);
  for (const source of arrayAt(volume, 'projected', 'sources')) {
    const token = objectAt(source, 'serviceAccountToken');
    if (token !== undefined) token.expirationSeconds ??= 3600;
    for (const item of arrayAt(source, 'downwardAPI', 'items')) setFieldRefDefault(item);
  }
  const template = objectAt(volume, 'ephemeral', 'volumeClaimTemplate', 'spec');
  if (template !== undefined) template.volumeMode ??= 'Filesystem';
}

function setFieldRefDefault(item: unknown): void {
  const field = objectAt(item, 'fieldRef');
  if (field !== undefined) field.apiVersion ??= 'v1';
}
