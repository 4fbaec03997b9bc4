import { suggestName } from '@metachart/diagnostics';
import type { YamlNode } from '@metachart/go-runtime/yaml';
import type { LocateLine } from './find-malformed-fields.ts';
import type { Finding } from './finding.ts';
import {
  formatRequirement,
  type LabelRequirement,
  type LabelSelector,
  selectorOf,
  selectorOfLabels,
  unmetRequirements,
} from './label-selector.ts';
import { podTemplateOf } from './pod-templates.ts';
import { createsUnknownPods, isConfiguredElsewhere, isSetAtRunTime } from './pods-from-elsewhere.ts';
import type { RenderedObject } from './rendered-object.ts';
import { itemsOf, textAt, textsOf, valueAt } from './yaml-query.ts';

export interface IdleSelectorOptions {
  /** Where objects belong that do not say so. */
  readonly namespace: string;
  readonly locate: LocateLine;
}

/**
 * Selectors and references that meet nothing in the release: of Services, PodDisruptionBudgets and NetworkPolicies no pod,
 * of ServiceMonitors no Service, of HorizontalPodAutoscalers no workload. Where pods may come from elsewhere - an operator's
 * resource, another namespace, a program that the release configures to start some - nothing is said.
 */
export function findIdleSelectors(objects: readonly RenderedObject[], options: IdleSelectorOptions): Finding[] {
  const release: Release = {
    objects,
    options,
    pods: objects.flatMap((object) => podsOf(object, options.namespace)),
    services: objects.filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion === 'v1'),
    isOpen: objects.some(createsUnknownPods),
  };
  return objects.flatMap((object) => examine(object, release));
}

interface Release {
  readonly objects: readonly RenderedObject[];
  readonly options: IdleSelectorOptions;
  readonly pods: readonly Candidate[];
  readonly services: readonly RenderedObject[];
  /** Whether pods may come up that no template describes. */
  readonly isOpen: boolean;
}

/** Something with labels that a selector could meet. */
interface Candidate {
  readonly name: string;
  readonly namespace: string;
  readonly labels: ReadonlyMap<string, string>;
}

function podsOf(object: RenderedObject, namespace: string): Candidate[] {
  const template = podTemplateOf(object);
  if (template === undefined) return [];
  return [candidateOf(object, { namespace, labels: valueAt(template, 'metadata', 'labels') })];
}

function candidateOf(
  object: RenderedObject,
  { namespace, labels }: { readonly namespace: string; readonly labels: YamlNode | undefined },
): Candidate {
  return {
    name: `${object.kind} ${object.name}`,
    namespace: object.namespace ?? namespace,
    labels: textsOf(labels) ?? new Map(),
  };
}

function examine(object: RenderedObject, release: Release): Finding[] {
  switch (object.kind) {
    case 'Service': {
      const selector = valueAt(object.node, 'spec', 'selector');
      if (object.apiVersion !== 'v1') return [];
      return examinePods(object, { node: selector, selector: selectorOfLabels(selector) }, release);
    }
    case 'PodDisruptionBudget': {
      const selector = valueAt(object.node, 'spec', 'selector');
      return examinePods(object, { node: selector, selector: selectorOf(selector) }, release);
    }
    case 'NetworkPolicy': {
      const selector = valueAt(object.node, 'spec', 'podSelector');
      return examinePods(object, { node: selector, selector: selectorOf(selector) }, release);
    }
    case 'ServiceMonitor':
      return examineMonitor(object, release);
    case 'HorizontalPodAutoscaler':
      return examineScaler(object, release);
    default:
      return [];
  }
}

interface PlacedSelector {
  readonly node: YamlNode | undefined;
  readonly selector: LabelSelector;
}

function examinePods(object: RenderedObject, { node, selector }: PlacedSelector, release: Release): Finding[] {
  if (release.isOpen || node === undefined || selector.length === 0) return [];
  const namespace = object.namespace ?? release.options.namespace;
  const pods = release.pods.filter((pod) => pod.namespace === namespace);
  const nearest = nearestOf(selector, pods);
  if (nearest === undefined || nearest.unmet.length === 0) return [];
  if (nearest.unmet.every(({ key }) => !nearest.candidate.labels.has(key) && isSetAtRunTime(key))) return [];
  const isNear = nearest.unmet.every((requirement) => isSlip(requirement, nearest.candidate));
  // Without pods a Service serves nobody; the others may be meant for pods that some program starts.
  if (!isNear && (object.kind !== 'Service' || isConfiguredElsewhere(selector, release))) return [];
  return [describe(object, { what: 'pod', node, selector, nearest, release })];
}

function examineMonitor(object: RenderedObject, release: Release): Finding[] {
  const node = valueAt(object.node, 'spec', 'selector');
  const selector = selectorOf(node);
  const namespace = release.options.namespace;
  const watched = itemsOf(valueAt(object.node, 'spec', 'namespaceSelector', 'matchNames')).map((item) => textAt(item));
  const own = object.namespace ?? namespace;
  const isElsewhere = watched.length > 0 ? !watched.includes(namespace) : own !== namespace;
  if (node === undefined || selector.length === 0 || isElsewhere || release.isOpen) return [];
  const services = release.services.map((service) =>
    candidateOf(service, { namespace, labels: valueAt(service.node, 'metadata', 'labels') }),
  );
  const nearest = nearestOf(selector, services);
  if (nearest === undefined || nearest.unmet.length === 0) return [];
  return [describe(object, { what: 'Service', node, selector, nearest, release })];
}

function examineScaler(object: RenderedObject, { objects, options }: Release): Finding[] {
  const target = valueAt(object.node, 'spec', 'scaleTargetRef');
  const kind = textAt(target, 'kind');
  const name = textAt(target, 'name');
  if (target === undefined || kind === undefined || name === undefined) return [];
  const own = object.namespace ?? options.namespace;
  const workloads = objects.filter(
    (candidate) => podTemplateOf(candidate) !== undefined && (candidate.namespace ?? options.namespace) === own,
  );
  const known = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];
  if (!known.includes(kind) || workloads.some((candidate) => candidate.kind === kind && candidate.name === name))
    return [];
  if (workloads.length === 0) return [];
  const same = workloads.filter((candidate) => candidate.kind === kind).map((candidate) => candidate.name);
  return [
    {
      code: 'lint/idle-selector',
      severity: 'warning',
      message: `HorizontalPodAutoscaler ${object.name} scales ${kind} ${name}, which is not in the release`,
      span: options.locate(object, object.lineOffset + target.range.start.line),
      hint: same.length > 0 ? `the release has ${kind} ${same.join(', ')}` : `the release has no ${kind}`,
    },
  ];
}

interface Nearest {
  readonly candidate: Candidate;
  readonly unmet: readonly LabelRequirement[];
}

function nearestOf(selector: LabelSelector, candidates: readonly Candidate[]): Nearest | undefined {
  let nearest: Nearest | undefined;
  for (const candidate of candidates) {
    const unmet = unmetRequirements(selector, candidate.labels);
    if (nearest === undefined || unmet.length < nearest.unmet.length) nearest = { candidate, unmet };
  }
  return nearest;
}

/** Whether a requirement is so near to the label that one was probably meant to be the other: `web` and `release-web`. */
function isSlip(requirement: LabelRequirement, { labels }: Candidate): boolean {
  const label = labels.get(requirement.key);
  if (label === undefined) return true;
  if (requirement.operator !== 'In') return true;
  return requirement.values.some(
    (value) => label.includes(value) || value.includes(label) || suggestName(value, [label]) !== undefined,
  );
}

interface Description {
  readonly what: 'pod' | 'Service';
  readonly node: YamlNode;
  readonly selector: LabelSelector;
  readonly nearest: Nearest;
  readonly release: Release;
}

function describe(object: RenderedObject, { what, node, selector, nearest, release }: Description): Finding {
  const { candidate, unmet } = nearest;
  const isNear = selector.some(({ key }) => candidate.labels.has(key));
  const differences = unmet.map(({ key }) => {
    const value = candidate.labels.get(key);
    return value === undefined ? `no label ${key}` : `${key}=${value}`;
  });
  return {
    code: 'lint/idle-selector',
    severity: 'warning',
    message: `${object.kind} ${object.name}: no ${what} of the release matches ${selector.map(formatRequirement).join(',')}`,
    span: release.options.locate(object, object.lineOffset + node.range.start.line),
    hint: isNear
      ? `the nearest is ${candidate.name}, which has ${differences.join(' and ')}`
      : `no ${what} of the release has one of these labels; maybe what should have them was not rendered`,
  };
}
