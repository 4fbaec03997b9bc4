import { expect, test } from 'vitest';
import { linesOf, review } from './review.ts';

const deployment = (labels: string, name = 'web') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {template: {metadata: {labels: ${labels}}}}\n---\n`;
const service = (selector: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web, labels: {app: web}}\nspec:\n  selector: ${selector}\n---\n`;

const inOneFile = (...objects: string[]) => review({ 'templates/a.yaml': objects.join('') });

test('a service whose selector no pod has', () => {
  const findings = inOneFile(deployment('{app: web, tier: front}'), service('{app: web, tier: back}'));
  expect(linesOf(findings)).toEqual([
    'web/templates/a.yaml:10:3 Service web: no pod of the release matches app=web,tier=back',
  ]);
  expect(findings[0]!.hint).toBe('the nearest is Deployment web, which has tier=front');
});

test('a disruption budget and a network policy that miss by a slip', () => {
  const findings = inOneFile(
    deployment('{app: release-web}'),
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {selector: {matchLabels: {app: web}}}\n---\n',
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: b}\nspec:\n  podSelector:\n' +
      '    matchExpressions: [{key: app, operator: NotIn, values: [release-web]}]\n',
  );
  expect(findings.map(({ message }) => message)).toEqual([
    'PodDisruptionBudget a: no pod of the release matches app=web',
    'NetworkPolicy b: no pod of the release matches app notin (release-web)',
  ]);
});

test('a service monitor that finds no service, and a scaler without its deployment', () => {
  const findings = inOneFile(
    deployment('{app: web}'),
    service('{app: web}'),
    'apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: a}\nspec: {selector: {matchLabels: {app: wob}}}\n---\n',
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: b}\nspec:\n' +
      '  scaleTargetRef: {kind: Deployment, name: wob}\n',
  );
  expect(linesOf(findings)).toEqual([
    'web/templates/a.yaml:15:1 ServiceMonitor a: no Service of the release matches app=wob',
    'web/templates/a.yaml:21:3 HorizontalPodAutoscaler b scales Deployment wob, which is not in the release',
  ]);
  expect(findings[1]!.hint).toBe('the release has Deployment web');
});

test.each([
  ['a selector that matches', service('{app: web}')],
  ['a service without a selector', service('{}')],
  ['a service of another namespace', service('{app: x}').replace('{name: web,', '{name: web, namespace: kube-system,')],
  ['a label that a controller sets', service('{app: web, statefulset.kubernetes.io/pod-name: web-0}')],
  ['a label that a program sets on its leader', service('{app: web, role: master}')],
  ['a release with the resource of an operator', `${service('{app: x}')}apiVersion: example.com/v1\nkind: Database\n`],
  [
    'a release that configures a program to start such pods',
    `${service('{app: worker}')}apiVersion: v1\nkind: ConfigMap\ndata: {conf: "labels: app=worker"}\n`,
  ],
  [
    'a network policy for pods that a program starts',
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: b}\nspec: {podSelector: {matchLabels: {app: singleuser}}}\n',
  ],
])('%s is fine', (_, object) => {
  expect(inOneFile(deployment('{app: web}'), object)).toEqual([]);
});

const pod = (container: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n    - ${container}\n`;

test.each([
  [
    pod('ports: [{containerPort: "80"}]'),
    'Pod p: spec.containers[0].ports[0].containerPort is the text "80", not a number',
  ],
  [pod('ports: [{containerPort: 80000}]'), 'Pod p: spec.containers[0].ports[0].containerPort is 80000, not a port'],
  [pod('ports: [{containerPort: }]'), 'Pod p: spec.containers[0].ports[0].containerPort is empty, not a port'],
  [
    pod('livenessProbe: {httpGet: {port: "80"}}'),
    'Pod p: spec.containers[0].livenessProbe.httpGet.port is the text "80", neither a number nor a name',
  ],
  [
    pod('readinessProbe: {tcpSocket: {port: much_too_long_a_name}}'),
    'Pod p: spec.containers[0].readinessProbe.tcpSocket.port is "much_too_long_a_name", not a port or its name',
  ],
  [
    pod('resources: {limits: {memory: 1 GB}}'),
    'Pod p: spec.containers[0].resources.limits.memory is "1 GB", not a quantity',
  ],
  [
    'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {loadBalancerSourceRanges: [10.0.0.0]}\n',
    'Service s: spec.loadBalancerSourceRanges[0] is "10.0.0.0", not a CIDR',
  ],
  [
    'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {clusterIP: 10.0.0.300}\n',
    'Service s: spec.clusterIP is "10.0.0.300", not an address',
  ],
  [
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: net}\nspec: {egress: [{to: [{ipBlock: {cidr: 10.0.0.0/33}}]}]}\n',
    'NetworkPolicy net: spec.egress[0].to[0].ipBlock.cidr is "10.0.0.0/33", not a CIDR',
  ],
  [
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c}\nspec: {resources: {requests: {storage: 8G i}}}\n',
    'PersistentVolumeClaim c: spec.resources.requests.storage is "8G i", not a quantity',
  ],
])('a field that holds something else (%#)', (object, message) => {
  expect(inOneFile(object).map((finding) => finding.message)).toEqual([message]);
});

test.each([
  pod('ports: [{containerPort: 80, hostPort: 0}]'),
  pod('livenessProbe: {httpGet: {port: http}}'),
  pod('resources: {limits: {cpu: 0.5, memory: 1Gi, nvidia.com/gpu: 1}}'),
  'apiVersion: v1\nkind: Service\nspec: {clusterIP: None, ports: [{port: 80, targetPort: 0}]}\n',
  'apiVersion: serving.knative.dev/v1\nkind: Service\nspec: {ports: [{port: x}]}\n',
])('fields as Kubernetes wants them (%#)', (object) => {
  expect(inOneFile(object)).toEqual([]);
});

test('the place is that of the line in the template, whatever stands before it', () => {
  const template =
    '{{- range list 1 2 }}\napiVersion: v1\nkind: Service\nmetadata:\n  name: s{{ . }}\nspec:\n  ports:\n' +
    '    - port: 80\n      targetPort: {{ $.Values.target | quote }}\n---\n{{- end }}\n';
  const findings = review({ 'values.yaml': 'target: 8080\n', 'templates/a.yaml': template });
  expect(linesOf(findings)).toEqual([
    'web/templates/a.yaml:9:7 Service s1: spec.ports[0].targetPort is the text "8080", neither a number nor a name',
    'web/templates/a.yaml:9:7 Service s2: spec.ports[0].targetPort is the text "8080", neither a number nor a name',
  ]);
});

test('what an include printed is placed where it is included', () => {
  const files = {
    'templates/_h.tpl': '{{ define "ports" }}- containerPort: x{{ end }}',
    'templates/a.yaml': `${pod('name: a')}      ports:\n        {{- include "ports" . | nindent 8 }}\n`,
  };
  expect(linesOf(review(files))).toEqual([
    'web/templates/a.yaml:8:9 Pod p: spec.containers[0].ports[0].containerPort is the text "x", not a number',
  ]);
});
