export const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  a: {{ .Values.a | default "chart" | quote }}
  upgrade: {{ .Release.IsUpgrade | quote }}
  revision: {{ .Release.Revision | quote }}
`;

/** It is the same in each revision. */
export const constant = configMap.slice(0, configMap.indexOf('  upgrade'));

export const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
`;

export const job = `apiVersion: batch/v1
kind: Job
metadata:
  name: web
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: run
          image: registry.example/run:1
`;

export const suspendedJob = job.replace('spec:', 'spec:\n  suspend: true');

/** It ends badly, after a second: no node takes its pod. */
export const doomedJob = job
  .replace('spec:', 'spec:\n  activeDeadlineSeconds: 1')
  .replace('restartPolicy', 'nodeSelector: {no: such}\n      restartPolicy');

export const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  restartPolicy: Never
  containers:
    - name: run
      image: registry.example/run:1
`;

/** A manifest named `web` as a hook of another name. */
export function hookOf(
  manifest: string,
  {
    name,
    events,
    weight = 0,
    policy,
  }: { readonly name: string; readonly events: string; readonly weight?: number; readonly policy?: string },
): string {
  const annotations = [
    `helm.sh/hook: "${events}"`,
    `helm.sh/hook-weight: "${weight}"`,
    ...(policy === undefined ? [] : [`helm.sh/hook-delete-policy: "${policy}"`]),
  ];
  return manifest
    .replace('metadata:', `metadata:\n  annotations:\n    ${annotations.join('\n    ')}`)
    .replace('  name: web', `  name: ${name}`);
}

export const claim = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
`;

export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example/web:1
`;

/** A custom resource definition for `Gate`, whose objects say of themselves what they are. */
export function gateDefinition(group: string): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: gates.${group}
spec:
  group: ${group}
  scope: Namespaced
  names: {plural: gates, singular: gate, kind: Gate}
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
`;
}
