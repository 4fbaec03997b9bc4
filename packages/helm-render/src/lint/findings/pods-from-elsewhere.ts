import type { RenderedObject } from './rendered-object.ts';

/**
 * Whether an object may make some operator start pods: anything that is neither Kubernetes' own nor known to be mere
 * configuration.
 */
export function createsUnknownPods({ apiVersion, kind }: RenderedObject): boolean {
  const slash = apiVersion.indexOf('/');
  const group = slash === -1 ? '' : apiVersion.slice(0, slash);
  if (builtinGroups.has(group) || group.endsWith('.k8s.io')) return false;
  return !quietKinds.has(kind) && !quietGroups.some((quiet) => group === quiet || group.endsWith(`.${quiet}`));
}

const builtinGroups = new Set(['', 'apps', 'autoscaling', 'batch', 'extensions', 'policy', 'settings.k8s.io']);

/** Kinds of operators that only configure. */
const quietKinds = new Set([
  'AlertmanagerConfig',
  'Application',
  'AppProject',
  'PodMonitor',
  'Probe',
  'PrometheusRule',
  'Rollout',
  'ScaledObject',
  'ScrapeConfig',
  'SealedSecret',
  'SecurityContextConstraints',
  'Route',
  'ServiceMonitor',
  'VerticalPodAutoscaler',
]);

const quietGroups = [
  'cert-manager.io',
  'external-secrets.io',
  'getambassador.io',
  'istio.io',
  'kyverno.io',
  'projectcontour.io',
  'traefik.containo.us',
  'traefik.io',
];

/** Whether a label is one that a controller or the program itself puts on its pods once they run. */
export function isSetAtRunTime(key: string): boolean {
  return /role|leader|master|primary|active|initialized|sealed|pod-name|pod-index|job-name|controller-uid/i.test(key);
}
