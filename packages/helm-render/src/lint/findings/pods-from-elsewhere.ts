import type { LabelSelector } from './label-selector.ts';
import { podTemplateOf } from './pod-templates.ts';
import type { RenderedObject } from './rendered-object.ts';
import { itemsOf, valueAt } from './yaml-query.ts';

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

export interface Surroundings {
  readonly objects: readonly RenderedObject[];
  readonly pods: readonly { readonly labels: ReadonlyMap<string, string> }[];
}

/**
 * Whether a label that no pod has stands in the configuration of some program, which then presumably starts pods with it:
 * JupyterHub's servers, runners, jobs of a controller.
 */
export function isConfiguredElsewhere(selector: LabelSelector, { objects, pods }: Surroundings): boolean {
  const foreign = selector.flatMap((requirement) =>
    requirement.operator === 'In'
      ? requirement.values.filter((value) => !pods.some(({ labels }) => labels.get(requirement.key) === value))
      : [],
  );
  return foreign.some((value) => value.length > 3 && objects.some((object) => mentions(object, value)));
}

/** Whether data, arguments or environment of an object hold a text. */
function mentions(object: RenderedObject, text: string): boolean {
  const template = podTemplateOf(object);
  const parts = template === undefined ? [valueAt(object.node, 'data'), valueAt(object.node, 'stringData')] : [];
  for (const container of [
    ...itemsOf(valueAt(template, 'spec', 'containers')),
    ...itemsOf(valueAt(template, 'spec', 'initContainers')),
  ]) {
    parts.push(valueAt(container, 'args'), valueAt(container, 'command'), valueAt(container, 'env'));
  }
  const pending = parts.filter((part) => part !== undefined);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'scalar' && node.text.includes(text)) return true;
    // What an alias stands for is not followed: it is looked at where it is written.
    if (node.kind === 'sequence') for (const item of node.items) pending.push(item);
    if (node.kind === 'mapping') for (const { value } of node.entries) pending.push(value);
  }
  return false;
}
