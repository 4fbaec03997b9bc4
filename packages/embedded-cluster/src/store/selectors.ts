import { badRequest } from '../http/status-error.ts';
import { type ApiObject, stringAt, valueAt } from '../objects/json.ts';

export type ObjectFilter = (object: ApiObject) => boolean;

/**
 * A label selector: `a=b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, joined by commas.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(text: string): ObjectFilter {
  const tests = splitRequirements(text).map((requirement) => parseRequirement(requirement, text));
  return (object) => tests.every((test) => test(object.metadata.labels ?? {}));
}

type LabelTest = (labels: Readonly<Record<string, string>>) => boolean;

/** At commas outside of parentheses. */
function splitRequirements(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const char = text[index];
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === undefined || (char === ',' && depth === 0)) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  return parts.filter((part) => part !== '');
}

function parseRequirement(requirement: string, selector: string): LabelTest {
  const set = /^([^\s!=(),]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(requirement);
  if (set !== null) {
    const key = set[1] ?? '';
    const values = new Set((set[3] ?? '').split(',').map((value) => value.trim()));
    const wanted = set[2] === 'in';
    return (labels) => {
      const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
      return wanted ? value !== undefined && values.has(value) : value === undefined || !values.has(value);
    };
  }
  const comparison = /^([^\s!=(),]+)\s*(==|=|!=)\s*([^\s!=(),]*)$/.exec(requirement);
  if (comparison !== null) {
    const key = comparison[1] ?? '';
    const wanted = comparison[3] ?? '';
    const equal = comparison[2] !== '!=';
    return (labels) => ((Object.hasOwn(labels, key) ? labels[key] : undefined) === wanted) === equal;
  }
  const existence = /^(!?)\s*([^\s!=(),]+)$/.exec(requirement);
  if (existence !== null) {
    const key = existence[2] ?? '';
    const wanted = existence[1] !== '!';
    return (labels) => Object.hasOwn(labels, key) === wanted;
  }
  throw badRequest(
    `unable to parse requirement: ${JSON.stringify(requirement)} in selector ${JSON.stringify(selector)}`,
  );
}

/**
 * A field selector: `metadata.name=web,type!=Opaque`. Which fields a kind knows beside its name and namespace is its own.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 */
export function parseFieldSelector(text: string, storeKey: string): ObjectFilter {
  const tests = text
    .split(',')
    .filter((part) => part !== '')
    .map((part): ObjectFilter => {
      const match = /^([^=!]+?)\s*(==|=|!=)\s*(.*)$/.exec(part.trim());
      if (match === null) {
        throw badRequest(`invalid selector: ${JSON.stringify(text)}; can't understand ${JSON.stringify(part)}`);
      }
      const field = match[1] ?? '';
      const wanted = match[3] ?? '';
      const equal = match[2] !== '!=';
      if (!SELECTABLE.has(field) && !SELECTABLE.has(`${storeKey}:${field}`)) {
        throw badRequest(`field label not supported: ${field}`);
      }
      const path = field.split('.');
      return (object) => (textAt(object, path) === wanted) === equal;
    });
  return (object) => tests.every((test) => test(object));
}

function textAt(object: ApiObject, path: readonly string[]): string {
  const value = valueAt(object, ...path);
  return typeof value === 'string' ? value : value == null ? '' : String(value);
}

const SELECTABLE: ReadonlySet<string> = new Set([
  'metadata.name',
  'metadata.namespace',
  'secrets:type',
  'namespaces:status.phase',
  'pods:spec.nodeName',
  'pods:spec.restartPolicy',
  'pods:spec.schedulerName',
  'pods:spec.serviceAccountName',
  'pods:spec.hostNetwork',
  'pods:status.phase',
  'pods:status.podIP',
  'pods:status.nominatedNodeName',
  'nodes:spec.unschedulable',
  'replicationcontrollers:status.replicas',
  'replicasets.apps:status.replicas',
  'jobs.batch:status.successful',
  'events:involvedObject.kind',
  'events:involvedObject.namespace',
  'events:involvedObject.name',
  'events:involvedObject.uid',
  'events:involvedObject.apiVersion',
  'events:involvedObject.resourceVersion',
  'events:involvedObject.fieldPath',
  'events:reason',
  'events:reportingComponent',
  'events:source',
  'events:type',
]);

/** Whether labels satisfy the `selector` of a workload. */
export function matchesLabels(selector: unknown, labels: Readonly<Record<string, string>>): boolean {
  const wanted = valueAt(selector, 'matchLabels');
  if (typeof wanted !== 'object' || wanted === null) return false;
  return Object.keys(wanted).every((key) => Object.hasOwn(labels, key) && labels[key] === stringAt(wanted, key));
}
