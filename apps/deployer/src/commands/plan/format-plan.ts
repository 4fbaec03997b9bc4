import { formatRef, type ObjectRef } from '@metachart/kube-model';
import type { EnvironmentPlan } from '@metachart/pipeline';
import type { Plan, PlanHook, PlanItem, PlanUpdate } from '@metachart/release';
import { escapeControls, formatChange } from './format-change.ts';

/** A plan as text: what changes, in the order of a deploy, then the counts. Objects that do not change are only counted. */
export function formatPlan({ releases }: EnvironmentPlan): string {
  return releases.map((plan) => `${formatRelease(plan).join('\n')}\n`).join('\n');
}

function formatRelease(plan: Plan): readonly string[] {
  const { release, operation, revision, from, objects, hooks, warnings } = plan;
  const step =
    from === undefined ? `${operation} as revision ${revision}` : `upgrade from revision ${from} to ${revision}`;
  const before = hooks.filter(({ event }) => event.startsWith('pre-'));
  const after = hooks.filter(({ event }) => event.startsWith('post-'));
  const first = objects.findIndex((item) => !comesBeforeHooks(item));
  const start = first === -1 ? objects.length : first;
  return [
    `release ${release.name} in namespace ${release.namespace}: ${step}`,
    ...warnings.map(({ message }) => `warning: ${message}`),
    ...objects.slice(0, start).flatMap((item) => itemLines(item, release.namespace)),
    ...before.map(hookLine),
    ...objects.slice(start).flatMap((item) => itemLines(item, release.namespace)),
    ...after.map(hookLine),
    summaryLine(plan),
  ];
}

function comesBeforeHooks(item: PlanItem): boolean {
  return ('crd' in item && item.crd === true) || ('unchecked' in item && item.unchecked === 'namespace');
}

function hookLine({ event, weight, kind, name }: PlanHook): string {
  return `> hook ${event}, weight ${weight}: ${kind} ${name}`;
}

function itemLines(item: PlanItem, namespace: string): readonly string[] {
  const name = nameOf(item.ref, namespace);
  switch (item.action) {
    case 'create':
      return [`+ ${name}${uncheckedText[item.unchecked ?? 'checked']}`];
    case 'prune':
      return [`- ${name}`];
    case 'keep':
      return [`= ${name} left the chart and stays: ${item.reason}`];
    case 'refused':
      return [`! ${name}`, ...item.message.split('\n').map((line) => `    ${escapeControls(line)}`)];
    case 'change':
      return [`~ ${name}`, ...item.changes.flatMap(formatChange).map((line) => `    ${line}`), ...noteLines(item)];
    case 'unchanged': {
      const notes = noteLines(item);
      return notes.length === 0 ? [] : [`= ${name}`, ...notes];
    }
  }
}

const uncheckedText = {
  checked: '',
  namespace: '',
  'kind-missing': ' (not checked: the cluster does not have its kind yet)',
  'namespace-missing': '',
};

function noteLines({ volatile, restarts, conflicts }: PlanUpdate): readonly string[] {
  return [
    ...volatile.map((path) => `    volatile, not counted: ${escapeControls(path)} is another value each time`),
    ...conflicts.map(
      ({ manager, path }) =>
        `    conflict: ${escapeControls(path)} belongs to ${escapeControls(manager)}, and is taken over`,
    ),
    ...(restarts === undefined ? [] : [`    pods are replaced because of ${restarts.map(escapeControls).join(', ')}`]),
  ];
}

function nameOf(ref: ObjectRef, namespace: string): string {
  const place = ref.namespace === undefined || ref.namespace === namespace ? '' : ` in namespace ${ref.namespace}`;
  return `${formatRef(ref)}${place}`;
}

function summaryLine({ release, summary, hooks }: Plan): string {
  const { create, change, unchanged, prune, keep, refused, restarts } = summary;
  const optional = [
    ...(keep === 0 ? [] : [`${keep} kept`]),
    ...(refused === 0 ? [] : [`${refused} refused`]),
    ...(hooks.length === 0 ? [] : [`${hooks.length} ${hooks.length === 1 ? 'hook' : 'hooks'}`]),
    ...(restarts === 0 ? [] : [`${restarts} ${restarts === 1 ? 'workload restarts' : 'workloads restart'}`]),
  ];
  const counts = [`${create} to create`, `${change} to change`, `${prune} to delete`, `${unchanged} unchanged`];
  return `release ${release.name}: ${[...counts, ...optional].join(', ')}`;
}
